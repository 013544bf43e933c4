from ensemble.money.credit.models.doubts import Doubt, Loss, Provision
from ensemble.money.credit.models.dunning import DunningStep, LateCharge, PaymentPromise, Rung
from ensemble.money.credit.models.expected import Expected
from ensemble.money.credit.models.groups import Belonging, ClientGroup, Limit, Override

__all__ = [
    "Belonging",
    "ClientGroup",
    "Doubt",
    "DunningStep",
    "Expected",
    "LateCharge",
    "Limit",
    "Loss",
    "Override",
    "PaymentPromise",
    "Provision",
    "Rung",
]
