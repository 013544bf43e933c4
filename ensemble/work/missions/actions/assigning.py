"""Which talent manager answers: whoever is present and has the fewest open needs."""

from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from ensemble.foundation.accounts.models import Absence, TeamRole
from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.persons.models import Person
from ensemble.work.missions.models import Need
from ensemble.work.missions.promises import today


def least_loaded_talent(at: datetime) -> Person:
    """The absent come last: better someone who reads it on her return than nobody."""
    hers = Need.objects.open().order_by().filter(talent_manager=OuterRef("pk"))
    absences = Absence.objects.covering(today(at)).filter(person=OuterRef("pk"))
    roles = TeamRole.objects.live().filter(person=OuterRef("pk"), role="talent")
    found = (
        Person.objects.filter(Exists(roles), is_active=True)
        .annotate(
            absent=Exists(absences),
            load=Coalesce(
                Subquery(hers.values("talent_manager").annotate(n=Count("pk")).values("n")), 0
            ),
        )
        .order_by("absent", "load", "sort_key", "pk")
        .first()
    )
    if found is None:
        raise TooLate(_("Nobody here answers needs yet. Your draft is kept."))
    return found
