"""The gallery: every component alive, and four sample pages, in both themes and both languages.

It is also the visual test. The people are the invented cast of the project.
"""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET

from ensemble.foundation.core.rights import declares
from ensemble.foundation.ui.web.specimens import Specimen, filled_form, wrong_form

SAMPLES = ("pieces", "home", "shortlist", "money", "form")
RESULTS = "results"
CAST = (
    *("Karim Benali", "Julie Lemaire", "Nadia Ferrand", "Sophie Arnaud"),
    *("Claire Morel", "Samira Haddad", "Hugo Lantier"),
)


@declares("ui.gallery.read")
@require_GET
def show(request: HttpRequest, sample: str = "pieces") -> HttpResponse:
    if sample not in (*SAMPLES, RESULTS):
        raise Http404
    theme = _asked(request, "theme", ("light", "dark", "system"), "system")
    language = _asked(request, "language", ("fr", "en"), translation.get_language() or "fr")
    with translation.override(language):
        context = (
            specimens(timezone.now())
            | {"theme": theme, "sample": sample}
            | _frame(sample, theme, language)
        )
        return render(request, f"ui/gallery/{sample}.html", context)


def specimens(at: datetime) -> dict:
    """What the pieces are shown with."""
    people = {name.split()[0].lower(): Specimen(name) for name in CAST}
    morning = at.astimezone(UTC).replace(hour=8, minute=30, second=0, microsecond=0)
    return people | {
        "people": list(people.values()),
        "form": filled_form(),
        "wrong": wrong_form(),
        "at": at,
        "gathering_at": morning + timedelta(days=9, hours=9, minutes=30),
        "paid_on": (at + timedelta(days=6)).date(),
        "expected_on": (at + timedelta(days=31)).date(),
        "parts": [
            (Decimal(11700), _("leaves on 12 November")),
            (Decimal(6720), _("around 5 December"), "expected"),
        ],
        "entries": [
            (_("Ensemble fees"), Decimal("1017.39"), None),
            (_("Nadia Ferrand"), None, Decimal("1017.39")),
        ],
        "slots": [
            (f"{days}-{minutes}", morning + timedelta(days=days, minutes=minutes))
            for days in (2, 3)
            for minutes in (0, 90, 330)
        ],
        "tab_items": [
            {"label": pgettext("needs", "Open"), "url": "#tabs", "current": True, "count": 4},
            {"label": _("Waiting for an answer"), "url": "#tabs", "current": False, "count": 2},
            {"label": _("Closed"), "url": "#tabs", "current": False, "count": None},
        ],
    }


def _frame(sample: str, theme: str, language: str) -> dict:
    """The frame that a home would have, leading from sample to sample."""
    return {
        "me": Specimen("Nadia Ferrand"),
        "me_line": _("Finance transformation"),
        "me_links": [
            {"label": _("My availability"), "url": "#", "icon": "calendar-clock"},
            {"label": _("My card"), "url": "#", "icon": "user-round"},
        ],
        "palette": {
            "label": _("Search"),
            "page": reverse("ui:gallery"),
            "results": reverse("ui:sample", args=[RESULTS]),
        },
        "navigation": _tabs(sample, f"?theme={theme}&language={language}"),
        "settings": _settings(theme, language),
    }


def _tabs(sample: str, query: str) -> list[dict]:
    words = {
        "home": (_("Home"), "house"),
        "shortlist": (_("Shortlist"), "users-round"),
        "money": (_("Money"), "euro"),
        "form": (_("Form"), "pencil"),
        "pieces": (_("Components"), "layers"),
    }
    return [
        {
            "label": label,
            "icon": icon,
            "key": name,
            "url": reverse("ui:sample", args=[name]) + query,
            "current": name == sample,
        }
        for name, (label, icon) in words.items()
    ]


def _settings(theme: str, language: str) -> list[tuple[str, str, bool]]:
    """Both themes in both languages: the label, the address, and whether it is the one shown."""
    return [
        (
            f"{shown} · {spoken}",
            f"?theme={value}&language={tongue}",
            (value, tongue) == (theme, language),
        )
        for tongue, spoken in (("fr", "Français"), ("en", "English"))
        for value, shown in (("light", _("Light")), ("dark", _("Dark")))
    ]


def _asked(request: HttpRequest, key: str, allowed: tuple[str, ...], otherwise: str) -> str:
    value = request.GET.get(key, otherwise)
    return value if value in allowed else otherwise
