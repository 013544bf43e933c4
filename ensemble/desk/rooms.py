"""The rooms behind the navigation, for whoever would rather type a name than follow links."""

from django.utils.translation import gettext as _

from ensemble.foundation.accounts.access import has_role
from ensemble.foundation.persons.models import Person

Room = tuple[str, str, str]  # label, icon, name of the address


def rooms_of(person: Person) -> list[Room]:
    rooms = []
    if has_role(person, "talent", "finance"):
        rooms.append((_("The articles of our contracts"), "file-text", "contracts:clauses"))
    if has_role(person, "finance"):
        rooms += _of_finance()
    return rooms


def _of_finance() -> list[Room]:
    return [
        (_("Pay runs"), "landmark", "treasury:desk"),
        (_("Bank statements"), "landmark", "treasury:statements"),
        (_("Bank lines to explain"), "landmark", "treasury:lines"),
        (_("Our bank accounts"), "landmark", "treasury:accounts"),
        (_("Bank details of members"), "landmark", "compliance:accounts"),
        (_("Credit of clients"), "scale", "credit:index"),
        (_("Late invoices"), "scale", "credit:late"),
        (_("Ageing"), "scale", "credit:ageing"),
        (_("Beyond the limit"), "scale", "credit:ask_override"),
        (_("The ledger"), "scale", "ledger:index"),
        (_("Trial balance"), "scale", "ledger:trial"),
        (_("Chart of accounts"), "scale", "ledger:accounts"),
        (_("Entries by hand"), "scale", "ledger:by_hand"),
        (_("Export of entries (FEC)"), "scale", "ledger:exports"),
        (_("E-invoices received"), "receipt", "invoicing:arrivals"),
        (_("New invoice or deposit"), "receipt", "invoicing:new"),
        (_("Our billing identity"), "receipt", "invoicing:operator_identity"),
    ]
