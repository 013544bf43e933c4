from ensemble.work.contracts.models.acceptance import SubcontractorAcceptance
from ensemble.work.contracts.models.agreement import Agreement
from ensemble.work.contracts.models.clause import Clause, PaperKind
from ensemble.work.contracts.models.ending import Ending
from ensemble.work.contracts.models.envelope import Envelope, Signer
from ensemble.work.contracts.models.evidence import Event, SigningCode
from ensemble.work.contracts.models.extension import Extension
from ensemble.work.contracts.models.review import Review, Signal
from ensemble.work.contracts.models.terms import LegalModel, PaymentMethod, Terms
from ensemble.work.contracts.models.vigilance import CheckLetter, VigilanceCheck

__all__ = [
    "Agreement",
    "CheckLetter",
    "Clause",
    "Ending",
    "Envelope",
    "Event",
    "Extension",
    "LegalModel",
    "PaperKind",
    "PaymentMethod",
    "Review",
    "Signal",
    "Signer",
    "SigningCode",
    "SubcontractorAcceptance",
    "Terms",
    "VigilanceCheck",
]
