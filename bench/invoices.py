"""Invoices per second from approved time sheets, printed and checked: `bin/bench invoices`.

Two processes, one throw-away database, eight missions of four clients. *Run*: a client's yes to a month,
and all that comes of it on both sides, the client's invoice and the member's: number under lock, rows,
ledger entry, the jobs that follow, PDF/A-3a with its XML, schema. The limit is a bare typst page of the
same lines with the same XML, its metadata patched, the same schema, no database. *Growth*: the same once
ten times as many invoices and their entries are there. *Rules*: `invoice_rules`. Rounds alternate;
medians, and the spread. A gap in the numbers, an entry that does not balance, a month billed otherwise
than once a side, or a document that breaks a rule makes the run void.
"""

import argparse
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from statistics import median

from bench.house import an_empty_house
from bench.invoice_limit import bare
from bench.invoice_rules import compare_rules
from bench.measures import report
from bench.months import AT, send_months

RUN_GOAL, GROWTH_GOAL = 1 / 3, 1.05
PEER, PEER_GOAL = 0.87, 150  # Tryton: invoices a second, with their PDF
PROCESSES, WARM, TIMES = 2, 4, 10


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200, help="invoices a round")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with an_empty_house(ENSEMBLE_DEMO="1"):
        settle_in()
        months = iter(send_months((WARM + 2 * options.rounds * options.count) // 2 + PROCESSES))
        with ProcessPoolExecutor(PROCESSES, get_context("spawn"), initializer=set_up) as processes:
            both(processes, months, WARM)
            small = compare(processes, months, options)
            there = grown()
            large = compare(processes, months, options)
        told = f"time of an invoice, of the limit's, with {there:,} there before"
        report(told, [small / large], "≤", GROWTH_GOAL)
        compare_rules(min(options.count, 60), options.rounds)
        sound()


def settle_in() -> None:
    set_up()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("rotate_keys", verbosity=0)


def set_up() -> None:
    import django

    django.setup()


def compare(processes: ProcessPoolExecutor, months, options: argparse.Namespace) -> float:
    """Return our share of the limit's rate."""
    pairs = [
        (both(processes, months, options.count), limit(processes, options.count))
        for _round in range(options.rounds)
    ]
    mine = median(pair[0] for pair in pairs)
    print(f"run, two processes: {mine:,.0f} invoices/s of {median(p[1] for p in pairs):,.0f}")
    ratios = [ours / bare for ours, bare in pairs]
    report("of the limit", ratios, "≥", RUN_GOAL)
    report(f"of Tryton’s {PEER}/s, not run beside it", [mine / PEER], "≥", PEER_GOAL)
    return median(ratios)


def both(processes: ProcessPoolExecutor, months, count: int) -> float:
    """Invoices a second, the two processes side by side; a month gives two."""
    share = count // 2 // PROCESSES
    asked = [[next(months) for _month in range(share)] for _process in range(PROCESSES)]
    started = time.perf_counter()
    done = sum(processes.map(ours, asked))
    return done / (time.perf_counter() - started)


def limit(processes: ProcessPoolExecutor, count: int) -> float:
    started = time.perf_counter()
    done = sum(processes.map(bare, [count // PROCESSES] * PROCESSES))
    return done / (time.perf_counter() - started)


def ours(months: list[int]) -> int:
    """From a client's yes to four files."""
    from ensemble.money.invoicing.paper import make
    from ensemble.money.invoicing.validation.layers import check_schema
    from ensemble.work.timesheets.actions.approving import approve
    from ensemble.work.timesheets.models import Timesheet

    made = 0
    for month in Timesheet.objects.filter(pk__in=months).select_related("submitted_to"):
        seen, by = month.fingerprint(), month.submitted_to
        approval = approve(month, fingerprint=seen, by=by, at=AT)
        for invoice in (approval.client_invoice, approval.member_invoice):
            if check_schema(make(invoice).xml):
                raise SystemExit("Void: an invoice breaks its schema.")
            made += 1
    return made


def grown() -> int:
    """Ten times as many invoices as there are, with their entries: of each client, of each member."""
    from django.db.models import Min

    from bench.many_invoices import clone
    from ensemble.money.invoicing.models import Invoice

    there = Invoice.objects.count()
    kinds = Invoice.objects.order_by().values("flow", "organisation", "member")
    first = [row["first"] for row in kinds.annotate(first=Min("pk"))]
    for number, one in enumerate(first):
        clone(one, (TIMES - 1) * there // len(first), prefix=f"THERE{number}", approved=False)
    return Invoice.objects.count()


def sound() -> None:
    """Each month is billed once a side, every number is there once, every entry balances, every rule is met."""
    from ensemble.money.invoicing.models import Invoice
    from ensemble.money.invoicing.numbering import broken
    from ensemble.money.invoicing.paper import make
    from ensemble.money.invoicing.validation import validate
    from ensemble.money.ledger.checking import invariants
    from ensemble.work.timesheets.models import Approval

    issued = Invoice.objects.exclude(series=None).order_by("-pk")
    billed = Approval.objects.filter(state="billed").count() * 2
    trouble = [
        f"{issued.count()} invoices, {billed} of them billed" if issued.count() != billed else "",
        *(f"a gap in {one}" for one in broken()),
        *invariants(),
        *(f"{one.rule}" for last in issued[:4] for one in validate(make(last).xml)),
    ]
    if found := [one for one in trouble if one]:
        raise SystemExit(f"Void: {', '.join(found)}.")
    print(f"sound: {billed:,} invoices from {billed // 2:,} months, no gap, balanced, rules met")


if __name__ == "__main__":
    main()
