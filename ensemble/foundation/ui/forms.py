"""From what people type to an act, and back with their answers when it cannot be; forms never save."""

from collections.abc import Callable, Mapping

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.http import HttpRequest, QueryDict
from django.utils.formats import localize

from ensemble.foundation.core.errors import Incomplete, TooLate
from ensemble.foundation.core.ids import uuid7
from ensemble.foundation.core.marks import Stale, mark_of


class Day(forms.DateField):
    """A calendar day, in the picker of the device."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class Keyed(forms.Form):
    """A form whose words, sent twice from one page, are added once."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid7, required=False)

    def begin_another(self) -> None:
        """Given back because something else was sent from this page: sent again, it is an addition."""
        self.data = self.data.copy()
        self.data[self.add_prefix("key")] = uuid7()


class Marked(forms.Form):
    """A form that carries the mark of what its reader had before her eyes.

    `known` is what is written now, by the names of the act that will write it; the initial values
    say the same, field by field. Whoever saves after someone else gets the page again: her words in
    the fields, those written meanwhile beside them (`{% meanwhile form %}`), and the mark of what
    she has now read, so that saving again is choosing hers.
    """

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, known: Mapping[str, object], **options):
        super().__init__(*args, **options)
        self.mark = mark_of(known)
        self.initial["seen"] = self.mark

    def clean_seen(self) -> str | None:
        """None: nothing was read beforehand, and nothing is compared."""
        return self.cleaned_data["seen"] or None

    def has_read(self) -> None:
        """What is written now stands on the page she receives."""
        self.data = self.data.copy()
        self.data[self.add_prefix("seen")] = self.mark

    @property
    def written_meanwhile(self) -> list[tuple[str, object]]:
        """The label of each field that is written otherwise now, and what it says."""
        if not isinstance(getattr(self, "trouble", None), Stale):
            return []
        differing = filter(_differs, self.visible_fields())
        return [(bound.label, _words_of(bound)) for bound in differing]


class KeptAsTyped(Marked):
    """On a page that keeps itself while it is typed: what was written meanwhile is put aside by the
    button that says so alone (`instead`, with the mark of what was read), never by going on typing.
    """

    def clean_seen(self) -> str | None:
        return self.data.get(self.add_prefix("instead")) or super().clean_seen()

    def has_read(self) -> None:
        """Her mark stays that of the page she began with."""


def _differs(bound: BoundField) -> bool:
    return _meant(bound, bound.data) != _meant(bound, bound.initial)


def _meant(bound: BoundField, value: object) -> object:
    try:
        return bound.field.clean(value)
    except ValidationError:
        return None


def _words_of(bound: BoundField) -> object:
    """What is written now, as its field would offer it."""
    offered, written = dict(getattr(bound.field, "choices", ())), bound.initial
    return offered.get(written, written if isinstance(written, bool) else localize(written))


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent; nothing when the page is only asked for."""
    return request.POST if request.method == "POST" else None


def done(form: forms.Form, act: Callable[[dict], object]) -> bool:
    """Whether the form was right and the act made. If not, the form says why, answers kept."""
    if not form.is_valid():
        return False
    try:
        act(form.cleaned_data)
    except (TooLate, Incomplete) as trouble:
        told(form, trouble)
    return not form.errors


def told(form: forms.Form, trouble: TooLate | Incomplete) -> forms.Form:
    """The same form with its answers, and the sentence for whoever came second or left a gap."""
    form.add_error(None, str(trouble))
    if isinstance(trouble, TooLate):
        form.trouble = trouble
        if isinstance(form, Keyed):
            form.begin_another()
    if isinstance(trouble, Stale) and isinstance(form, Marked):
        form.has_read()
    return form


def status_of(*forms_: forms.Form) -> int:
    """200 for a page asked for, 422 for answers to look at again, 409 for whoever came late."""
    if any(hasattr(form, "trouble") for form in forms_):
        return 409
    return 422 if any(form.is_bound for form in forms_) else 200
