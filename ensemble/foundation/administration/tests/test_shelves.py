"""Dated values as finance reads them: families, names, figures."""

from datetime import date

import pytest
from django.utils import translation

from ensemble.foundation.administration.shelves import shelves
from ensemble.foundation.parameters.families import Family, families, register
from ensemble.foundation.parameters.models import DatedValue

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 12)


def found(asked: str = "", state: str = "", language: str = "fr", today: date = TODAY):
    with translation.override(language):
        return shelves(DatedValue.objects.all(), today=today, asked=asked, state=state)


def items(**asked) -> dict[str, str]:
    """What is said today of each name."""
    return {
        item.name: item.first.said.replace("\u00a0", " ")
        for shelf in found(**asked)
        for item in shelf.items
    }


def test_every_value_we_deliver_has_a_name_and_a_family():
    assert [shelf.key for shelf in found() if shelf.key == "others"] == []
    known = {name for family in families() for name in family.names}
    assert set(DatedValue.objects.values_list("name", flat=True)) <= known


def test_where_a_value_is_written_is_said_in_the_language_of_its_reader():
    english = {
        line.source for shelf in found(language="en") for item in shelf.items for line in item.lines
    }
    french = {line.source for shelf in found() for item in shelf.items for line in item.lines}
    assert "Statutes of the operator" in english - french
    assert "Statuts de la maison" in french
    assert [one for one in french if " ;" in one or " :" in one] == []


def test_every_name_is_told_apart_in_both_languages():
    for language in ("fr", "en"):
        with translation.override(language):
            for family in families():
                labels = [str(named.label) for named in family.names.values()]
                assert len(set(labels)) == len(labels), family.key


@pytest.mark.parametrize(
    ("name", "french", "english"),
    [
        ("invoicing.late_rate", "12,15 % par an", "12.15% a year"),
        ("invoicing.platform.large", "Obligatoire", "Compulsory"),
        ("reserve.bnc_ssi.social", "25,6 %", "25.6%"),
        ("reserve.bic_services.taxable", "50 %", "50%"),
        ("credit.default_limit", "50 000 €", "€50,000"),
        ("vigilance.continuous", "Non", "No"),
        ("credit.dunning.first", "1 jour par rapport à l’échéance", "1 day from the due date"),
        ("contracts.notice", "30 jours", "30 days"),
        ("ledger.closing_day", "12-31 (mois, jour)", "12-31 (month, day)"),
        (
            "invoicing.reporting_starts.real",
            "Les 1er, 11 et 21 du mois",
            "The 1st, the 11th and the 21st of the month",
        ),
        (
            "invoicing.mention.outside_eu",
            "TVA non applicable, art. 259-1 du CGI",
            "TVA non applicable, art. 259-1 du CGI",
        ),
        ("credit.dunning.before", "−7 jours par rapport à l’échéance", "−7 days from the due date"),
    ],
)
def test_a_figure_is_said_as_its_reader_says_it(name, french, english):
    assert items(asked=name)[name] == french
    assert items(asked=name, language="en")[name] == english


def test_what_holds_today_comes_first_and_the_rest_is_kept():
    [shelf] = found(asked="invoicing.late_rate")
    [item] = shelf.items
    assert item.first.value.valid_from == date(2026, 7, 1)
    assert [line.state for line in item.others] == ["closed"] * 5


@pytest.mark.parametrize("asked", ["pénalités", "PENALITES RETARD", "L441-10 14,50", "late_rate"])
def test_it_is_found_by_its_name_its_law_or_its_figure(asked):
    assert "invoicing.late_rate" in items(asked=asked)


def test_it_filters_by_state():
    assert "invoicing.platform.micro" in items(state="to_come")
    assert "invoicing.vat_standard" not in items(state="to_come")
    assert "invoicing.late_rate" in items(state="closed")
    assert items(asked="licorne") == {}


def test_a_name_nobody_declared_stands_last_under_its_own_name():
    DatedValue.objects.create(
        name="aaa.unknown", value="3", valid_from=TODAY, source="Décision du 12 novembre"
    )
    last = found()[-1]
    assert (last.key, last.items[0].label) == ("others", "aaa.unknown")


def test_two_families_never_share_a_key():
    with pytest.raises(ValueError, match="ledger"):
        register(Family("ledger", "Autre", {}))
