"""Members: their card, the search, what the team remembers, the first minutes."""

from functools import partial
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from ensemble.config.tests.authorization.asking import Call
from ensemble.config.tests.authorization.world import NOW
from ensemble.people.profiles.actions.pausing import pause
from ensemble.people.profiles.models import Member

INVITED = {"name": "Zoé Martin", "email": "zoe.martin@ailleurs.example", "language": "fr"}


def _card(w, c):
    return [w.karim.card.public_id]


def _note(w, c):
    return [w.note.public_id]


def _picture(w, c):
    drawn = BytesIO()
    Image.new("RGB", (8, 8)).save(drawn, "PNG")
    return {"picture": SimpleUploadedFile("moi.png", drawn.getvalue())}


def _paused(w, c):
    for name in ("karim", "sophie"):
        member = Member.objects.get(pk=getattr(w, name).pk)
        pause(member, by=member.person, at=NOW)


# A card is changed by its member alone, at an address without a name: the others find no card
edit = partial(Call, "person.card.edit", theirs="own mem", hides="tal com fin adm")
card = partial(Call, args=_card)
welcome = partial(Call, "member.welcome", plays=lambda w: w.newcomer.person)

CALLS = [
    Call("member.search", "profiles:search", shows="card-line"),
    Call("member.search", "profiles:search", data=lambda w, c: {"q": "supply chain"}),
    Call("member.invite", "profiles:invite"),
    Call("member.invite", "profiles:invite", data=lambda w, c: INVITED),
    card("person.card.read", "profiles:person", shows="card-line"),
    card("person.card.read", "profiles:portrait"),
    # Parts of the same page, for fewer readers
    card(
        "person.availability.read",
        "profiles:person",
        judged_by="person.card.read",
        shows="17\u00a0août",
    ),
    card("note.read", "profiles:person", judged_by="person.card.read", shows="note"),
    card("note.write", "profiles:note"),
    card("note.write", "profiles:note", data=lambda w, c: {"text": "Aime le train."}),
    card("note.write", "profiles:how_we_met"),
    card("note.write", "profiles:how_we_met", data=lambda w, c: {"text": "À Lyon."}),
    Call("note.correct", "profiles:correct", _note, shows="note"),
    Call("note.correct", "profiles:correct", _note, lambda w, c: {"text": "Plus maintenant."}),
    edit("profiles:me"),
    edit("profiles:edit", lambda w, c: ["words"]),
    edit("profiles:edit", lambda w, c: ["words"], lambda w, c: {"line": "Autre chose"}),
    edit("profiles:preview", data=lambda w, c: {"line": "Autre chose", "text": "**Oui**"}),
    edit("profiles:change_portrait"),
    edit("profiles:change_portrait", data=_picture),
    edit("profiles:remove_portrait", data=lambda w, c: {}),
    edit("profiles:skills"),
    edit("profiles:add_skill", data=lambda w, c: {"skill": w.skill.code}),
    edit("profiles:drop_skill", data=lambda w, c: {"skill": w.skill.code}),
    edit("profiles:availability"),
    edit("profiles:availability", data=lambda w, c: {"free_on": "2027-01-04"}),
    edit("profiles:undo_availability", lambda w, c: ["none"], lambda w, c: {}),
    edit("profiles:rhythm", data=lambda w, c: {"rhythm": "3"}),
    edit("profiles:pause", data=lambda w, c: {}),
    edit("profiles:come_back", data=lambda w, c: {}, before=_paused),
    edit("profiles:leave"),
    edit("profiles:leave", data=lambda w, c: {}),
    # Only whoever was invited and has not arrived yet; a member is led home
    welcome("profiles:welcome", listing=True),
    welcome("profiles:welcome_step", lambda w, c: ["words"]),
    welcome("profiles:welcome_step", lambda w, c: ["words"], lambda w, c: {"line": "Achats"}),
    welcome("profiles:skip_step", lambda w, c: ["words"], lambda w, c: {}),
]
