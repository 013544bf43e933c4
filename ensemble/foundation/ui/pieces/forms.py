"""Fields: label, hint and error beside the control, tied to it for screen readers."""

from django import forms, template
from django.forms.boundfield import BoundField
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()

CHOICES = (forms.RadioSelect, forms.CheckboxSelectMultiple)


def _anatomy(bound: BoundField, hint: str = "") -> dict:
    hint = hint or str(bound.help_text)
    known = {
        "hint": f"{bound.auto_id}_hint" if hint else "",
        "problem": f"{bound.auto_id}_problem" if bound.errors else "",
    }
    return {
        "bound": bound,
        "label": bound.label,
        "hint": hint,
        "hint_id": known["hint"],
        "problem_id": known["problem"],
        "described_by": " ".join(filter(None, known.values())),
        "optional": not bound.field.required,
    }


def _control(bound: BoundField, described_by: str, css: str) -> SafeString:
    attributes: dict[str, str | bool] = {
        "class": f"{css} {bound.field.widget.attrs.get('class', '')}".strip()
    }
    if described_by:
        attributes["aria-describedby"] = described_by
    if bound.errors:
        attributes["aria-invalid"] = "true"
    return bound.as_widget(attrs=attributes)


@register.simple_tag
def field(bound: BoundField, hint="", unit="", width="") -> SafeString:
    """Any field: the widget of the form says which component it is. width: short, medium."""
    widget = bound.field.widget
    if bound.is_hidden:
        return bound.as_widget()
    if isinstance(widget, CHOICES):
        return choice_list(bound, hint)
    if isinstance(widget, forms.CheckboxInput):
        return _rendered("checkbox", bound, hint, "")
    if isinstance(widget, forms.FileInput):
        return file_field(bound, hint)
    return _rendered("field", bound, hint, f"input input-{width}" if width else "input", unit=unit)


@register.simple_tag
def choice_list(bound: BoundField, hint="", inline=False) -> SafeString:
    return _rendered("choice_list", bound, hint, "", inline=inline)


@register.simple_tag
def date_field(bound: BoundField, hint="") -> SafeString:
    return _rendered("field", bound, hint, "input")


@register.simple_tag
def amount_field(bound: BoundField, hint="", unit="€") -> SafeString:
    bound.field.widget.attrs.setdefault("inputmode", "decimal")
    return _rendered("field", bound, hint, "input", unit=unit)


@register.simple_tag
def file_field(bound: BoundField, hint="") -> SafeString:
    return _rendered("file_field", bound, hint, "")


@register.inclusion_tag("ui/components/meanwhile.html")
def meanwhile(form: forms.BaseForm):
    """What someone wrote since the page was shown, beside what is typed (`ui.forms.Marked`)."""
    return {"written": getattr(form, "written_meanwhile", [])}


@register.inclusion_tag("ui/components/error_summary.html")
def error_summary(form: forms.BaseForm, focus: bool = True):
    """First thing in the form: each problem, leading to its field, in the words shown beside it;
    words that do not tell which field they speak of come after its name."""
    problems = [("", "", message) for message in form.non_field_errors()]
    for bound in form:
        first = "_0" if isinstance(bound.field.widget, CHOICES) else ""
        name = bound.label if form.has_error(bound.name, "required") else ""
        problems += [(f"{bound.auto_id}{first}", name, message) for message in bound.errors]
    return {"problems": problems, "focus": focus}


@register.simple_block_tag
def check_answers(content) -> SafeString:
    return render_to_string("ui/components/check_answers.html", {"content": content})


@register.inclusion_tag("ui/components/answer.html")
def answer(label, value, url=""):
    return {"label": label, "value": value, "url": url}


def _rendered(name: str, bound: BoundField, hint: str, css: str, **more) -> SafeString:
    context = _anatomy(bound, hint) | more
    if name != "choice_list":
        context["control"] = _control(bound, context["described_by"], css)
    return render_to_string(f"ui/components/{name}.html", context)
