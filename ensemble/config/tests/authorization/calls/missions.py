"""From the composition of a letter to the mission, its fee and everyone's answer."""

from functools import partial

from ensemble.config.tests.authorization.asking import Call
from ensemble.config.tests.authorization.world import NOW
from ensemble.foundation.calendar.models import Appointment
from ensemble.work.missions.actions.meeting import cancel_meeting


def _hers(w, c):
    return [w.hers.public_id]


def _letter(w, c):
    return [w.letter_shared.public_id]


def _mission(w, c):
    return [w.mission.public_id]


def _asked(w):
    """Karim's question, still open."""
    return w.composing.presentations.get(member=w.karim)


def _open_question(w, c):
    return [_asked(w).public_id]


def _words(w, c):
    drafted = w.composing.presentations.get(member=w.julie).public_id.hex
    return {f"{drafted}-why": "Elle a tenu ce planning.", f"{drafted}-limit": "Pas le lundi."}


def _called_off(w, c):
    """The half-hour that was booked is free to take again."""
    booked = Appointment.objects.get(pk=w.appointment.pk)
    cancel_meeting(w.hers, booked, by=w.petit, at=NOW)


compose = partial(Call, "shortlist.compose")
in_composition = partial(compose, args=lambda w, c: [w.asked.public_id])
answer = partial(Call, "presentation.answer")
book = partial(Call, "interview.book", args=_hers)
fee = partial(Call, "fee_rule.change", hides="buy ops")

CALLS = [
    in_composition("missions:compose", shows="why-karim-asked"),
    in_composition("missions:presentation_edit", data=_words),
    in_composition("missions:ask_consents", data=_words),
    in_composition("missions:add_person", data=lambda w, c: {"member": w.nadia.public_id}),
    in_composition("missions:restore_person", data=lambda w, c: {}),
    compose("missions:remove_person", _open_question, lambda w, c: {}),
    compose("missions:nudge", _open_question, lambda w, c: {}),
    Call("shortlist.share", "missions:sign", lambda w, c: [w.ready.public_id], lambda w, c: {}),
    # The letter: whoever is presented in it is led to her own entry
    Call("shortlist.read", "missions:shortlist", _letter, shows="why-julie-shared"),
    Call(
        "person.card.read_in_shortlist",
        "missions:shortlist",
        _letter,
        shows="why-karim-shared",
        hides="com fin",
    ),
    Call(
        "shortlist.read_other_entries",
        "missions:shortlist_print",
        _letter,
        shows="why-julie-shared",
    ),
    Call("shortlist.read_other_entries", "missions:shortlist_pdf", _letter),
    Call("shortlist.read", "missions:portrait", _hers),
    Call("shortlist.read", "missions:people", listing=True),
    Call("shortlist.close", "missions:none_fits", _letter, lambda w, c: {"because": "Trop loin."}),
    Call("shortlist.question", "missions:question", _hers, shows="question-about-someone"),
    Call("shortlist.question", "missions:question", _hers, lambda w, c: {"text": "Anglais ?"}),
    Call("shortlist.choose", "missions:choose", _hers),
    Call(
        "shortlist.choose",
        "missions:choose",
        _hers,
        lambda w, c: {"starts_on": "2026-12-07", "days": "60"},
    ),
    # Half an hour between the two
    book("missions:meet"),
    book("missions:meet", data=lambda w, c: {"slot": w.slots[1].public_id}, before=_called_off),
    book("missions:meeting_move"),
    book("missions:meeting_move", data=lambda w, c: {"slot": w.slots[1].public_id}),
    book("missions:meeting_cancel"),
    book("missions:meeting_cancel", data=lambda w, c: {"reason": "Grève"}),
    # The person presented; a client who cannot see an open question reads 404, not 403
    answer("missions:proposals", listing=True),
    answer("missions:proposal", _hers, shows="why-karim-shared"),
    answer("missions:proposal", _open_question, shows="why-karim-asked", hides="buy ops"),
    answer(
        "missions:answer_proposal",
        _open_question,
        lambda w, c: {"answer": "yes"},
        hides="buy ops",
    ),
    answer(
        "missions:correct_facts",
        _open_question,
        lambda w, c: {"line": "Directeur supply chain", "rate": "860"},
        hides="buy ops",
    ),
    answer("missions:withdraw_consent", _hers, lambda w, c: {}),
    answer("missions:slots", _hers),
    answer(
        "missions:slots", _hers, lambda w, c: {"other_day": "2026-12-01", "other_hour": "10:00"}
    ),
    # The choice leaves answers to write, and a mission
    Call("answer.explain", "missions:sentences", lambda w, c: [w.ended.public_id]),
    Call(
        "answer.explain",
        "missions:sentences",
        lambda w, c: [w.ended.public_id],
        lambda w, c: {f"{w.owed.public_id.hex}-sentence": "Trop loin de Bourg."},
    ),
    Call("answer.sign", "missions:answers"),
    Call(
        "answer.sign",
        "missions:sign_answer",
        lambda w, c: [w.owed.public_id],
        lambda w, c: {f"{w.owed.public_id.hex}-answer": "Bourg est loin de chez vous."},
    ),
    Call("mission.read", "missions:mission_portrait", _mission),
    # The fee: one person of finance proposes, another approves
    Call("fee_rule.read", "missions:fee_rules"),
    fee(
        "missions:propose_fee_rule",
        data=lambda w, c: {"percent": "9", "basis": "client_price", "valid_from": "2027-06-01"},
    ),
    fee(
        "missions:approve_fee_rule",
        lambda w, c: [w.proposed.public_id],
        lambda w, c: {},
        second=lambda w, c: w.bruno,
    ),
    fee("missions:set_fee_rule_aside", lambda w, c: [w.proposed.public_id], lambda w, c: {}),
]
