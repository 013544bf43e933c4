"""The three homes, the letter, the search, the agenda, a conversation, against the bare list: `bin/bench homes`.

Goal: a third of the bare list's rate, at most 20 queries. The demo town is built in a throw-away
database; both servers run side by side and are asked in turn, five times; medians and spread.
"""

import argparse
from statistics import median
from typing import NamedTuple

from bench.house import an_empty_house
from bench.pages import BARE, OURS, rate, served

GOAL, BUDGET = 1 / 3, 20


class Page(NamedTuple):
    path: str
    cookie: str
    queries: int
    size: int  # bytes of HTML


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=3)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with an_empty_house(ENSEMBLE_DEMO="1"):
        pages = build()
        with served(OURS) as ours, served(BARE) as bare:
            for name, page in pages.items():
                pairs = [
                    (
                        rate(ours, [page.path], page.cookie, seconds=options.seconds),
                        rate(bare, ["/"], "", seconds=options.seconds),
                    )
                    for _round in range(options.rounds)
                ]
                report(name, page, pairs)


def report(name: str, page: Page, pairs: list[tuple[float, float]]) -> None:
    ratios = sorted(mine / limit for mine, limit in pairs)
    reached = median(ratios) >= GOAL and page.queries <= BUDGET
    print(
        f"{name:13} {median(mine for mine, _limit in pairs):5.0f}/s"
        f" of {median(limit for _mine, limit in pairs):5.0f}/s"
        f"  ratio {median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f}, goal {GOAL:.2f})"
        f"  {page.queries:2} queries (at most {BUDGET})  {page.size / 1000:3.0f} kB"
        f"  {'reached' if reached else 'short'}",
        flush=True,
    )


def build() -> dict[str, Page]:
    """The town, and the pages of its people, each with a proven session."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("build_demo_world")  # with its year: homes are read by people who work
    from ensemble.foundation.conversations.reading import about
    from ensemble.work.missions.models import Mission, Shortlist

    mission = Mission.objects.filter(state="running").select_related("member__person").latest("pk")
    letter = Shortlist.objects.shared().select_related("need__author", "signed_by").last()
    client, talent = letter.need.author, letter.signed_by
    return {
        "home, member": measured("/", mission.member.person),
        "home, client": measured("/", mission.need.author),
        "home, team": measured("/", talent),
        "letter": measured(f"/shortlists/{letter.public_id}", client),
        "search": measured("/people?q=supply+chain+lyon", talent),
        "agenda": measured("/agenda", talent),
        "conversation": measured(
            f"/conversations/{about(letter.need).latest('pk').public_id}", client
        ),
    }


def measured(path: str, person) -> Page:
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from ensemble.foundation.accounts.tests.builders import sign_in

    client = sign_in(Client(headers={"host": "127.0.0.1"}), person)
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path)
    if answer.status_code != 200:
        raise SystemExit(f"Void: {path} answers {answer.status_code}.")
    cookie = f"{settings.SESSION_COOKIE_NAME}={client.session.session_key}"
    return Page(path, cookie, len(queries), len(answer.content))


if __name__ == "__main__":
    main()
