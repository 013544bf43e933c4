"""Several people who press at the same moment, each in a browser and on a connection of their own."""

from collections.abc import Callable
from threading import Barrier, Thread

from django.db import connection
from django.test import Client

from ensemble.foundation.accounts.tests.builders import sign_in
from ensemble.foundation.persons.models import Person

Press = tuple[Person, str, dict]


def pressed_at_once(*presses: Press) -> list[int]:
    """The answers to (who, where, what), sorted: which of them is first is nobody's to say."""
    browsers = [sign_in(Client(raise_request_exception=False), who) for who, *_form in presses]
    forms = [
        (browser, url, data) for browser, (_who, url, data) in zip(browsers, presses, strict=True)
    ]
    return sorted(together(*(lambda one=one: one[0].post(*one[1:]).status_code for one in forms)))


def together[T](*works: Callable[[], T]) -> list[T]:
    """Each in its thread; an error of one is raised here."""
    ready, ended, troubles = Barrier(len(works)), [], []

    def run(work: Callable[[], T]) -> None:
        ready.wait()
        try:
            ended.append(work())
        except Exception as trouble:  # a thread's error reaches no test: kept, and raised below
            troubles.append(trouble)
        finally:
            connection.close()

    threads = [Thread(target=run, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if troubles:
        raise troubles[0]
    return ended
