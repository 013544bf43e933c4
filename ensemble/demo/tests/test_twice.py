"""Built twice, the town is the same, and what its safes hold: every row, but for its keys and for what
is drawn at random."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.db import connection, models, transaction

from ensemble.demo.building import build
from ensemble.demo.building.year import Year

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
AT_RANDOM = {
    ("persons.Person", "password"),  # one that nobody can type
    ("mailroom.Letter", "message_id"),
    ("files.StoredFile", "location"),
    ("files.StoredFile", "key"),
}
IDENTIFIER = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}")
Places = dict[str, dict[int, int]]


@pytest.mark.django_db
def test_the_town_is_the_same_each_time_it_is_built():
    first, second = told(), told()
    assert list(first) == list(second)
    assert {name: len(rows) for name, rows in first.items()} == {
        name: len(rows) for name, rows in second.items()
    }
    assert len(first["persons.Person"]) > 50
    assert list(differences(first, second)) == []


def told() -> dict[str, list[dict[str, Any]]]:
    """What each table holds once the town is built and its safes are full; then nothing of it remains."""
    with time_machine.travel(NOW, tick=False), transaction.atomic():
        build(now=NOW)
        safes, *_year = Year(NOW).events()
        safes.tell()
        held = {name: list(rows) for name, rows in content()}
        transaction.set_rollback(True)
    return held


def content() -> Iterator[tuple[str, Iterator[dict[str, Any]]]]:
    """Each thing is known by its place in its table: no key is the same twice."""
    tables = {one._meta.label: one._base_manager.order_by("pk") for one in apps.get_models()}
    here = connection.introspection.table_names()  # some tests declare models that have no table
    tables = {
        name: rows
        for name, rows in tables.items()
        if rows.model._meta.managed and rows.model._meta.db_table in here
    }
    places = {
        name: {pk: place for place, pk in enumerate(rows.values_list("pk", flat=True))}
        for name, rows in tables.items()
    }
    for name, rows in tables.items():
        if places[name]:
            yield name, (content_of(row, places) for row in rows)


def content_of(row: models.Model, places: Places) -> dict[str, Any]:
    said = {
        field.name: value_of(row, field, places)
        for field in row._meta.concrete_fields
        if not (field.primary_key or isinstance(field, models.UUIDField))
        and (row._meta.label, field.name) not in AT_RANDOM
    }
    if "seen_to" in said:  # the last message read
        said["seen_to"] = places["conversations.Message"].get(said["seen_to"], 0)
    for label, number in (("about_label", "about_id"), ("label", "object_id")):
        if said.get(label) and number in said:
            said[number] = places[apps.get_model(said[label])._meta.label][said[number]]
    return said


def value_of(row: models.Model, field: models.Field, places: Places) -> Any:
    value = getattr(row, field.attname)
    if field.is_relation and value is not None:
        return places[field.related_model._meta.label].get(value, value)
    if isinstance(value, bytes | memoryview):
        value = bytes(value).decode("latin-1").replace("\r\n ", "")  # as calendars fold their lines
    return IDENTIFIER.sub("…", value) if isinstance(value, str) else value


def differences(first: dict, second: dict) -> Iterator[tuple[str, str, Any, Any]]:
    for name, rows in first.items():
        for one, other in zip(rows, second[name], strict=True):
            for field in one:
                if one[field] != other[field]:
                    yield name, field, one[field], other[field]
