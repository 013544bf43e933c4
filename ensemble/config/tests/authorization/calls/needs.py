"""A need: described by anyone, then followed by both sides."""

from functools import partial

from django.core.files.uploadedfile import SimpleUploadedFile

from ensemble.config.tests.authorization.asking import Call
from ensemble.config.tests.authorization.world import NOW
from ensemble.config.tests.authorization.worlds.needs import BRIEF
from ensemble.work.missions.actions.describing import describe
from ensemble.work.missions.models import Need
from ensemble.work.missions.tests.builders import ANSWERS

WORDS = ANSWERS | {"starts_on": "2026-12-07"}


def _need(w, c):
    return [w.asked.public_id]


def _drafted(w, c):
    """Everyone signed in has a draft of their own."""
    if c in w.someone:
        describe(by=w.someone[c], at=NOW, **ANSWERS)


def _brief(w, c):
    return {"brief": SimpleUploadedFile("Cahier.pdf", BRIEF)}


drafts = partial(Call, "need.describe", before=_drafted)
on_need = partial(Call, args=_need)

CALLS = [
    drafts("missions:describe"),
    drafts("missions:describe", data=lambda w, c: WORDS),
    drafts("missions:save", data=lambda w, c: WORDS),
    drafts("missions:check"),
    drafts("missions:describe_step", lambda w, c: ["what"]),
    drafts("missions:draft_brief"),
    drafts("missions:draft_brief", data=_brief),
    drafts("missions:draft_brief_remove", data=lambda w, c: {}),
    drafts("missions:discard", data=lambda w, c: {}),
    Call(
        "need.create",
        "missions:send",
        data=lambda w, c: {"organisation": w.varenne.public_id},
        before=_drafted,
        counts=lambda w, c: Need.objects.filter(organisation=w.varenne).count(),
    ),
    Call("need.read", "missions:needs", listing=True),
    on_need("need.read", "missions:need", shows="need-asked"),
    on_need("need.read", "missions:sent", shows="need-asked"),
    on_need("need.read", "missions:versions", shows="need-asked"),
    on_need("need.read", "missions:brief", shows="brief"),
    on_need("need.attach_brief", "missions:attach_brief"),
    on_need("need.attach_brief", "missions:attach_brief", data=_brief),
    on_need("need.attach_brief", "missions:remove_brief", data=lambda w, c: {}),
    on_need("need.reframe", "missions:reframe", shows="need-asked"),
    on_need("need.reframe", "missions:reframe", data=lambda w, c: WORDS | {"based_on": 1}),
    on_need("need.reframe", "missions:questions", shows="question-to-client"),
    on_need("need.reframe", "missions:questions", data=lambda w, c: {"text": "Bonjour."}),
    on_need("need.withdraw", "missions:withdraw_need"),
    on_need("need.withdraw", "missions:withdraw_need", data=lambda w, c: {"because": "Gelé."}),
    on_need("need.hand_over", "missions:hand_over"),
    on_need("need.hand_over", "missions:hand_over", data=lambda w, c: {"to": w.hugo.public_id}),
    on_need("need.postpone", "missions:postpone", shows="need-asked"),
    on_need(
        "need.postpone",
        "missions:postpone",
        data=lambda w, c: {"to_day": "2026-11-24", "to_hour": "12:00", "because": "Une grippe."},
    ),
    on_need(
        "need.name_colleague",
        "missions:name_colleague",
        data=lambda w, c: {"email": w.helene.email},
    ),
    on_need(
        "need.note_purchase_order",
        "missions:purchase_order",
        data=lambda w, c: {"purchase_order": "BC-2026-114"},
    ),
]
