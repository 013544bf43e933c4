from ensemble.money.invoicing.models.arrival import Arrival
from ensemble.money.invoicing.models.documents import BilledLine, Note, Party, Terms, VatGroup
from ensemble.money.invoicing.models.exchange import Announcement, Dispatch, FollowedFlow
from ensemble.money.invoicing.models.finding import InvoiceQuerySet
from ensemble.money.invoicing.models.identity import LegalEntity
from ensemble.money.invoicing.models.invoice import Invoice
from ensemble.money.invoicing.models.kinds import Flow, Kind
from ensemble.money.invoicing.models.mandate import Mandate
from ensemble.money.invoicing.models.paper import Paper
from ensemble.money.invoicing.models.series import Series
from ensemble.money.invoicing.models.settlement import Contest, CreditRequest, Settlement
from ensemble.money.invoicing.models.status import Code, Collected, Status

__all__ = [
    "Announcement",
    "Arrival",
    "BilledLine",
    "Code",
    "Collected",
    "Contest",
    "CreditRequest",
    "Dispatch",
    "Flow",
    "FollowedFlow",
    "Invoice",
    "InvoiceQuerySet",
    "Kind",
    "LegalEntity",
    "Mandate",
    "Note",
    "Paper",
    "Party",
    "Series",
    "Settlement",
    "Status",
    "Terms",
    "VatGroup",
]
