import pytest
from django.template.utils import get_app_template_dirs

from ensemble.foundation.mailroom.composing import _html, _plain
from ensemble.foundation.parameters.models import Operator

OPERATOR = Operator(
    name="Les Deux Rives", email="bonjour@rives.example", video_link="https://visio.example/"
)


def test_it_makes_a_button_of_a_lone_link(settings):
    html = _html(f"[Lire la sélection]({settings.BASE_URL}/needs/1)", OPERATOR)
    assert html.strip() == (
        '<p class="act"><a class="button" href="http://127.0.0.1:8000/needs/1">'
        "Lire la sélection</a></p>"
    )


@pytest.mark.parametrize(
    "link",
    [
        "https://evil.example/",
        "javascript:alert(1)",
        "data:text/html,x",
        "//evil.example/",
        "http://127.0.0.1:8000@evil.example/",
        "http://127.0.0.1:8000.evil.example/",
        "https://visio.example.evil.example/",
    ],
)
def test_it_links_nowhere_else(link):
    assert "href" not in _html(f"Le besoin [cliquez]({link}) du client", OPERATOR)


def test_it_links_to_its_meeting_rooms():
    assert 'href="https://visio.example/abc"' in _html(
        "Ici : [la salle](https://visio.example/abc)", OPERATOR
    )


def test_it_shows_markup_typed_by_people_as_words():
    html = _html('<img src=x onerror="alert(1)"> et <script>1</script>', OPERATOR)
    assert "<img" not in html
    assert "<script" not in html


def test_it_writes_links_in_full_in_the_plain_version():
    text = _plain("Bonjour **Karim**,\n\n[Répondre](http://127.0.0.1:8000/p/1)", OPERATOR)
    assert text == ("Bonjour Karim,\n\nRépondre\nhttp://127.0.0.1:8000/p/1\n\n-- \nLes Deux Rives")


def test_it_knows_every_letter_in_both_languages():
    letters = [
        path
        for folder in get_app_template_dirs("templates")
        for path in (folder / "letters").rglob("*.md")
        if "ensemble" in folder.parts
    ]
    french, english = (
        {
            path.with_suffix("").with_suffix("")
            for path in letters
            if path.suffixes[-2:] == [end, ".md"]
        }
        for end in (".fr", ".en")
    )
    assert french == english
    assert letters
