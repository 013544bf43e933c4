"""How finance reads the dated values of needs."""

from django.utils.translation import gettext_lazy as _

from ensemble.foundation.parameters.families import Family, Named, register
from ensemble.foundation.parameters.units import days, years

register(
    Family(
        "missions",
        _("Needs and their documents"),
        {
            "missions.brief_years": Named(
                _("The document of a need is kept, once it is over, for"), unit=years
            ),
            "missions.draft_days": Named(
                _("The document of a need never sent is kept for"), unit=days
            ),
        },
    )
)
