"""What the operator says of itself and promises."""

from datetime import datetime

from django.db import transaction

from ensemble.foundation.administration.access import may_change_settings
from ensemble.foundation.core.marks import require_unchanged
from ensemble.foundation.core.require import require
from ensemble.foundation.parameters.models import Operator
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record


@transaction.atomic
def change_operator(*, by: Person, at: datetime, seen: str | None, **settings: object) -> Operator:
    """Write the settings that differ.

    `seen` is the mark (`core.marks.mark_of`) of these settings as `by` read them: Stale when another
    administrator changed them meanwhile.
    """
    require(may_change_settings(by))
    operator = Operator.objects.select_for_update().get(pk=1)
    require_unchanged(seen, {name: getattr(operator, name) for name in settings}, settings)
    changed = sorted(name for name, value in settings.items() if getattr(operator, name) != value)
    if changed:
        for name in changed:
            setattr(operator, name, settings[name])
        operator.save(update_fields=changed)
        record("administration.settings_changed", on=operator, by=by, at=at, settings=changed)
    return operator
