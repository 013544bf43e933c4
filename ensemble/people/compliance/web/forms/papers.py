"""A paper comes in; someone of finance says what they found."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.core.fields import Line
from ensemble.foundation.files.forms import Upload, what_fits
from ensemble.people.compliance.kinds import IDENTITY, PAPER
from ensemble.people.compliance.requirements import Requirement
from ensemble.people.compliance.standings import Rules, months_after
from ensemble.people.compliance.web.forms import Day


class PaperForm(forms.Form):
    """A file, and the dates that stand on it."""

    issued_on = Day(label=_("Dated"))
    expires_on = Day(label=_("Valid until"))
    code = Line(label="", max_length=40, required=False)

    def __init__(self, *args, asked: Requirement, **options):
        super().__init__(*args, **options)
        self.asked = asked
        kind = IDENTITY if asked.is_identity else PAPER
        upload = Upload(kind=kind, label=_("The file"), help_text=what_fits(kind))
        self.fields = {"file": upload, **self.fields}
        if not asked.ends:
            del self.fields["expires_on"]
        if asked.code:
            self.fields["code"].label = asked.code
        else:
            del self.fields["code"]

    def clean_issued_on(self):
        issued_on, today = self.cleaned_data["issued_on"], timezone.localdate()
        if issued_on > today:
            raise ValidationError(_("This day has not come yet."))
        months = Rules.on(today).months
        if self.asked.ages and months_after(issued_on, months) <= today:
            raise ValidationError(
                _("Older than %(months)s months, it would not count: a new one takes a minute."),
                params={"months": months},
            )
        return issued_on

    def clean_expires_on(self):
        if self.cleaned_data["expires_on"] <= timezone.localdate():
            raise ValidationError(_("This paper has ended: send the one in force."))
        return self.cleaned_data["expires_on"]

    def clean(self):
        said = super().clean()
        begins, ends = said.get("issued_on"), said.get("expires_on")
        if begins and ends and ends <= begins:
            self.add_error("expires_on", _("It ends before it begins: check both days."))
        return said


class VerifyForm(forms.Form):
    result = Line(
        label=_("What you found, and where"),
        help_text=_("On the Urssaf site, on the certificate itself, by telephone…"),
        max_length=300,
        required=False,
    )
    code = Line(label=_("Code checked"), max_length=40, required=False)

    def clean_result(self):
        return self.cleaned_data["result"] or str(_("Read: it says what it should."))


class ReasonForm(forms.Form):
    reason = Line(
        label=_("What is wrong, in a sentence"),
        help_text=_("The member reads it as you write it."),
        max_length=300,
        error_messages={"required": _("Say why: it is all the member will read.")},
    )
