from ensemble.people.compliance.models.accounts import BankAccount
from ensemble.people.compliance.models.businesses import Business, CompanyCheck
from ensemble.people.compliance.models.documents import Document
from ensemble.people.compliance.models.situations import Situation

__all__ = ["BankAccount", "Business", "CompanyCheck", "Document", "Situation"]
