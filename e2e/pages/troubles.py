"""The pages that say no: lost, refused, too late, closed."""

from e2e.pages.addresses import at
from e2e.pages.members import waiting
from ensemble.foundation.accounts.models import Invitation
from ensemble.work.missions.models import Mission


def statuses() -> dict[str, dict[str, int]]:
    accepted = Invitation.objects.filter(state="accepted").first()
    to_come = Mission.objects.get(need__author__name="Thomas Guérin")
    return {
        "": {"/nowhere": 404, at("accounts:invitation", accepted.token): 410},
        "Odile Rey": {at("contracts:mission", waiting().mission): 403},
        "Thomas Guérin": {at("contracts:extend", to_come): 409},
    }
