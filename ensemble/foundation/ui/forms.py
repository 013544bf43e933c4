"""From what people type to an act, and back with their answers when it cannot be; forms never save."""

from collections.abc import Callable

from django import forms
from django.http import HttpRequest, QueryDict

from ensemble.foundation.core.errors import Incomplete, TooLate


class Day(forms.DateField):
    """A calendar day, in the picker of the device."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


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
    return form


def status_of(*forms_: forms.Form) -> int:
    """200 for a page asked for, 422 for answers to look at again, 409 for whoever came late."""
    if any(hasattr(form, "trouble") for form in forms_):
        return 409
    return 422 if any(form.is_bound for form in forms_) else 200
