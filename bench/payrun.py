"""A pay run of N payments against its limits: `bin/bench payrun`, `bin/bench payrun --payments 10000`.

One throw-away database, N invoices of one member. *File*: our writer and the schema, against a bare
writer of the same fields, and against sepaxml, each with its check and without (`payfiles`). *Run*:
what the second person's click costs (lock, gate, file, schema, hash, settlements, ledger), against
posting as many entries in one batch. *Two at once*: as many invoices again, two people who prepare,
submit and approve two runs in the same seconds (`two_runs`). Void when a payment is missing or twice,
when two approvals are counted, when the file differs at a second asking, or when the ledger does not
balance.
"""

import argparse
import time
from datetime import timedelta
from decimal import Decimal

from bench.house import an_empty_house
from bench.many_invoices import clone
from bench.measures import report, timed
from bench.payfiles import NOW, PAY_ON, compare_files
from bench.two_runs import pay_at_once

RUN_GOAL, LIMIT_OF_1000 = 0.25, 20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--payments", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with an_empty_house():
        set_up()
        compare_files(options.payments, options.rounds)
        live_a_run(options)


def set_up() -> None:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("rotate_keys", verbosity=0)


def live_a_run(options: argparse.Namespace) -> None:
    from ensemble.work.treasury.actions.approving import approve
    from ensemble.work.treasury.actions.preparing import prepare, submit

    count = options.payments
    account, ines, bruno, first = settle_in(count)
    begun = time.perf_counter()
    run = prepare(account, pay_on=PAY_ON, by=ines, at=NOW)
    prepared = time.perf_counter()
    submit(run, by=ines, at=NOW)
    submitted = time.perf_counter()
    approve(run, sha256=run.sha256, by=bruno, at=NOW)
    approved = time.perf_counter()
    steps = (prepared - begun, submitted - prepared, approved - submitted)
    print("run of {:,}: prepare {:.1f} s, submit {:.1f} s, approve {:.1f} s".format(count, *steps))
    whole = approved - prepared
    print(
        f"from the list to the posted file: {whole:.1f} s, {count / whole:,.0f}/s"
        f"{'' if count > 1000 else f' (limit {LIMIT_OF_1000} s)'}"
    )
    report("of a batch of postings", [count / whole / posted_alone(count)], "≥", RUN_GOAL)
    sound(run, bruno, count)
    pay_at_once(first, count, ines, bruno)


def settle_in(count: int):
    from ensemble.foundation.accounts.tests.builders import (
        manager,
        organisation,
        person,
        team_member,
    )
    from ensemble.money.invoicing.tests.builders import client, operator
    from ensemble.people.profiles.tests.builders import a_member
    from ensemble.work.missions.tests.builders import put_in_force
    from ensemble.work.treasury.tests import builders

    claire = team_member("Claire Morel", "talent")
    ines, bruno = (team_member(name, "finance") for name in ("Inès Carpentier", "Bruno Vidal"))
    before = NOW - timedelta(days=365)
    put_in_force(ines, bruno, at=before, valid_from=before.date())
    helene = person("Hélène Faure", "varenne")
    varenne = organisation("Groupe Varenne", buyer=helene, at=before)
    petit = manager(person("Laurent Petit", "varenne"), varenne, by=helene)
    operator(ines), client(varenne, ines)
    members = [
        a_member(name, by=claire, at=before, rate=500, line="Conseil")
        for name in ("Karim Benali", "Julie Lemaire")
    ]
    business = builders.a_payee(members[0], by=ines)
    mandate = builders.a_mandate(business, by=ines)
    mission = builders.a_mission(*members, petit=petit, claire=claire)
    builders.terms_of(mission)
    first = builders.owed(business, mandate, mission)
    clone(first.pk, count - 1, prefix="BENCH", approved=True)
    return builders.an_account(ines, bruno), ines, bruno, first


def posted_alone(count: int) -> float:
    """As many entries of two lines in one batch, and nothing else, a second."""
    from django.db import transaction

    from ensemble.money.ledger.actions.posting import Credit, Debit, Posting, post_all

    amount = Decimal("9250.00")
    lines = [Debit("suppliers", amount, "M-1"), Credit("transfers", amount)]
    postings = [Posting("OD", PAY_ON, "virement", lines, f"alone-{n}", NOW) for n in range(count)]

    def alone() -> None:
        with transaction.atomic():
            post_all(postings)
            transaction.set_rollback(True)

    return count / timed(alone)


def sound(run, bruno, count: int) -> None:
    """Counted in the same run: everything once, or the figures are void."""
    from ensemble.foundation.core.errors import TooLate
    from ensemble.money.invoicing.models import Settlement
    from ensemble.money.ledger.checking import check
    from ensemble.work.treasury.actions.approving import approve
    from ensemble.work.treasury.payfile import content_of, hash_of

    ordered = run.payments.filter(state="ordered").count()
    settled = Settlement.objects.values("invoice").distinct().count()
    if (run.count, ordered, settled, Settlement.objects.count()) != (count,) * 4:
        raise SystemExit(f"Void: {ordered} ordered, {settled} settled, of {count}.")
    if hash_of(content_of(run)) != run.sha256:
        raise SystemExit("Void: the file is not the one that was approved.")
    try:
        approve(run, sha256=run.sha256, by=bruno, at=NOW)
    except TooLate:
        pass
    else:
        raise SystemExit("Void: a second approval was counted.")
    if problems := check(NOW).problems:
        raise SystemExit(f"Void: {problems}")
    print(f"sound: {count:,} payments once each, one file, the ledger balanced")


if __name__ == "__main__":
    main()
