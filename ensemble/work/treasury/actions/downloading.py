"""The file on its way to the bank: always the approved one, and never a second time in silence."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.faults import fault
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.work.treasury import letters
from ensemble.work.treasury.access import may_download
from ensemble.work.treasury.models import Download, PayRun
from ensemble.work.treasury.payfile import Altered, content_of, hash_of


def download(run: PayRun, *, by: Person, at: datetime) -> bytes:
    """The same bytes for whoever asks, as often as they ask. Raises Altered, and alerts all of
    finance and the administrators, when the rows no longer give the file that was approved."""
    require(may_download(by))
    if run.state != "approved":
        raise TooLate(_("This pay run is not approved yet."))
    content = content_of(run)
    if hash_of(content) != run.sha256:
        _alert(run, by=by, at=at)
        raise Altered(
            _("The file is not the one that was approved: it was not given, and people were told.")
        )
    fault("payrun.download")
    with transaction.atomic():
        Download.objects.create(run=run, by=by, at=at)
        record("treasury.file_downloaded", on=run, by=by, at=at, sha256=run.sha256)
    return content


@transaction.atomic
def _alert(run: PayRun, *, by: Person, at: datetime) -> None:
    record("treasury.file_differs", on=run, by=by, at=at)
    letters.file_differs(run, by=by, at=at)
