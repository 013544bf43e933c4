"""Told twice, the town is the same, what its safes hold, and the year of those who work: every row, but
for its keys and for what is drawn at random."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models, transaction

from ensemble.demo.building import build
from ensemble.demo.building.year import tell
from ensemble.demo.town.work import WORK

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SOME = [
    replace(one, comes_back=one.pays_late) for one in WORK if one.pays_late or one.bills_herself
]
"""Of those who work: a client late, with a payment that comes back; invoices of her own, a day disputed."""
LIVED = {
    "contracts.Envelope",
    "timesheets.Approval",
    "invoicing.Invoice",
    "invoicing.Arrival",
    "credit.DunningStep",
    "treasury.PayRun",
    "treasury.BankLine",
    "ledger.Entry",
}
AT_RANDOM = {
    ("persons.Person", "password"),  # one that nobody can type
    ("mailroom.Letter", "message_id"),
    ("files.StoredFile", "location"),
    ("files.StoredFile", "key"),
    ("files.StoredFile", "size"),  # a sealed paper names what it seals, compressed
}
SEALED = "contracts.Event"  # its hash is that of such a paper
IDENTIFIER = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}")
Places = dict[str, dict[int, int]]


@pytest.mark.django_db
def test_the_town_is_the_same_each_time_it_is_told():
    first, second = told(), told()
    assert list(first) == list(second)
    assert {name: len(rows) for name, rows in first.items()} == {
        name: len(rows) for name, rows in second.items()
    }
    assert len(first["persons.Person"]) > 50
    assert first.keys() >= LIVED
    assert list(differences(first, second)) == []


def told() -> dict[str, list[dict[str, Any]]]:
    """What each table holds once the town is built and its year told; then nothing of it remains."""
    with time_machine.travel(NOW, tick=False), transaction.atomic():
        count_anew()
        build(now=NOW)
        tell(SOME)
        held = {name: list(rows) for name, rows in content()}
        transaction.set_rollback(True)
    return held


def count_anew() -> None:
    """As in a database of its own: what was undone has used numbers, that a few names repeat."""
    with connection.cursor() as cursor:
        for sentence in connection.ops.sequence_reset_sql(no_style(), tables()):
            cursor.execute(sentence)


def tables() -> list[type[models.Model]]:
    """Some tests declare models that have no table."""
    here = connection.introspection.table_names()
    ours = (one for one in apps.get_models() if one._meta.managed)
    return [one for one in ours if one._meta.db_table in here]


def content() -> Iterator[tuple[str, Iterator[dict[str, Any]]]]:
    """Each thing is known by its place in its table: no key is the same twice."""
    known = {one._meta.label: one._base_manager.order_by("pk") for one in tables()}
    places = {
        name: {pk: place for place, pk in enumerate(rows.values_list("pk", flat=True))}
        for name, rows in known.items()
    }
    for name, rows in known.items():
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
    if row._meta.label == SEALED and isinstance(value, dict):
        return {name: said for name, said in value.items() if name != "sha256"}
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
