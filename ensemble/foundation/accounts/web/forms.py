import json
from datetime import date

from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.accounts.models.organisations import Seat
from ensemble.foundation.accounts.models.team import Role
from ensemble.foundation.core.fields import Amount, Email, Line, Prose
from ensemble.foundation.persons.models import Person

DIGITS = {"inputmode": "numeric", "autocomplete": "one-time-code", "maxlength": 12}


class Digits(forms.CharField):
    """Digits as people copy them: spaces and dashes do not matter."""

    widget = forms.TextInput(attrs=DIGITS)

    def __init__(self, *, length: tuple[int, ...] = (6,), **options):
        self.lengths = length
        super().__init__(max_length=20, **options)

    def to_python(self, value):
        return "".join(letter for letter in super().to_python(value) if letter.isdecimal())

    def validate(self, value):
        super().validate(value)
        if value and len(value) not in self.lengths:
            raise ValidationError(
                _("The code has %(number)s digits."),
                code="length",
                params={"number": self.lengths[0]},
            )


class AddressForm(forms.Form):
    email = Email(
        label=_("Your e-mail address"),
        widget=forms.EmailInput(
            attrs={"autocomplete": "username webauthn", "autocapitalize": "off"}
        ),
    )


class CodeForm(forms.Form):
    digits = Digits(label=_("The six digits of the letter"))


class NameForm(forms.Form):
    name = Line(
        label=_("First name and family name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )


class PasskeyForm(forms.Form):
    """What the browser answered, as JSON; `name` is how the person calls this device."""

    credential = forms.CharField(max_length=20_000, widget=forms.HiddenInput)
    name = Line(required=False, max_length=60)

    def clean_credential(self) -> dict:
        try:
            credential = json.loads(self.cleaned_data["credential"])
        except ValueError:
            credential = None
        if not isinstance(credential, dict) or not isinstance(credential.get("response"), dict):
            raise ValidationError(
                _("The browser did not answer. Try again, or come in another way.")
            )
        return credential


class PasswordForm(forms.Form):
    """Address, password and code of the application, all at once: a wrong one is not named."""

    email = Email(
        label=_("Your e-mail address"),
        widget=forms.EmailInput(attrs={"autocomplete": "username", "autocapitalize": "off"}),
    )
    password = forms.CharField(
        label=_("Your password"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    digits = Digits(label=_("The six digits of your application"))


class ProofForm(forms.Form):
    digits = Digits(
        label=_("The code of your application"),
        help_text=_("Six digits; or one of your recovery codes, eight digits."),
        length=(6, 8),
    )


class NewPasswordForm(forms.Form):
    password = forms.CharField(
        label=_("Choose a password"),
        help_text=_("At least twelve characters. A sentence is easier to remember than a word."),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args, person: Person, **options):
        self.person = person
        super().__init__(*args, **options)

    def clean_password(self) -> str:
        password = self.cleaned_data["password"]
        password_validation.validate_password(password, self.person)
        return password


class AppForm(NewPasswordForm):
    """A password and the first code of the application, for those who use no passkey."""

    digits = Digits(label=_("The six digits your application shows"))


class KeyNameForm(forms.Form):
    name = Line(label=_("Name of this key"), max_length=60)


class RoleForm(forms.Form):
    name = Line(label=_("First name and family name"), max_length=120)
    email = Email(label=_("E-mail address"))
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, widget=forms.RadioSelect)


class ColleagueForm(forms.Form):
    name = Line(label=_("First name and family name"), max_length=120)
    email = Email(label=_("E-mail address"))
    title = Line(label=_("Position"), max_length=120, required=False)
    role = forms.ChoiceField(
        label=_("What this person may do"), choices=Seat.Role.choices, widget=forms.RadioSelect
    )
    approval_limit = Amount(
        label=_("Approves days for you, up to"),
        help_text=_(
            "In euros excluding tax, for a month of one mission. Leave it empty and this person"
            " answers only for the missions they follow."
        ),
        required=False,
    )
    words = Prose(
        label=_("A word from you"),
        help_text=_("It stands in the letter, under your name."),
        max_length=1000,
        required=False,
    )


class LimitForm(forms.Form):
    approval_limit = ColleagueForm.base_fields["approval_limit"]


class AbsenceForm(forms.Form):
    starts_on = forms.DateField(
        label=_("First day away"), widget=forms.DateInput(attrs={"type": "date"})
    )
    ends_on = forms.DateField(
        label=_("Last day away"), widget=forms.DateInput(attrs={"type": "date"})
    )
    stand_in = forms.ModelChoiceField(
        label=_("Who answers meanwhile"), queryset=Person.objects.none(), to_field_name="public_id"
    )

    def __init__(self, *args, colleagues, today: date, **options):
        self.today = today
        super().__init__(*args, **options)
        self.fields["stand_in"].queryset = colleagues

    def clean(self) -> dict:
        cleaned = super().clean()
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", _("The last day comes after the first."))
        elif ends_on and ends_on < self.today:
            self.add_error("ends_on", _("This day is past."))
        return cleaned
