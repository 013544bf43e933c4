"""Why an invoice is not paid: what is missing, who can lift it, since or until when. Finance and its
owner read the same words."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from ensemble.foundation.ui.formats.dates import day


@dataclass(frozen=True)
class Reason:
    """`code` is kept with the run; `detail`, `who` and the days are what its words need, as they were
    that day. `who` is empty when there is nothing left to lift."""

    code: str
    detail: str = ""
    who: str = ""
    since: date | None = None
    until: date | None = None

    @property
    def sentence(self) -> str:
        """What is missing."""
        return {
            "timesheet": _("The days it bills are not approved yet."),
            "terms": _("No contract in force says how it is paid."),
            "agency": _("The client pays it directly: we never advance money on this mission."),
            "paper": _("The invoice itself is not ready yet."),
            "not_accepted": _("Finance has not accepted this invoice yet."),
            "cancelled": _("This invoice was cancelled."),
            "refused": _("This invoice was refused."),
            "contested": _("This invoice is contested: what is in dispute waits."),
            "mandate": _("No mandate in force covers this self-billed invoice."),
            "vigilance": _("Papers that the law asks for: %(detail)s") % {"detail": self.detail},
            "bank": _("Bank details: %(detail)s") % {"detail": self.detail},
            "in_run": _("It is already in the pay run %(detail)s.") % {"detail": self.detail},
            "nothing_open": _("Nothing is left to pay on it."),
            "left_out": _("Finance left it out: %(detail)s") % {"detail": self.detail},
        }[self.code]

    @property
    def lifted(self) -> str:
        """Who can lift it, and the day that counts."""
        facts = {"who": self.who, "day": day(self.until or self.since)}
        if self.until:
            said = _("%(who)s has it until %(day)s.") if self.who else _("Until %(day)s.")
        elif self.since:
            said = _("For %(who)s to lift, since %(day)s.") if self.who else _("Since %(day)s.")
        else:
            said = _("For %(who)s to lift.") if self.who else ""
        return said % facts

    @property
    def words(self) -> str:
        return f"{self.sentence} {self.lifted}".rstrip()


def our_finance() -> str:
    return _("our finance team")


def both(one: str, other: str) -> str:
    return _("%(one)s or %(other)s") % {"one": one, "other": other}
