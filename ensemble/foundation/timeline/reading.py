"""How entries are read: by people, as sentences; by upper apps, as readers."""

from collections.abc import Callable

from django.apps import apps
from django.db import models
from django.template.loader import render_to_string
from django.utils.functional import SimpleLazyObject
from django.utils.safestring import SafeString

from ensemble.foundation.timeline.models import Entry, EntryQuerySet

_READERS: dict[str, tuple[frozenset[str], Callable[[Entry], None]]] = {}


def reader(*verbs: str) -> Callable:
    """`@reader("missions.chosen")` in an app's `readers.py`.

    The function is run by a job after the deed is committed, at least once; what it writes
    stands in one transaction with the mark that it was done, so it happens once.
    """

    def declare(function):
        name = f"{function.__module__}.{function.__name__}"
        _READERS[name] = (frozenset(verbs), function)
        return function

    return declare


def readers_of(verb: str) -> list[str]:
    return [name for name, (verbs, _function) in _READERS.items() if verb in verbs]


def reader_named(name: str) -> Callable[[Entry], None]:
    return _READERS[name][1]


def history_of(thing: models.Model) -> EntryQuerySet:
    """The entries about `thing`, oldest first, with who did them."""
    return Entry.objects.about(thing).select_related("by")


def sentence(entry: Entry) -> SafeString:
    """One sentence, in the language of the moment: `timeline/<app>/<verb>.html`."""
    app, _dot, verb = entry.verb.partition(".")
    context = {
        "entry": entry,
        "by": entry.by,
        "facts": entry.facts,
        "subject": SimpleLazyObject(lambda: _subject(entry)),
    }
    return SafeString(render_to_string(f"timeline/{app}/{verb}.html", context).strip())


def _subject(entry: Entry) -> models.Model | None:
    mention = entry.mentions.get(is_subject=True)
    return apps.get_model(mention.label)._base_manager.filter(pk=mention.object_id).first()
