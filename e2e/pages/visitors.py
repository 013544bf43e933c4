"""What anyone may open, and what the link of a letter opens."""

from e2e.pages.addresses import at
from ensemble.foundation.accounts.models import Invitation
from ensemble.foundation.mailroom.models import Letter
from ensemble.foundation.ui.web.gallery import SAMPLES
from ensemble.work.contracts.models import Signer
from ensemble.work.timesheets.models import ApprovalLink


def pages() -> list[str]:
    letter = Letter.objects.filter(kind="missions/shortlist_ready").first()
    invitation = Invitation.objects.filter(state="waiting").last()
    signer = Signer.objects.get(by_link=True, name="Jeanne Roux")
    month = ApprovalLink.objects.last()
    return [
        *("/", at("accounts:door"), at("accounts:password"), at("accounts:how")),
        at("accounts:invitation", invitation.token),
        *(at("missions:describe"), at("demo:letters"), at("demo:letter", letter)),
        *(at("ui:gallery"), at("contracts:verify")),
        *(at("ui:sample", name) for name in SAMPLES),
        *(at("contracts:sign_by_link", signer.token), at("contracts:link_code", signer.token)),
        *(at("timesheets:link", month.token), at("timesheets:link_code", month.token)),
    ]
