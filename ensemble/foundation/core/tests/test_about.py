from django.contrib.contenttypes.models import ContentType
from django.db import models

from ensemble.foundation.core.about import About, AboutQuerySet, pointing_at


class Note(About):
    objects = AboutQuerySet.as_manager()

    class Meta:
        app_label = "core"


def a_thing() -> models.Model:
    return ContentType.objects.get_for_model(ContentType)


def test_it_finds_the_thing_it_is_about(db):
    thing = a_thing()

    note = Note(**pointing_at(thing))

    assert (note.about_label, note.about_id) == ("contenttypes.contenttype", thing.pk)
    assert note.about == thing


def test_a_thing_that_is_gone_is_nothing(db):
    assert Note(about_label="contenttypes.contenttype", about_id=0).about is None


def test_it_filters_by_the_thing(db):
    where = str(Note.objects.about(a_thing()).query)

    assert '"about_label" = contenttypes.contenttype' in where
