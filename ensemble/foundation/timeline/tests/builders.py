from datetime import UTC, datetime

NOW = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)

SENTENCES = {
    "timeline/tests/met.html": "{{ by.name }} met {{ facts.name }}.",
    "timeline/tests/named.html": "{{ subject.name }} has a name.",
}


def write_sentences(settings) -> None:
    """Templates for verbs that exist in these tests only."""
    django, *others = settings.TEMPLATES
    loaders = [
        ("django.template.loaders.locmem.Loader", SENTENCES),
        "django.template.loaders.app_directories.Loader",
    ]
    options = django["OPTIONS"] | {"loaders": loaders}
    settings.TEMPLATES = [django | {"APP_DIRS": False, "OPTIONS": options}, *others]
