"""What a billing identity must say, asked beside the field."""

import pytest

from ensemble.money.invoicing.web.forms.identities import IdentityForm

SAID = {
    "legal_name": "Ardance NV",
    "country": "be",
    "street": "Kaai 1",
    "postcode": "1000",
    "city": "Bruxelles",
    "size": "large",
}


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ({}, "vat_number"),
        ({"vat_number": "BE0123456749"}, None),
        ({"country": "CH"}, None),
        ({"country": "FR"}, "siren"),
    ],
)
def test_each_country_has_its_number(said, asked):
    form = IdentityForm(SAID | said)
    assert list(form.errors) == ([asked] if asked else [])
