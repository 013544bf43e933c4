import time

from ensemble.foundation.core.ids import PublicId, uuid7


def test_it_is_a_version_seven_uuid():
    for _attempt in range(100):
        name = uuid7()
        assert name.version == 7
        assert str(name)[19] in "89ab"


def test_it_sorts_by_time_of_creation():
    first = uuid7()
    time.sleep(0.002)
    second = uuid7()

    assert first < second
    assert abs((second.int >> 80) - time.time_ns() // 1_000_000) < 1_000


def test_no_two_are_the_same():
    assert len({uuid7() for _attempt in range(10_000)}) == 10_000


def test_a_row_has_one_that_nobody_edits():
    field = PublicId()

    assert (field.unique, field.editable, field.default) == (True, False, uuid7)
