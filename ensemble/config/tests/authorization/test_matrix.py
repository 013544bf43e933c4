"""Every right × every column × page and fragment: what happens is what the matrix says."""

from itertools import product

import pytest
from django.db import transaction

from ensemble.config.tests.authorization.asking import CHANNELS
from ensemble.config.tests.authorization.calls import CALLS
from ensemble.config.tests.authorization.judging import judge
from ensemble.config.tests.authorization.matrix import COLUMNS

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("call", CALLS, ids=str)
def test_it_answers_as_the_matrix_says(world, call):
    """One line for each column and channel that disagree."""
    disagreements = []
    for column, channel in product(COLUMNS, CHANNELS):
        with transaction.atomic():
            try:
                judge(call, world, column, channel)
            except AssertionError as disagreement:
                disagreements.append(f"{column}, {channel}: {disagreement}")
            transaction.set_rollback(True)
    assert not disagreements, "\n".join(disagreements)
