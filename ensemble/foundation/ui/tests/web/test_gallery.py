import re

import pytest

from ensemble.foundation.ui.web.gallery import SAMPLES

COMPONENTS = (
    *("card", "section-head", "tabbar", "portrait", "portraits", "person-line", "shortlist-card"),
    *("vouch", "presence", "button-primary", "button-secondary", "button-quiet", "button-danger"),
    *("toast", "passkey", "field", "choice", "file", "error-summary", "answers", "amount"),
    *("dated-line", "bar", "status", "ledger-line", "slot", "event", "dialog", "empty"),
    *("callout", "tabs", "facts", "signed", "me", "palette", "frame", "focus"),
)
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("sample", SAMPLES)
def test_it_shows_each_sample_to_anybody_in_both_languages(client, sample, language):
    answer = client.get(f"/style/{sample}?language={language}&theme=dark")
    assert answer.status_code == 200
    assert f'<html lang="{language}" data-theme="dark">' in answer.text


def test_it_shows_every_component(client):
    pages = "".join(client.get(f"/style/{sample}").text for sample in SAMPLES)
    shown = {name for names in re.findall(r'class="([^"]*)"', pages) for name in names.split()}
    assert set(COMPONENTS) - shown - {"section-head"} == set()


@pytest.mark.parametrize("sample", SAMPLES)
def test_it_holds_nothing_inline(client, sample):
    page = client.get(f"/style/{sample}").text
    assert not re.search(r"<style|<script(?![^>]*\bsrc=)|\sstyle=|\son\w+=|hx-on", page)


def test_it_knows_no_other_sample(client):
    assert client.get("/style/unknown").status_code == 404
