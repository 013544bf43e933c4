"""What the safe does when something happened: to itself, or to a file it holds."""

from ensemble.foundation.files.models import StoredFile
from ensemble.foundation.timeline.models import Entry
from ensemble.foundation.timeline.reading import reader
from ensemble.people.compliance.actions.checking import check_company
from ensemble.people.compliance.actions.filing import turn_down_file
from ensemble.people.compliance.actions.retiring import retire_all
from ensemble.people.compliance.models import Business


@reader("compliance.business_described")
def a_company_is_looked_up(entry: Entry) -> None:
    """When its numbers or its name changed."""
    business = Business.objects.get(pk=entry.mentions.get(is_subject=True).object_id)
    if entry.facts["identifies"] and business.number:
        check_company(business, by=None, at=entry.at)


@reader("files.refused")
def a_file_that_hides_something(entry: Entry) -> None:
    stored = StoredFile.objects.get(pk=entry.mentions.get(is_subject=True).object_id)
    if stored.kind.startswith("compliance."):
        turn_down_file(stored, at=entry.at)


@reader("profiles.left")
def papers_of_someone_who_left(entry: Entry) -> None:
    """Nothing is relied upon any more: each paper is given its last day."""
    member = entry.mentions.get(is_subject=True).object_id
    for business in Business.objects.filter(member=member):
        retire_all(business, at=entry.at)
