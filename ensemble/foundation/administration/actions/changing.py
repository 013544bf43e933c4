"""What the operator says of itself and promises."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.administration.access import may_change_settings
from ensemble.foundation.administration.marks import mark_of
from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.require import require
from ensemble.foundation.parameters.models import Operator
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record


@transaction.atomic
def change_operator(*, by: Person, at: datetime, seen: str, **settings: object) -> Operator:
    """Write the settings that differ.

    `seen` is the mark (`marks.mark_of`) of the settings as `by` read them: TooLate when another
    administrator changed them meanwhile.
    """
    require(may_change_settings(by))
    operator = Operator.objects.select_for_update().get(pk=1)
    if mark_of(operator) != seen:
        raise TooLate(_("Another administrator has just changed the settings."))
    changed = sorted(name for name, value in settings.items() if getattr(operator, name) != value)
    if changed:
        for name in changed:
            setattr(operator, name, settings[name])
        operator.save(update_fields=changed)
        record("administration.settings_changed", on=operator, by=by, at=at, settings=changed)
    return operator
