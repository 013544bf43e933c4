"""What a view does with a form: make the act, or say why not with the answers kept."""

from collections.abc import Callable

from django import forms

from ensemble.foundation.core.errors import Incomplete, TooLate


class Day(forms.DateField):
    """A calendar day, in the picker of the device."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def done(form: forms.Form, act: Callable[..., object]) -> bool:
    """Whether the form was right and `act(**what it says)` made. If not, the form says why."""
    if not form.is_valid():
        return False
    try:
        act(**form.cleaned_data)
    except (TooLate, Incomplete) as trouble:
        form.add_error(None, str(trouble))
        form.late = isinstance(trouble, TooLate)
        return False
    return True


def status_of(form: forms.Form) -> int:
    """200 for a page asked for, 422 for answers to look at again, 409 for whoever came late."""
    if getattr(form, "late", False):
        return 409
    return 422 if form.is_bound else 200
