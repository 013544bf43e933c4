"""Money leaves by two hands of finance, never by one, and is read by finance and its owner."""

from ensemble.foundation.accounts.access import has_role
from ensemble.foundation.accounts.models import TeamRole
from ensemble.foundation.persons.models import Person
from ensemble.work.treasury.models import OperatorAccount, PayRun


def may_come_to_treasury(person: Person) -> bool:
    return has_role(person, "finance")


def may_open_account(by: Person, account: OperatorAccount) -> bool:
    """Another person of finance than the one who typed its number."""
    return has_role(by, "finance") and account.proposed_by_id != by.pk


def may_prepare(by: Person) -> bool:
    return has_role(by, "finance")


def may_approve(by: Person, run: PayRun) -> bool:
    """Neither who prepared it nor who submitted it."""
    return has_role(by, "finance") and by.pk not in (run.prepared_by_id, run.submitted_by_id)


def who_may_approve(run: PayRun, *, submitted_by: Person) -> list[Person]:
    """Once that person has submitted it: at least one, or nobody could ever send it."""
    finance = TeamRole.objects.live().filter(role="finance", person__is_active=True)
    others = Person.objects.exclude(pk__in=[run.prepared_by_id, submitted_by.pk])
    return list(others.filter(pk__in=finance.values("person")).order_by("name"))


def may_download(by: Person) -> bool:
    return has_role(by, "finance")


def may_import(by: Person) -> bool:
    return has_role(by, "finance")


def may_match(by: Person | None) -> bool:
    """Finance; the house itself for what is certain."""
    return by is None or has_role(by, "finance")
