from ensemble.foundation.accounts.models.doors import MailedCode, OpenSession
from ensemble.foundation.accounts.models.invitations import Invitation
from ensemble.foundation.accounts.models.organisations import Organisation, Seat
from ensemble.foundation.accounts.models.team import Absence, RoleRequest, TeamRole

__all__ = [
    "Absence",
    "Invitation",
    "MailedCode",
    "OpenSession",
    "Organisation",
    "RoleRequest",
    "Seat",
    "TeamRole",
]
