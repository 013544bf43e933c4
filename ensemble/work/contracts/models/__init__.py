from ensemble.work.contracts.models.acceptance import SubcontractorAcceptance
from ensemble.work.contracts.models.ending import Ending
from ensemble.work.contracts.models.terms import LegalModel, PaymentMethod, Terms

__all__ = ["Ending", "LegalModel", "PaymentMethod", "SubcontractorAcceptance", "Terms"]
