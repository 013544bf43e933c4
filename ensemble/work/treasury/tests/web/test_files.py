"""The file of a run, taken from its page."""

import pytest
from django.urls import reverse

from ensemble.work.treasury.tests.builders import NOW


@pytest.fixture(autouse=True)
def that_thursday(stopped_clock):
    """The day of the run, whenever the tests run."""


@pytest.mark.fault
def test_whoever_takes_the_file_again_reads_who_took_it(make, as_, account, owed, ines, bruno):
    """F14: the same bytes, and the name of who has them already."""
    run = make.approved(account, by=ines, other=bruno)
    page, file = (reverse(f"treasury:{name}", args=[run.public_id]) for name in ("run", "file"))
    assert "Déjà téléchargé" not in as_(bruno).get(page).text
    first = as_(ines).post(file).content
    assert "Déjà téléchargé par Inès Carpentier" in as_(bruno).get(page).text
    assert as_(bruno).post(file).content == first
    assert [one.by for one in run.downloads.order_by("pk")] == [ines, bruno]
    assert {one.at for one in run.downloads.all()} == {NOW}
