"""By which way an invoice may leave, given who issues it, to whom, and on which day.

Since 1 September 2026 every company receives through an approved platform. Who must issue through
one depends on the size of the legal issuer, the seller, even when somebody else writes for them; the
days are dated values (`invoicing.platform.<size>`), with their source.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _

from ensemble.foundation.parameters.reading import value
from ensemble.money.invoicing.models import Party

COMPULSORY = "compulsory"
SMALLEST = "micro"


class Channel(StrEnum):
    PLATFORM = "platform"
    EMAIL = "email"


@dataclass(frozen=True)
class Route:
    """`channels` in the order of preference; `why` for whoever asks."""

    channels: tuple[Channel, ...]
    why: str

    @property
    def preferred(self) -> Channel:
        return self.channels[0]

    def allows(self, channel: Channel) -> bool:
        return channel in self.channels


def route_for(seller: Party, buyer: Party, on: date) -> Route:
    if not (seller.is_french and seller.siren):
        return Route(
            (Channel.EMAIL,), _("The issuer is abroad: the French platforms do not know it.")
        )
    if not (buyer.is_french and buyer.siren):
        return Route((Channel.EMAIL,), _("The buyer is abroad: the sale is declared instead."))
    if value(f"invoicing.platform.{seller.size or SMALLEST}", on=on) == COMPULSORY:
        return Route((Channel.PLATFORM,), _("From that day on it leaves through a platform."))
    return Route(
        (Channel.PLATFORM, Channel.EMAIL),
        _("A PDF by e-mail is still allowed; the platform is surer."),
    )
