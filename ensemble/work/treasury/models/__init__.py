from ensemble.work.treasury.models.account import OperatorAccount
from ensemble.work.treasury.models.matching import Match
from ensemble.work.treasury.models.payrun import Download, Exclusion, Payment, PayRun
from ensemble.work.treasury.models.statement import BankLine, Statement, TableMapping

__all__ = [
    "BankLine",
    "Download",
    "Exclusion",
    "Match",
    "OperatorAccount",
    "PayRun",
    "Payment",
    "Statement",
    "TableMapping",
]
