"""What an invoice says once frozen: the words and figures that its XML and its paper share.

Plain data, no database: `cii` writes it, `paper` prints it, `incoming` reads it from others.
`BT-n` names the business terms of EN 16931. Amounts are euros with two digits; nothing here is
computed, so that a document is what was issued and nothing else. A credit note has positive
amounts: its kind says which way they go.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

SELF_BILLED = frozenset({"389", "261", "501", "500", "471", "473", "502"})
CREDITS = frozenset({"381", "261", "396", "502", "503"})
CORRECTIVE = frozenset({"384", "471", "472", "473"})
DEPOSITS = frozenset({"386", "500", "503"})

SIREN, SIRET, FRENCH_DIRECTORY = "0002", "0009", "0225"  # schemes of ISO 6523

ON_PAYMENT, ON_DEBITS = "72", "5"  # BT-8: when VAT falls due


@dataclass(frozen=True, kw_only=True)
class Party:
    """Who sells (BG-4), buys (BG-7) or is paid (BG-10)."""

    name: str
    siren: str = ""  # BT-30, BT-47
    siret: str = ""  # BT-29, BT-46
    vat_number: str = ""  # BT-31, BT-48
    tax_id: str = ""  # BT-32: the SIREN of a seller under the franchise, who has no VAT number
    street: str = ""
    more: str = ""  # second line of the address
    postcode: str = ""
    city: str = ""
    country: str = "FR"
    legal: str = ""  # BT-33: "SASU au capital de 10 000 €, RCS Lyon 732 829 320"
    email: str = ""
    address: str = ""  # BT-34, BT-49: in the directory; the SIREN when nothing else is chosen
    scheme: str = FRENCH_DIRECTORY

    @property
    def endpoint(self) -> tuple[str, str]:
        """Scheme and address: where e-invoices reach this party. A foreign one has its e-mail."""
        if self.address or self.siren:
            return self.scheme, self.address or self.siren
        return "EM", self.email


@dataclass(frozen=True, kw_only=True)
class Line:
    label: str
    quantity: Decimal
    unit_price: Decimal
    net: Decimal
    detail: str = ""
    unit: str = "DAY"  # UN/ECE recommendation 20: DAY, HUR, C62 (one)
    category: str = "S"  # S normal, E exempt, AE reverse charge, O outside, Z zero
    rate: Decimal = Decimal("20.00")
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Tax:
    """The VAT of all lines of one category and rate (BG-23)."""

    base: Decimal
    amount: Decimal
    category: str = "S"
    rate: Decimal = Decimal("20.00")
    reason: str = ""  # BT-120: "TVA non applicable, art. 293 B du CGI"
    code: str = ""  # BT-121: "VATEX-FR-FRANCHISE"


@dataclass(frozen=True)
class Note:
    """PMT recovery costs, PMD penalties, AAB early payment, BAR flow, ACC factor, AAI general."""

    code: str
    text: str


@dataclass(frozen=True)
class Preceding:
    number: str  # BT-25
    issued_on: date | None  # BT-26


@dataclass(frozen=True, kw_only=True)
class Account:
    iban: str
    bic: str = ""
    holder: str = ""


@dataclass(frozen=True, kw_only=True)
class Content:
    kind: str  # BT-3, see the sets above
    number: str  # BT-1
    issued_on: date  # BT-2
    seller: Party
    buyer: Party
    lines: tuple[Line, ...]
    taxes: tuple[Tax, ...]
    net: Decimal  # BT-106, BT-109
    vat: Decimal  # BT-110
    gross: Decimal  # BT-112
    due: Decimal  # BT-115
    paid: Decimal = Decimal("0.00")  # BT-113: deposits already received
    due_on: date | None = None  # BT-9
    frame: str = "S1"  # BT-23: S1 service, S2 already paid, S4 after a deposit
    vat_point: str = ON_PAYMENT  # BT-8; empty where no VAT falls due
    notes: tuple[Note, ...] = ()
    terms: str = ""  # BT-20: how the due date was agreed
    purchase_order: str = ""  # BT-13
    contract: str = ""  # BT-12
    buyer_reference: str = ""  # BT-10
    precedings: tuple[Preceding, ...] = ()
    starts_on: date | None = None  # BT-73
    ends_on: date | None = None  # BT-74
    delivered_on: date | None = None  # BT-72
    account: Account | None = None  # BG-17
    payee: Party | None = None  # BG-10: a factor, when it is not the seller
    currency: str = "EUR"
    language: str = "fr"
    title: str = ""  # what it is about, on paper only
    established_by: str = ""  # who wrote it in the seller's name and on the seller's behalf

    @property
    def is_credit(self) -> bool:
        return self.kind in CREDITS

    @property
    def is_self_billed(self) -> bool:
        return self.kind in SELF_BILLED

    def note(self, code: str) -> str:
        return next((note.text for note in self.notes if note.code == code), "")
