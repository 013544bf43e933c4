"""Who may do what with the credit of clients: finance, and for the large decisions two of them."""

from ensemble.foundation.accounts.access import has_role
from ensemble.foundation.persons.models import Person
from ensemble.money.credit.models import Limit, Loss, Override


def may_read_credit(person: Person | None) -> bool:
    return has_role(person, "finance")


def may_run_credit(person: Person | None) -> bool:
    """Group companies, propose a limit, note a promise, follow up, declare doubtful."""
    return has_role(person, "finance")


def may_decide_limit(person: Person, limit: Limit) -> bool:
    """Another person of finance than the one who proposed it."""
    return has_role(person, "finance") and limit.proposed_by_id != person.pk


def may_ask_override(person: Person | None) -> bool:
    """Talent, who runs the mission, and finance."""
    return has_role(person, "talent", "finance")


def may_decide_override(person: Person, override: Override) -> bool:
    return has_role(person, "finance") and override.asked_by_id != person.pk


def may_approve_loss(person: Person, loss: Loss) -> bool:
    return has_role(person, "finance") and loss.asked_by_id != person.pk
