"""What follows a pay run, and a statement."""

from ensemble.foundation.core.faults import fault
from ensemble.foundation.timeline.models import Entry
from ensemble.foundation.timeline.reading import reader
from ensemble.work.treasury import letters
from ensemble.work.treasury.actions.matching_alone import match_certain
from ensemble.work.treasury.models import PayRun, Statement


@reader("treasury.run_approved")
def tell_the_members(entry: Entry) -> None:
    """Each one reads how much leaves, and when."""
    run = PayRun.objects.get(pk=entry.mentions.get(is_subject=True).object_id)
    letters.payments_ordered(run, at=entry.at)
    fault("payrun.told")


@reader("treasury.statement_recorded")
def match_what_is_certain(entry: Entry) -> None:
    statement = Statement.objects.get(pk=entry.mentions.get(is_subject=True).object_id)
    match_certain(statement, at=entry.at)
