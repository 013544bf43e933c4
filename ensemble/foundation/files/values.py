"""How finance reads the dated values of files."""

from django.utils.translation import gettext_lazy as _

from ensemble.foundation.parameters.families import Family, Named, register
from ensemble.foundation.parameters.units import years

register(
    Family(
        "files",
        _("How long files are kept"),
        {
            "files.accounting_years": Named(
                _("Accounting papers are kept, once their year is closed, for"), unit=years
            )
        },
    )
)
