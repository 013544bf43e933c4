"""The gate of credit: it stands on the start of a mission, on its extension and on each invoice.

A mission goes on beyond the limit only when a second person overrides; what is owed to the member
never depends on it.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from ensemble.foundation.accounts.models import Organisation
from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.ui.formats.money import euros
from ensemble.money.credit.exposure import Exposure, companies_of, exposure_of, group_of


@dataclass(frozen=True)
class Room:
    """`ok`: it fits under the limit, or an override covers it. `sentence` says the figures."""

    ok: bool
    override_needed: bool
    sentence: str
    total: Decimal
    exposure: Exposure


def room_for(organisation: Organisation, amount: Decimal, at: datetime) -> Room:
    """Whether `amount` (tax included) may be added to what this client's group owes."""
    exposure = exposure_of(organisation, at)
    total = exposure.used + amount
    fits = total <= exposure.ceiling
    return Room(fits, not fits, _sentence(exposure, total), total, exposure)


def alone_with(organisation: Organisation) -> None:
    """Until the transaction ends nobody else weighs the companies of this group: two yeses at once are
    added up, and not each compared with what stood before both."""
    group = group_of(organisation)
    weighed = companies_of(group) if group else [organisation.pk]
    held = Organisation.objects.filter(pk__in=weighed).order_by("pk")
    list(held.select_for_update(no_key=True).values_list("pk"))


def require_room(organisation: Organisation, amount: Decimal, at: datetime) -> Room:
    """The same at the door of an action. Raises TooLate with the sentence."""
    room = room_for(organisation, amount, at)
    if not room.ok:
        raise TooLate(room.sentence)
    return room


def _sentence(exposure: Exposure, total: Decimal) -> str:
    figures = {"total": euros(total), "limit": euros(exposure.limit)}
    if total <= exposure.limit:
        return _("With this, the client owes %(total)s of the %(limit)s it may.") % figures
    if total <= exposure.ceiling:
        figures |= {"ceiling": euros(exposure.ceiling)}
        return (
            _(
                "With this, the client owes %(total)s, beyond its limit of %(limit)s;"
                " an override covers up to %(ceiling)s."
            )
            % figures
        )
    return (
        _(
            "With this, the client owes %(total)s, beyond its limit of %(limit)s:"
            " finance has to override it."
        )
        % figures
    )
