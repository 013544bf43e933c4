"""The approved platform of the operator, by the API that all of them speak (AFNOR XP Z12-013)."""

from ensemble.money.invoicing.platform.client import Platform, Refuses, Silent, current

__all__ = ["Platform", "Refuses", "Silent", "current"]
