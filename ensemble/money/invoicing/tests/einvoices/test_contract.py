"""What is kept of the published contract is of it, and holds what we do against it."""

import json

import pytest

from ensemble.money.invoicing.tests.einvoices.platform_server import (
    ANSWERS,
    BESIDE,
    EXCERPT,
    check,
    contract,
    folder,
    route_of,
)

SERVICES = ("flow", "directory")
PROSE = {"description", "example", "examples", "summary", "title", "externalDocs"}


def bare(part, *, named=False):
    """Without its prose; in `properties` and `schemas` the keys are names, and all are kept."""
    if isinstance(part, list):
        return [bare(one) for one in part]
    if not isinstance(part, dict):
        return part
    return {
        key: bare(value, named=key in ("properties", "schemas"))
        for key, value in part.items()
        if named or key not in PROSE
    }


def test_a_contract_is_always_at_hand(monkeypatch, tmp_path):
    monkeypatch.delenv("XP_Z12_013", raising=False)
    assert folder() == (BESIDE if BESIDE.is_dir() else EXCERPT)

    monkeypatch.setenv("XP_Z12_013", str(tmp_path))
    assert folder() == tmp_path


@pytest.mark.parametrize("service", SERVICES)
def test_what_is_kept_is_what_was_published(service):
    """Against whatever stands beside the project; against itself where nothing does."""
    kept, published = contract(service, EXCERPT), contract(service)

    assert kept["info"]["version"] == published["info"]["version"] == "1.1.0"
    for path, verbs in kept["paths"].items():
        assert set(verbs) <= set(published["paths"][path])
    schemas = published["components"]["schemas"]
    for name, schema in kept["components"]["schemas"].items():
        assert schema == bare(schemas[name]), name


@pytest.mark.parametrize("service", SERVICES)
def test_what_is_kept_stands_alone(service):
    kept = contract(service, EXCERPT)
    named = set(kept["components"]["schemas"])
    asked = json.dumps(kept).split('"#/components/schemas/')[1:]

    assert {one.split('"')[0] for one in asked} <= named


def test_each_route_of_ours_is_in_it():
    known = {path for service in SERVICES for path in contract(service, EXCERPT)["paths"]}

    assert known == set(ANSWERS)
    assert route_of("flow", "GET", "/v1/flows/flow-1") == "/v1/flows/{flowId}"
    with pytest.raises(LookupError):
        route_of("flow", "POST", "/v1/healthcheck")


def test_what_breaks_it_is_refused():
    asked = {"filters": {"siren": {"op": "contains", "value": "100000009"}}, "fields": ["siren"]}
    check("directory", asked, "searchDirectoryLine")

    with pytest.raises(ValueError, match="breaks"):
        check("directory", asked | {"fields": ["colour"]}, "searchDirectoryLine")
