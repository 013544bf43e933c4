"""The whole page of the team's search: against the bare list, and against its own query run by itself."""

from statistics import median

from bench import pages, town
from bench.measures import p50, report, spread

ROUNDS, A_PAGE, LIST_GOAL = 5, 20, 1 / 3


def compare_pages(briefs: list[dict]) -> float:
    """Return the median of our page, in milliseconds of its own process."""
    cookie = signed_in()
    addresses = [address_of(brief) for brief in briefs]
    alone = in_process(briefs, addresses, cookie)
    as_served(addresses, cookie)
    return alone


def in_process(briefs: list[dict], addresses: list[str], cookie: str) -> float:
    """One page at a time, in a process of its own; the query it asks, in this one."""
    rounds = []
    for _round in range(ROUNDS):
        ours = pages.in_process(pages.OURS, addresses, cookie)
        limit = pages.in_process(pages.BARE, ["/"] * len(addresses), "")
        rounds.append((ours, limit, p50(its_own_query, briefs)))
    for name, place in (("our page", 0), ("bare list", 1), ("the query of our page, by itself", 2)):
        print(f"  {name}, in process: {spread([one[place] for one in rounds])} ms")
    report("page of the bare list, in process", [b / a for a, b, _q in rounds], "≥", LIST_GOAL)
    times = [page / query for page, _bare, query in rounds]
    print(f"  time of the page, of its own query by itself: ×{spread(times)}", flush=True)
    return median(page for page, _bare, _query in rounds)


def its_own_query(brief: dict) -> None:
    from ensemble.people.profiles.search.finding import find

    find(brief["request"], brief["bounds"], limit=A_PAGE)


def as_served(addresses: list[str], cookie: str) -> None:
    """Against the bare list, which has no rights, words or frame: both served to eight clients."""
    bare, outside = ["/"] * len(addresses), []
    with pages.served(pages.OURS, *pages.THREADS) as here, pages.served(pages.BARE) as there:
        for _round in range(ROUNDS):
            ours = pages.rate(here, addresses, cookie, seconds=4)
            limit = pages.rate(there, bare, "", seconds=4)
            outside.append(ours / limit)
            print(f"  gunicorn, two workers, c8: our page {ours:6.0f}/s, bare list {limit:6.0f}/s")
    report("page of the bare list, served", outside, "≥", LIST_GOAL)


def signed_in() -> str:
    """A talent manager and her session, as a cookie."""
    from django.conf import settings
    from django.test import Client

    from ensemble.foundation.accounts.actions.granting import grant_from_console
    from ensemble.foundation.persons.actions.welcoming import meet

    claire = meet("claire.morel@rives.example", "Claire Morel", at=town.BORN)
    grant_from_console(claire, "talent", at=town.BORN)
    client = Client()
    client.force_login(claire, backend="django.contrib.auth.backends.ModelBackend")
    name = settings.SESSION_COOKIE_NAME
    return f"{name}={client.cookies[name].value}"


def address_of(brief: dict) -> str:
    from django.test import RequestFactory

    from ensemble.people.profiles.web.search import read_search

    return read_search(RequestFactory().get("/people", {"q": brief["text"]}).GET).address
