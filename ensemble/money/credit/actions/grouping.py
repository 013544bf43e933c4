"""Companies that share one credit."""

from datetime import datetime

from django.db import transaction

from ensemble.foundation.accounts.models import Organisation
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.money.credit.access import may_run_credit
from ensemble.money.credit.exposure import group_of
from ensemble.money.credit.models import Belonging, ClientGroup


@transaction.atomic
def put_into_group(
    organisation: Organisation, group: ClientGroup, *, by: Person, at: datetime
) -> None:
    """A company joins a group, and leaves the one it was in. Limits stay with their groups."""
    require(may_run_credit(by))
    Belonging.objects.update_or_create(
        organisation=organisation, defaults={"group": group, "since": at}
    )
    record("credit.grouped", on=group, by=by, at=at, also=(organisation,), name=organisation.name)


@transaction.atomic
def own_group(organisation: Organisation, *, at: datetime) -> ClientGroup:
    """The group of a company; one of its own is opened for it when it has none."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    if group := group_of(organisation):
        return group
    group = ClientGroup.objects.create(name=organisation.name, opened_at=at)
    Belonging.objects.create(organisation=organisation, group=group, since=at)
    return group
