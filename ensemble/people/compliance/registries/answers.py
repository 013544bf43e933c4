"""What a register says, in the same words whichever it is."""

import unicodedata
from dataclasses import dataclass
from typing import Protocol

from ensemble.people.compliance.models import Business, CompanyCheck

Result = CompanyCheck.Result
LEGAL_FORMS = frozenset("ei eurl sarl sas sasu sa gmbh srl bv ltd".split())


@dataclass(frozen=True)
class Answer:
    result: str
    name: str = ""
    address: str = ""
    proof: str = ""


class Register(Protocol):
    name: str

    def number_of(self, business: Business) -> str:
        """The number it knows that business by; empty when it cannot know it."""

    def ask(self, business: Business) -> Answer:
        """One question over HTTP, a few seconds at most; never raises."""


def same_name(one: str, other: str) -> bool:
    """BENALI CONSEIL and Benali Conseil SASU are the same company; case and legal form say nothing."""
    first, second = _words(one), _words(other)
    return bool(first) and first == second


def _words(name: str) -> frozenset[str]:
    plain = unicodedata.normalize("NFKD", name.replace("œ", "oe").replace("Œ", "OE"))
    plain = "".join(sign if sign.isalnum() else " " for sign in plain if not _is_accent(sign))
    return frozenset(plain.lower().split()) - LEGAL_FORMS


def _is_accent(sign: str) -> bool:
    return bool(unicodedata.combining(sign))
