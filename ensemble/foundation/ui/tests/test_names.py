import pytest

from ensemble.foundation.ui.formats.names import initials, nowrap
from ensemble.foundation.ui.web.specimens import Specimen


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Karim Benali", "KB"),
        ("Élodie de La Tour", "ÉT"),
        ("Samira", "S"),
        ("  ", ""),
        (Specimen("Julie Lemaire"), "JL"),
    ],
)
def test_it_makes_two_letters_of_a_name(name, expected):
    assert initials(name) == expected


def test_it_keeps_a_name_on_one_line_and_its_markup_as_text():
    assert nowrap("<b>Karim") == '<span class="nowrap">&lt;b&gt;Karim</span>'
