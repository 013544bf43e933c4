from ensemble.money.invoicing.models.documents import BilledLine, Note, Party, Terms, VatGroup
from ensemble.money.invoicing.models.identity import LegalEntity
from ensemble.money.invoicing.models.invoice import Flow, Invoice, Kind
from ensemble.money.invoicing.models.mandate import Mandate
from ensemble.money.invoicing.models.series import Series
from ensemble.money.invoicing.models.settlement import Contest, CreditRequest, Settlement

__all__ = [
    "BilledLine",
    "Contest",
    "CreditRequest",
    "Flow",
    "Invoice",
    "Kind",
    "LegalEntity",
    "Mandate",
    "Note",
    "Party",
    "Series",
    "Settlement",
    "Terms",
    "VatGroup",
]
