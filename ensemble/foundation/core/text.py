"""Words as people type them, made safe to show, compare and store."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

# Marks that change how neighbours are read without being seen: bidirectional controls,
# zero-width characters (the joiner that emoji need is kept), byte-order mark.
INVISIBLE = re.compile(
    "[\u061c\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
BLANKS = re.compile(r"\s+")


def clean_text(text: str) -> str:
    """Several lines: composed (NFC), without invisible or control characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", CONTROL.sub("", INVISIBLE.sub("", text))).strip()


def clean_line(text: str) -> str:
    """One line: as `clean_text`, every run of blanks a single space."""
    return BLANKS.sub(" ", clean_text(text))


def clean_email(address: str) -> str:
    """The one spelling under which an address is kept and compared.

    Lower case, no invisible character, no trailing dot, international domains in punycode.
    An address that mixes alphabets inside one label imitates another: it is refused.
    """
    address = unicodedata.normalize("NFKC", clean_line(address)).strip().rstrip(".").lower()
    local, _at, domain = address.rpartition("@")
    if any(_mixes_alphabets(label) for label in (local, *domain.split("."))):
        raise ValidationError(
            _("This address mixes letters of several alphabets. Type it again, letter by letter."),
            code="confusable",
        )
    if not local.isascii():
        raise ValidationError(_("Before the @, use letters without accents."), code="local")
    try:
        address = f"{local}@{domain.encode('idna').decode()}" if domain else address
    except UnicodeError:
        raise ValidationError(_("Check the part after the @."), code="domain") from None
    validate_email(address)
    return address


def sorting_key(text: str) -> str:
    """French alphabetical order, the same on every machine: Émile stands before Fanny."""
    plain = unicodedata.normalize("NFD", text.replace("œ", "oe").replace("Œ", "OE"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).lower()


def _mixes_alphabets(label: str) -> bool:
    alphabets = {unicodedata.name(letter, "?").split()[0] for letter in label if letter.isalpha()}
    return len(alphabets) > 1
