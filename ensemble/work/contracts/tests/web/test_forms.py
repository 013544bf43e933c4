"""What the forms of the terms show before anyone types."""

from decimal import Decimal

import pytest
from django.utils.translation import override

from ensemble.work.contracts.web.forms import AmendmentForm, ConditionsForm


@pytest.mark.parametrize(("language", "monday"), [("fr", "Lundi"), ("en", "Monday")])
@pytest.mark.parametrize("form", [ConditionsForm, AmendmentForm])
def test_days_are_named_in_the_language_of_the_page(form, language, monday):
    with override(language):
        assert monday in form()["rhythm"].as_widget()


def test_whole_days_are_shown_whole_and_what_was_typed_comes_back():
    days = ConditionsForm.base_fields["days"]
    shown = [days.prepare_value(value) for value in (Decimal("40.0"), Decimal("18.5"), "18,5")]
    assert shown == ["40", "18.5", "18,5"]


def test_the_discount_stands_between_when_one_pays_and_when_we_do():
    names = [*ConditionsForm().fields]
    first = names.index("payment_days")
    assert names[first : first + 4] == [
        "payment_days",
        "discount",
        "discount_days",
        "promise_working_days",
    ]
    assert names[0] == "model"
