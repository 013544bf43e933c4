"""Letters, words, hours, preferences, and the pages that are everybody's."""

from uuid import uuid4

from ensemble.config.tests.authorization.asking import EVERYONE, Call

VALUE = {
    "name": "vat_rate",
    "value": "20",
    "valid_from": "2014-01-01",
    "source": "CGI, art. 278",
}


def _letter(w, c):
    return [w.letter.public_id]


def _conversation(w, c):
    return [w.conversation.public_id]


def _appointment(w, c):
    return [w.appointment.public_id]


CALLS = [
    Call("letter.read", "mailroom:index", theirs=EVERYONE),
    Call("letter.read", "mailroom:show", _letter),
    Call("letter.read", "mailroom:body", _letter),
    Call("conversation.read", "conversations:show", _conversation, shows="private-message"),
    Call("conversation.say", "conversations:say", _conversation, lambda w, c: {"text": "Bien."}),
    Call("agenda.read", "calendar:agenda"),
    Call("agenda.feed.change", "calendar:open_feed", data=lambda w, c: {}),
    Call("agenda.feed.change", "calendar:close_feed", data=lambda w, c: {}),
    Call("appointment.read", "calendar:appointment", _appointment, shows="need-shared"),
    Call("appointment.read", "calendar:file", _appointment),
    Call(
        "appointment.change",
        "calendar:move",
        _appointment,
        lambda w, c: {"slot": w.slots[1].public_id},
    ),
    Call("appointment.change", "calendar:cancel", _appointment, lambda w, c: {"reason": "Grève"}),
    Call(
        "calendar.feed.read",
        "calendar:feed",
        lambda w, c: [w.feed if c == "lnk" else f"{uuid4().hex}.{uuid4().hex}"],
    ),
    Call("settings.change", "administration:settings", hides="own mem"),
    Call("settings.change", "administration:values", hides="own mem"),
    Call("settings.change", "administration:new_value", hides="own mem"),
    Call("settings.change", "administration:new_value", data=lambda w, c: VALUE, hides="own mem"),
    Call("person.about.change", "persons:me"),
    Call(
        "person.about.change",
        "persons:me",
        data=lambda w, c: {
            "name": "Nom Nouveau",
            "agreement": "neutral",
            "language": "fr",
            "time_zone": "Europe/Paris",
            "theme": "dark",
        },
    ),
    Call("preference.change", "persons:language", data=lambda w, c: {"language": "en"}),
    Call("preference.change", "persons:theme", data=lambda w, c: {"theme": "dark"}),
    Call("ui.gallery.read", "ui:gallery"),
    Call("ui.gallery.read", "ui:sample", lambda w, c: ["money"]),
    Call("health.read", "healthz"),
]
