from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django import forms
from django.template import Context, Template, TemplateSyntaxError
from django.utils import translation

from ensemble.foundation.ui.web.specimens import Specimen, filled_form, wrong_form

CAST = [
    Specimen(name)
    for name in ("Karim Benali", "Julie Lemaire", "Nadia Ferrand", "Sophie Arnaud", "Claire Morel")
]


def shown(source: str, **context) -> str:
    with translation.override("fr"):
        return Template("{% load ui %}" + source).render(Context(context))


def test_it_says_nothing_about_an_icon_that_has_words_beside_it():
    assert 'aria-hidden="true"' in shown('{% icon "check" %}')
    assert 'role="img" aria-label="Fait"' in shown('{% icon "check" label="Fait" %}')


def test_it_refuses_an_icon_that_was_not_borrowed():
    with pytest.raises(TemplateSyntaxError):
        shown('{% icon "unicorn" %}')


def test_it_wraps_any_content_in_a_card():
    html = shown('{% card heading=name tone="people" %}<p>Dedans</p>{% endcard %}', name="A <b>")
    assert '<article class="card card-people">' in html
    assert "A &lt;b&gt;" in html
    assert "<p>Dedans</p>" in html


def test_it_draws_someone_with_initials_always_of_the_same_tint():
    once, again = shown("{% portrait who %}", who=CAST[0]), shown("{% portrait who %}", who=CAST[0])
    assert once == again
    assert 'role="img" aria-label="Karim Benali"' in once
    assert ">KB<" in once


def test_it_shows_four_people_and_counts_the_others():
    assert "+" not in shown("{% portrait_group people limit=4 %}", people=CAST)
    html = shown("{% portrait_group people limit=3 together=True %}", people=CAST)
    assert "portraits-together" in html
    assert ">+2<" in html
    assert "et 2 autres personnes" in html


def test_it_quotes_as_french_quotes():
    html = shown(
        "{% vouch text name='Hélène Faure' verified_on=on %}", text="Je <3", on=date(2026, 10, 6)
    )
    assert "«\u00a0Je &lt;3\u00a0»" in html
    assert "6\u00a0octobre" in html


def test_it_ties_label_hint_and_error_to_the_field():
    html = shown("{% field form.title %}", form=wrong_form())
    assert '<label for="wrong_title">' in html
    assert 'aria-describedby="wrong_title_hint wrong_title_problem"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="wrong_title_problem"' in html


def test_it_chooses_the_component_of_each_field():
    html = "".join(shown("{% field f %}", f=bound) for bound in filled_form())
    assert html.count("<fieldset") == 2
    assert html.count("<file-choice") == 1
    assert html.count('class="check"') == 1
    assert html.count("<textarea") == 1
    assert html.count("(facultatif)") == 3


def test_it_leads_from_each_problem_to_its_field():
    html = shown("{% error_summary form %}", form=wrong_form())
    for anchor in ("wrong_title", "wrong_place_0", "wrong_starts_on", "wrong_agreed"):
        assert f'href="#{anchor}"' in html
    assert "4 points à revoir" in html
    assert shown("{% error_summary form %}", form=filled_form()).strip() == ""


def test_it_names_each_field_left_empty():
    """Three times the same sentence would lead nowhere."""

    class Account(forms.Form):
        label = forms.CharField(label="Nom entre nous")
        iban = forms.CharField(label="IBAN")

    html = shown("{% error_summary form %}", form=Account({}))
    assert "Nom entre nous · Ce champ est obligatoire." in html
    assert "IBAN · Ce champ est obligatoire." in html


def test_it_makes_a_whole_form_of_one_button():
    html = shown('{% post "Je viens" "/cafe" into="#cafe" %}', csrf_token="secret")
    assert 'method="post" action="/cafe"' in html
    assert 'hx-post="/cafe" hx-target="#cafe"' in html
    assert 'name="csrfmiddlewaretoken" value="secret"' in html


def test_it_draws_what_is_certain_solid_and_what_is_expected_hatched():
    html = shown(
        "{% bar parts %}", parts=[(Decimal(75), "le 12"), (Decimal(25), "vers le 5", "expected")]
    )
    assert 'x="0.00%" width="75.00%" height="100%" class="certain"' in html
    assert 'x="75.00%" width="25.00%" height="100%" fill="url(#hatch)"' in html
    assert "Certain" in html
    assert "Attendu" in html


def test_it_draws_nothing_over_nothing():
    assert 'width="0.00%"' in shown("{% bar parts %}", parts=[(0, "rien")])


def test_it_groups_slots_by_day():
    slots = [(n, datetime(2026, 11, 12 + n // 2, 8 + n, 30, tzinfo=UTC)) for n in range(3)]
    html = shown("{% slot_picker slots chosen=1 %}", slots=slots)
    assert html.count('role="group"') == 2
    assert html.count("checked") == 1
    assert "10\u00a0h\u00a030" in html


def test_it_opens_a_ledger_line_onto_its_double_entry():
    html = shown(
        "{% ledger_line 'Frais' on -10 entries=entries %}",
        on=date(2026, 11, 3),
        entries=[("Frais", 10, None), ("Nadia", None, 10)],
    )
    assert "<details" in html
    assert html.count("10,00\u00a0€") == 3


@pytest.mark.parametrize("tone", ["done", "info", "watch", "error", "act", "quiet"])
def test_it_never_shows_a_status_without_a_word_and_an_icon(tone):
    html = shown("{% status tone 'Versé' %}", tone=tone)
    assert "<svg" in html
    assert "Versé" in html


def test_it_brings_htmx_to_the_pages_that_use_it_only():
    page = (
        '{% extends "ui/base.html" %}{% load ui %}{% block body %}<main>REST</main>{% endblock %}'
    )
    tap = '{% post "Je viens" "/x" into="#a" %}'
    source = page.replace("REST", tap)
    assert "htmx.js" in Template(source).render(Context({}))
    still = Template(page).render(Context({}))
    assert "htmx.js" not in still
    assert "<main>REST</main>" in still
