"""Who comes to the finance desk, and the tabs they see there."""

from django.urls import reverse
from django.utils.translation import gettext as _

from ensemble.foundation.accounts.access import has_role
from ensemble.foundation.core.rights import only
from ensemble.foundation.persons.models import Person
from ensemble.work.treasury.access import may_come_to_treasury
from ensemble.work.treasury.desks import lines_to_explain


def knows_the_desk(person: Person) -> bool:
    """Administrators read 403: the desk exists, and is not theirs. To others it does not exist."""
    return has_role(person, "finance", "administrator")


for_finance = only(may_come_to_treasury, known_to=knows_the_desk)


def tabs(current: str) -> list[dict]:
    waiting = lines_to_explain()
    rows = [
        ("desk", _("Pay runs"), ""),
        ("statements", _("Statements"), ""),
        ("lines", _("To explain"), waiting or ""),
        ("accounts", _("Our accounts"), ""),
    ]
    return [
        {
            "label": label,
            "url": reverse(f"treasury:{name}"),
            "current": name == current,
            "count": count,
        }
        for name, label, count in rows
    ]
