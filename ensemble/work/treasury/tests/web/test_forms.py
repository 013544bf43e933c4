"""What the forms of the desk propose before anyone chooses."""

import pytest

from ensemble.work.treasury.web.forms import MappingForm

READ_AS = {"encoding": "utf-8", "delimiter": ";"}


@pytest.mark.parametrize(
    ("columns", "proposed"),
    [
        (
            ["Date", "Libellé", "Débit", "Crédit", "Référence"],
            {"day": "Date", "words": "Libellé", "debit": "Débit", "credit": "Crédit"},
        ),
        (
            ["Valeur", "Date d’opération", "Montant", "Tiers"],
            {"day": "Date d’opération", "amount": "Montant", "name": "Tiers", "words": ""},
        ),
        (["Booked", "Amount", "Details"], {"amount": "Amount", "words": "Details", "day": ""}),
    ],
)
def test_it_proposes_the_columns_that_bear_a_usual_name(columns, proposed):
    form = MappingForm(columns=columns, **READ_AS)
    assert {field: form.initial[field] for field in proposed} == proposed
    assert form["decimal_comma"].value() == "1"
