"""Which papers each legal status is asked for, and why (C. trav. D8222-5, D8222-7, L1254-26, L7331-2)."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from ensemble.people.compliance.models import Document

Kind = Document.Kind


@dataclass(frozen=True)
class Requirement:
    """`is_vigilance`: without it no mission starts and no payment leaves; the others, our contracts
    ask. `ages`: counts for six months from its date, on the day of each check. `ends`: says until
    when it holds. `code`: what is written on it that whoever verifies needs."""

    kind: Document.Kind
    what: Any
    why: Any
    is_vigilance: bool = True
    ages: bool = False
    ends: bool = False
    code: Any = ""

    @property
    def label(self) -> str:
        return str(self.kind.label)

    @property
    def is_identity(self) -> bool:
        return self.kind == Kind.IDENTITY


CERTIFICATE = Requirement(
    Kind.VIGILANCE,
    _("The certificate that the Urssaf gives on its site, under six months old."),
    _("The law asks every client for it, when the contract is signed and every six months after."),
    ages=True,
    code=_("Security code, on the certificate"),
)
REGISTRATION = Requirement(
    Kind.REGISTRATION,
    _("The extract of the national register (RNE) or the INSEE notice; a K extract if you trade."),
    _("It says that your business exists and is registered."),
)
KBIS = Requirement(
    Kind.REGISTRATION,
    _("A recent Kbis extract."),
    _("It says that the company exists, where, and who represents it."),
)
EXTRACT = Requirement(
    Kind.REGISTRATION,
    _("An extract of the company register of your country."),
    _("It says that the firm exists and is registered where it is established."),
)
INSEE_NOTICE = Requirement(
    Kind.REGISTRATION,
    _("The INSEE notice that gives the SIRET of the association."),
    _("An association invoices under its SIRET."),
)
NO_EMPLOYEE = Requirement(
    Kind.EMPLOYEES,
    _("A dated and signed sentence: no foreign employee subject to a work permit; or their list."),
    _("The law asks for it with the certificate, even from someone who works alone."),
    ages=True,
)
INSURANCE = Requirement(
    Kind.INSURANCE,
    _("The certificate of your insurer: amounts covered and last day of cover."),
    _("Our clients ask that a mistake be covered: you are protected, and so are they."),
    is_vigilance=False,
    ends=True,
    code=_("Policy number"),
)
POWER = Requirement(
    Kind.POWER,
    _("The articles or the decision that names whoever signs for the company."),
    _("A contract binds the company only when its representative signs it."),
    is_vigilance=False,
)
IDENTITY = Requirement(
    Kind.IDENTITY,
    _("An identity card or a passport, both sides readable."),
    _("To know who signs. Once someone has read it, the image is deleted."),
    is_vigilance=False,
    ends=True,
)
GUARANTEE = Requirement(
    Kind.GUARANTEE,
    _("The certificate of financial guarantee of the portage company."),
    _("It protects your salary; the law asks every portage company for it."),
    ends=True,
)
COOPERATIVE = Requirement(
    Kind.COOPERATIVE,
    _("Your CAPE or CESA contract with the co-operative."),
    _("It says that the co-operative contracts and invoices for you."),
)
RECEIPT = Requirement(
    Kind.RECEIPT,
    _("The receipt of its declaration, or its notice in the official gazette."),
    _("It says that the association exists."),
)
MINUTES = Requirement(
    Kind.MINUTES,
    _("The minutes that name whoever signs for the association."),
    _("A contract binds the association only when its representative signs it."),
    is_vigilance=False,
)
A1 = Requirement(
    Kind.A1,
    _("The A1 certificate of whoever works in France, or your statement that nobody is posted."),
    _("It says which country’s social security covers the work."),
    ends=True,
)

REQUIREMENTS: dict[str, tuple[Requirement, ...]] = {
    "micro": (CERTIFICATE, REGISTRATION, NO_EMPLOYEE, INSURANCE, IDENTITY),
    "ei": (CERTIFICATE, REGISTRATION, NO_EMPLOYEE, INSURANCE, IDENTITY),
    "eurl": (CERTIFICATE, KBIS, NO_EMPLOYEE, POWER, INSURANCE, IDENTITY),
    "sasu": (CERTIFICATE, KBIS, NO_EMPLOYEE, POWER, INSURANCE, IDENTITY),
    "portage": (CERTIFICATE, KBIS, GUARANTEE),
    "cae": (CERTIFICATE, KBIS, COOPERATIVE),
    "association": (CERTIFICATE, RECEIPT, INSEE_NOTICE, MINUTES, IDENTITY),
    "eu_firm": (EXTRACT, A1, IDENTITY),
}


def requirement(status: str, kind: str) -> Requirement | None:
    """What that status is asked under that kind; None when it is not asked for it."""
    return next((one for one in REQUIREMENTS[status] if one.kind == kind), None)
