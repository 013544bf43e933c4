import re
from pathlib import Path

import pytest
from django.conf import settings as project
from django.template import Context, Template

from ensemble.foundation.timeline.reading import history_of, sentence
from ensemble.foundation.timeline.recording import record
from ensemble.foundation.timeline.tests.builders import NOW, write_sentences

CODE = Path(project.ROOT) / "ensemble"
RECORDED = re.compile(r"""record\(\s*"(\w+)\.(\w+)\"""")


@pytest.fixture
def in_words(settings):
    write_sentences(settings)


def test_it_is_one_sentence(claire, hugo, in_words):
    entry = record("tests.met", on=hugo, by=claire, at=NOW, name="Hugo Lantier")

    assert sentence(entry) == "Claire Morel met Hugo Lantier."


def test_names_stay_words(claire, in_words):
    entry = record("tests.met", on=claire, by=claire, at=NOW, name="<b>Bold</b>")

    assert sentence(entry) == "Claire Morel met &lt;b&gt;Bold&lt;/b&gt;."


def test_the_thing_itself_may_be_asked(claire, hugo, in_words):
    entry = record("tests.named", on=hugo, by=claire, at=NOW, also=(claire,))

    assert sentence(entry) == "Hugo Lantier has a name."


def test_a_thing_that_is_gone_says_nothing(claire, hugo, in_words):
    entry = record("tests.named", on=hugo, by=None, at=NOW)
    entry.mentions.filter(is_subject=True).update(object_id=0)

    assert sentence(entry) == "has a name."


def test_a_history_costs_the_same_for_one_entry_or_three(
    claire, hugo, in_words, django_assert_num_queries
):
    record("tests.met", on=hugo, by=claire, at=NOW, name="Hugo")
    first = history_of(hugo).filter(verb="tests.met")
    with django_assert_num_queries(1):
        assert [sentence(entry) for entry in first] == ["Claire Morel met Hugo."]

    for _time in range(2):
        record("tests.met", on=hugo, by=claire, at=NOW, name="Hugo")
    with django_assert_num_queries(1):
        assert len([sentence(entry) for entry in history_of(hugo).filter(verb="tests.met")]) == 3


def test_the_page_shows_the_newest_first(varenne):
    page = Template("{% load timeline %}{% history thing %}").render(Context({"thing": varenne}))

    shown = [entry.strip() for entry in re.findall(r"<span>(.*?)</span>", page, re.DOTALL)]
    assert shown == [sentence(entry) for entry in history_of(varenne).reverse()]


def test_every_verb_recorded_has_its_sentence():
    recorded = {
        found.groups()
        for file in CODE.rglob("*.py")
        if "tests" not in file.parts
        for found in RECORDED.finditer(file.read_text())
    }

    missing = [
        f"timeline/{app}/{verb}.html"
        for app, verb in sorted(recorded)
        if not any(CODE.rglob(f"templates/timeline/{app}/{verb}.html"))
    ]
    assert recorded
    assert missing == []
