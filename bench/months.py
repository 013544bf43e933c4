"""Months of days declared and sent, which wait for their client's yes: for benchmarks only."""

from datetime import UTC, date, datetime, timedelta

AT = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
CLIENTS, MEMBERS = 4, 8  # a mission each member, two a client
MONTH, BEGUN = date(2026, 11, 1), date(1970, 1, 1)  # the copies go back in time from that month
DAYS = (2, 3, 4, 5, 6, 9, 10, 12, 13, 16, 17, 18)
ENOUGH = 900_000_000  # what each client may owe

TIMESHEETS = """
INSERT INTO timesheets_timesheet ({columns})
SELECT {values} FROM timesheets_timesheet first, generate_series(1, %(months)s) n WHERE first.month = %(month)s
"""
# Some days of each, in halves or whole: no two months are billed alike
LINES = """
INSERT INTO timesheets_day ({columns})
SELECT {values} FROM timesheets_day day
JOIN timesheets_timesheet first ON first.id = day.timesheet_id AND first.month = %(month)s
JOIN timesheets_timesheet copied ON copied.mission_id = first.mission_id AND copied.month < %(month)s
WHERE extract(day FROM day."on") = 2 OR (copied.id * 7 + extract(day FROM day."on")::int * 11) %% 5 < 3
"""


def send_months(count: int) -> list[int]:
    """At least `count`, in eight missions of four clients; those still waiting, by their keys."""
    from django.db import connection

    from ensemble.work.timesheets.models import Day, Timesheet

    begin()
    timesheets = columns_of(
        Timesheet, "first", {"month": "(first.month - n * interval '1 month')::date"}
    )
    lines = columns_of(
        Day,
        "day",
        {
            "timesheet_id": "copied.id",
            "on": """(copied.month + (day."on" - first.month))""",
            "quantity": "CASE WHEN (copied.id + day.id) %% 2 = 0 THEN 0.5 ELSE 1.0 END",
        },
    )
    with connection.cursor() as cursor:
        asked = {"months": -(-count // MEMBERS), "month": MONTH}
        cursor.execute(TIMESHEETS.format(**timesheets), asked)
        cursor.execute(LINES.format(**lines), asked)
        cursor.execute("ANALYZE")
    return list(Timesheet.objects.awaiting().order_by("month", "pk").values_list("pk", flat=True))


def columns_of(model, source: str, changes: dict[str, str]) -> dict[str, str]:
    """Every column copied, but for those that say otherwise."""
    known = {"public_id": "gen_random_uuid()"} | changes
    names = [one.column for one in model._meta.concrete_fields if not one.primary_key]
    quoted = {name: f'"{name}"' for name in names}
    values = [known.get(name, f"{source}.{quoted[name]}") for name in names]
    return {"columns": ", ".join(quoted.values()), "values": ", ".join(values)}


def begin() -> None:
    """A house, its clients with room to owe, and a first month of each member."""
    from ensemble.foundation.accounts.tests.builders import team_member
    from ensemble.money.invoicing.tests import builders as invoicing
    from ensemble.people.profiles.tests.builders import a_member
    from ensemble.work.missions.tests.builders import put_in_force

    claire = team_member("Claire Morel", "talent")
    ines, bruno = (team_member(name, "finance") for name in ("Inès Carpentier", "Bruno Vidal"))
    before = AT - timedelta(days=365)
    put_in_force(ines, bruno, at=before, valid_from=before.date())
    invoicing.operator(ines)
    said = {"by": claire, "at": before, "line": "Conseil"}
    members = [a_member(f"Membre Numéro{n}", rate=500 + 7 * n, **said) for n in range(MEMBERS)]
    managers = [a_client(number, ines, bruno) for number in range(CLIENTS)]
    for number, member in enumerate(members):
        petit = managers[number % CLIENTS]
        a_first_month(member, members[number - 1], number, petit=petit, claire=claire, ines=ines)


def a_client(number: int, ines, bruno):
    """Its manager, who approves."""
    from ensemble.foundation.accounts.tests.builders import manager, organisation, person
    from ensemble.money.credit.actions.grouping import own_group
    from ensemble.money.credit.actions.limiting import approve_limit, propose_limit
    from ensemble.money.invoicing.tests.builders import client

    before = AT - timedelta(days=300)
    buyer = person(f"Acheteur Numéro{number}", f"client{number}")
    company = organisation(f"Client {number}", buyer=buyer, at=before)
    client(company, ines, **identity(10_000_000 + number))
    said = {"amount": ENOUGH, "source": "insurer", "reference": "banc"}
    expiry = AT.date() + timedelta(days=300)
    limit = propose_limit(
        own_group(company, at=before), expires_on=expiry, by=ines, at=before, **said
    )
    approve_limit(limit, by=bruno, at=before)
    return manager(person(f"Manager Numéro{number}", f"client{number}"), company, by=buyer)


def a_first_month(member, other, number: int, *, petit, claire, ines) -> None:
    from ensemble.money.invoicing.tests import builders as invoicing
    from ensemble.work.timesheets.tests import builders as timesheets
    from ensemble.work.treasury.tests.builders import a_mission

    facts = identity(20_000_000 + number)
    invoicing.business(member, siren=facts["siren"], siret=facts["siret"])
    invoicing.mandate(member, ines)
    agreed = AT - timedelta(days=60)
    mission = a_mission(member, other, petit=petit, claire=claire, at=agreed)
    ends_on = AT.date() + timedelta(days=90)
    timesheets.running(mission, at=agreed, starts_on=BEGUN, ends_on=ends_on)
    timesheets.a_month(mission, DAYS, at=AT)


def identity(number: int) -> dict[str, str]:
    """An invented company, with its keys."""
    from ensemble.work.treasury.tests.builders import siret_of

    root = f"{number:08}"
    doubled = (2 * int(digit) if place % 2 else int(digit) for place, digit in enumerate(root))
    siren = f"{root}{-sum(sum(divmod(one, 10)) for one in doubled) % 10}"
    vat = f"FR{(12 + 3 * (int(siren) % 97)) % 97:02}{siren}"
    return {"siren": siren, "siret": siret_of(siren), "vat_number": vat}
