"""The numbers by which a business and its bank account are known: cleaned, checked, explained.

Each function takes what was typed and returns the one spelling that is kept, or raises a
`ValidationError` with a sentence. What a register alone can tell (does it exist, is it open)
is asked elsewhere: `registries`.
"""

import re
import unicodedata
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from schwifty import BIC, IBAN
from schwifty import exceptions as schwifty
from stdnum.eu import vat as european_vat
from stdnum.fr import siren as french_siren
from stdnum.fr import siret as french_siret

EUROPEAN_UNION = frozenset("AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IT".split()) | frozenset(
    "LT LU LV MT NL PL PT RO SE SI SK".split()
)


@dataclass(frozen=True)
class BankNumber:
    """An IBAN that exists as a number, with what its digits say."""

    iban: str
    bic: str
    bank: str
    country: str

    @property
    def masked(self) -> str:
        """What may be shown: the country, the key and the last four digits."""
        return f"{self.iban[:4]} •••• {self.iban[-4:]}"


def siren_number(typed: str) -> str:
    """732 829 320 becomes 732829320."""
    digits = _digits(typed)
    if len(digits) != 9:
        raise ValidationError(_("A SIREN has nine digits."), code="length")
    if not french_siren.is_valid(digits):
        raise ValidationError(
            _("Check the SIREN: its last digit does not match. A digit may be missing or swapped."),
            code="checksum",
        )
    return digits


def siret_number(typed: str, *, siren: str = "") -> str:
    """The fourteen digits of a place of business; they begin with the nine of its SIREN.

    La Poste numbers its places outside the usual key (INSEE: the sum of the fourteen digits is a
    multiple of five instead); python-stdnum knows this exception.
    """
    digits = _digits(typed)
    if len(digits) != 14:
        raise ValidationError(_("A SIRET has fourteen digits."), code="length")
    if siren and not digits.startswith(siren):
        raise ValidationError(
            _("A SIRET begins with the SIREN of its company: this one is of another company."),
            code="other_company",
        )
    if not french_siret.is_valid(digits):
        raise ValidationError(
            _("Check the SIRET: its last digit does not match. A digit may be missing or swapped."),
            code="checksum",
        )
    return digits


def french_vat_number(siren: str) -> str:
    """FR, the key (12 + 3 × (SIREN mod 97)) mod 97, and the SIREN."""
    return f"FR{(12 + 3 * (int(siren) % 97)) % 97:02d}{siren}"


def vat_number(typed: str, *, siren: str = "") -> str:
    """A number of the European Union, with its country; a French one holds the key of its SIREN."""
    number = _letters_and_digits(typed)
    if number[:2] not in EUROPEAN_UNION:
        raise ValidationError(
            _("A VAT number begins with the two letters of a country of the European Union."),
            code="country",
        )
    if not european_vat.is_valid(number):
        raise ValidationError(
            _("Check the VAT number: its digits do not match. One may be missing or swapped."),
            code="checksum",
        )
    if siren and number != french_vat_number(siren):
        raise ValidationError(
            _("This VAT number belongs to another company: it must end with the SIREN."),
            code="other_company",
        )
    return number


def bank_number(typed: str) -> BankNumber:
    """An IBAN whose two keys are right (its own and the national one: RIB), inside SEPA."""
    try:
        iban = IBAN(_letters_and_digits(typed), validate_bban=True)
    except (schwifty.InvalidCountryCode, schwifty.InvalidStructure, schwifty.InvalidLength):
        raise ValidationError(
            _("Check the IBAN: it does not have the length or the letters of its country."),
            code="structure",
        ) from None
    except schwifty.InvalidChecksumDigits:
        raise ValidationError(
            _("Check the IBAN: its check digits do not match. A digit may be missing or swapped."),
            code="checksum",
        ) from None
    except schwifty.SchwiftyException:
        raise ValidationError(
            _("Check the IBAN: the key of the bank account inside it does not match."),
            code="national_checksum",
        ) from None
    if not iban.in_sepa_zone:
        raise ValidationError(
            _("This account is outside the SEPA area, where our payments cannot go."), code="sepa"
        )
    return BankNumber(iban.compact, str(iban.bic or ""), iban.bank_name or "", iban.country_code)


def bank_code(typed: str, *, of: BankNumber) -> str:
    """A BIC of the same country as the account; the one its digits tell when nothing is typed."""
    if not typed:
        return of.bic
    try:
        bic = BIC(_letters_and_digits(typed))
    except schwifty.SchwiftyException:
        raise ValidationError(
            _("Check the BIC: it has eight or eleven letters and digits."), code="bic"
        ) from None
    if bic.country_code != of.country:
        raise ValidationError(_("This BIC and this IBAN are of two countries."), code="country")
    return bic.compact


def _digits(typed: str) -> str:
    """Without the spaces, dots and dashes people put; digits of any alphabet as ours."""
    text = re.sub(r"[\s.\-\u2010-\u2015]", "", unicodedata.normalize("NFKC", typed))
    if not text.isdecimal():
        raise ValidationError(_("Type digits only."), code="digits")
    return "".join(str(unicodedata.decimal(sign)) for sign in text)


def _letters_and_digits(typed: str) -> str:
    text = re.sub(r"[\s.\-\u2010-\u2015]", "", unicodedata.normalize("NFKC", typed)).upper()
    if not (text.isascii() and text.isalnum()):
        raise ValidationError(_("Type letters and digits only."), code="signs")
    return text
