"""The homes, the palette, letters in doubt, and what the demo adds."""

from ensemble.config.tests.authorization.asking import Call
from ensemble.foundation.mailroom.models import Letter


def _letter(w, c):
    return [w.letter.public_id]


def _in_doubt(w, c):
    Letter.objects.filter(pk=w.letter.pk).update(state="in_doubt")


CALLS = [
    Call("home.read", "desk:home"),
    Call("palette.read", "desk:palette", query={"q": "need-asked"}, shows="need-asked"),
    Call("letter.decide", "desk:letters_in_doubt", before=_in_doubt),
    Call("letter.decide", "desk:letter_again", _letter, lambda w, c: {}, before=_in_doubt),
    Call("letter.decide", "desk:letter_sent", _letter, lambda w, c: {}, before=_in_doubt),
    Call("demo.enter", "demo:be", lambda w, c: [w.nadia.person.public_id], lambda w, c: {}),
    Call("demo.letters.read", "demo:letters"),
    Call("demo.letters.read", "demo:letter", _letter),
    Call("demo.letters.read", "demo:letter_body", _letter),
]
