import pytest

from ensemble.foundation.core.marks import Stale, mark_of, require_unchanged

READ = {"line": "Des flux", "years": 20}
NOW = {"line": "Des flux et des stocks", "years": 20}
MINE = {"line": "Des usines", "years": 20}


def test_what_is_written_as_it_was_read_may_be_changed():
    require_unchanged(mark_of(READ), READ, MINE)
    require_unchanged(mark_of(READ), dict(reversed(READ.items())), MINE)


def test_what_was_changed_since_is_not_written_over():
    with pytest.raises(Stale):
        require_unchanged(mark_of(READ), NOW, MINE)


def test_the_same_words_sent_twice_are_not_late():
    require_unchanged(mark_of(READ), NOW, NOW)


def test_who_read_nothing_is_compared_with_nothing():
    require_unchanged(None, NOW, MINE)


def test_having_read_both_one_may_choose():
    require_unchanged(mark_of(NOW), NOW, MINE)
