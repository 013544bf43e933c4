"""Reading the chart: which account plays a role, and how roles change hands."""

from datetime import date

from ensemble.money.ledger.lines import UnknownAccount
from ensemble.money.ledger.models import Account, AccountChoice


def account(role: str, *, on: date) -> Account:
    """The account that plays this role on that day. Raises UnknownAccount."""
    choice = AccountChoice.objects.in_force(on).filter(role=role).select_related("account").first()
    if choice is None:
        raise UnknownAccount(f"no account for {role!r} on {on}")
    return choice.account


def accounts_of(name: str) -> list[int]:
    """The keys of every account that ever played this role, or of the account of that number."""
    if name.isdecimal():
        found = Account.objects.filter(number=name).values_list("pk", flat=True)
    else:
        played = AccountChoice.objects.filter(role=name, state="in_force")
        found = played.values_list("account", flat=True)
    if not (keys := sorted(set(found))):
        raise UnknownAccount(f"no account for {name!r}")
    return keys
