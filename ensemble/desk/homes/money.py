"""Money on the homes: for finance what only a person can settle, for a member what comes next."""

from datetime import datetime

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ensemble.desk.cards import Group, Task
from ensemble.foundation.persons.models import Person
from ensemble.foundation.ui.formats.dates import hour
from ensemble.foundation.ui.formats.money import euros
from ensemble.money.ledger.reading import last_check
from ensemble.work.treasury.access import may_approve
from ensemble.work.treasury.models import BankLine, PayRun

SHOWN = 5


def exceptions(person: Person, *, at: datetime) -> list[Group]:
    """The run that waits, the bank lines nobody has explained, and one line about the ledger."""
    return [_pay_run(person), _bank_lines(), _ledger()]


def _pay_run(person: Person) -> Group:
    waiting = PayRun.objects.waiting().ready_to_read()
    return Group(
        _("Next pay run"),
        [_run(person, run) for run in waiting],
        empty=_("No pay run is being prepared."),
        url=reverse("treasury:desk"),
        link=_("Finance"),
    )


def _run(person: Person, run: PayRun) -> Task:
    count = ngettext("%(n)s payment", "%(n)s payments", run.count) % {"n": run.count}
    submitted = run.state == "submitted"
    theirs = submitted and may_approve(person, run)
    told = _("Submitted by %(name)s.") % {"name": run.submitted_by.name} if submitted else ""
    return Task(
        eyebrow=run.message_id,
        title=f"{euros(run.total)}, {count}",
        note=told or _("Being prepared."),
        url=reverse("treasury:run", args=[run.public_id]),
        verb=_("Read and approve") if theirs else _("Open"),
        due=run.pay_on,
    )


def _bank_lines() -> Group:
    waiting = BankLine.objects.unexplained().order_by("booked_on", "pk")
    return Group(
        _("Bank lines to explain"),
        [
            Task(
                title=f"{euros(line.amount)} {line.other_name or line.words}".strip(),
                note=line.get_note_display(),
                url=reverse("treasury:line", args=[line.public_id]),
                verb=_("Explain"),
                since=line.booked_on,
            )
            for line in waiting[:SHOWN]
        ],
        empty=_("Everything is matched."),
        url=reverse("treasury:lines"),
        link=_("All lines"),
    )


def _ledger() -> Group:
    """One line while all is well; otherwise the first thing to look at."""
    check = last_check()
    if check is not None and not check.is_well:
        trouble = Task(
            title=_("The ledger’s check found something"),
            note=str(check.problems[0]),
            url=reverse("treasury:desk"),
            verb=_("Look"),
            since=check.at,
            late=True,
        )
        return Group(_("The ledger"), [trouble])
    said = _("Not checked yet: the next check is tonight.")
    if check is not None:
        said = _("Balanced, checked at %(hour)s.") % {"hour": hour(localtime(check.at))}
    ledger = reverse("ledger:index")
    return Group(_("The ledger"), [], empty=said, url=ledger, link=_("Entries"))
