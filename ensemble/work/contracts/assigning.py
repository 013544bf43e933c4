"""Whether what a client owes for a mission may be assigned, and why (R07).

Loi 75-1334, art. 13-1 and 14: a principal may not assign receivables on work that someone else performs,
unless a guarantor or a payment delegation stands behind the subcontractor. Nothing here assigns anything:
whoever does, with a bank or a factor, reads this first.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from ensemble.foundation.core.money import to_cents
from ensemble.foundation.parameters.reading import decimal
from ensemble.foundation.ui.formats.money import euros
from ensemble.work.contracts.models import SubcontractorAcceptance, Terms
from ensemble.work.contracts.reading import latest_terms
from ensemble.work.missions.models import Mission


@dataclass(frozen=True)
class Assignment:
    may: bool
    because: str


def assignment_of_mission(mission: Mission, *, on: date) -> Assignment:
    acceptance = SubcontractorAcceptance.objects.filter(mission=mission).first()
    return assignment_of(latest_terms(mission), acceptance, on=on)


def assignment_of(
    terms: Terms | None, acceptance: SubcontractorAcceptance | None, *, on: date
) -> Assignment:
    """What the client owes counts with tax, what is subcontracted without, as each is read elsewhere."""
    if terms is None:
        return Assignment(False, _("No: nothing is agreed yet."))
    if not terms.is_resale:
        return Assignment(
            False,
            _("No: the client owes it to the member, and the platform has nothing to assign."),
        )
    rate = decimal("invoicing.vat_standard", on=on)
    said = {
        "owed": euros(to_cents(terms.in_all.price * (100 + rate) / 100)),
        "subcontracted": euros(terms.due_to_member),
    }
    if acceptance is None or not acceptance.is_guaranteed:
        return Assignment(
            False,
            _(
                "No: of %(owed)s incl. VAT, %(subcontracted)s excl. VAT is subcontracted, and no guarantee"
                " stands for it (law of 1975, art. 13-1 and 14)."
            )
            % said,
        )
    said["guarantee"] = acceptance.get_guarantee_kind_display()
    return Assignment(
        True,
        _(
            "Yes: of %(owed)s incl. VAT, %(subcontracted)s excl. VAT is subcontracted, and a guarantee"
            " stands for it: %(guarantee)s."
        )
        % said,
    )
