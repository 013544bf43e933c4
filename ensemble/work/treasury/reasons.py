"""Why an invoice is not paid: what is missing, who can lift it, since or until when. Finance and its
owner read the same words."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from ensemble.foundation.ui.formats.dates import day

FINANCE, AND = "*finance*", "|"


@dataclass(frozen=True)
class Reason:
    """`code` is kept with the run; `detail`, `who` and the days are what its words need, as they were
    that day. `who` holds one name or two, `FINANCE` for our own, said in the language of whoever reads;
    empty when there is nothing left to lift."""

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
    def named(self) -> str:
        ours = _("our finance team")
        names = [ours if name == FINANCE else name for name in self.who.split(AND)]
        if len(names) == 1:
            return names[0]
        return _("%(one)s or %(other)s") % {"one": names[0], "other": names[1]}

    @property
    def lifted(self) -> str:
        """Who can lift it, and the day that counts."""
        facts = {"who": self.named, "day": day(self.until or self.since)}
        if self.until:
            said = _("%(who)s has it until %(day)s.") if self.who else _("Until %(day)s.")
        elif self.since:
            said = _("For %(who)s to lift, since %(day)s.") if self.who else _("Since %(day)s.")
        else:
            said = _("For %(who)s to lift.") if self.who else ""
        words = said % facts
        return words[:1].upper() + words[1:]

    @property
    def words(self) -> str:
        said = self.sentence if self.sentence.endswith(".") else f"{self.sentence}."
        return f"{said} {self.lifted}".rstrip()


def or_finance(name: str) -> str:
    return f"{name}{AND}{FINANCE}"
