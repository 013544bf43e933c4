from itertools import count

from ensemble.foundation.core.memo import forget, once, one_request


def test_it_asks_once_within_a_request_and_anew_in_the_next():
    answers = count()
    with one_request():
        assert [once("a", lambda: next(answers)) for _each in range(3)] == [0, 0, 0]
    with one_request():
        assert once("a", lambda: next(answers)) == 1


def test_it_asks_each_time_outside_of_a_request():
    answers = count()
    assert [once("a", lambda: next(answers)) for _each in range(2)] == [0, 1]


def test_it_asks_again_what_has_changed():
    answers = count()
    with one_request():
        once("a", lambda: next(answers))
        forget("a")
        assert once("a", lambda: next(answers)) == 1
