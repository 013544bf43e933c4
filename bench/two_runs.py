"""Two pay runs in the same seconds, over the same invoices: each is paid once, by one of them."""

import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from bench.many_invoices import clone
from bench.payfiles import NOW, PAY_ON

OTHER = "FR1420041010050500013M02606"


def pay_at_once(first, count: int, ines, bruno) -> None:
    """Each prepares and submits a list on an account of its own, then approves that of the other."""
    from ensemble.money.invoicing.models import Settlement
    from ensemble.work.treasury.models import OperatorAccount, Payment
    from ensemble.work.treasury.tests import builders

    before = Settlement.objects.count()
    clone(first.pk, count, prefix="AGAIN", approved=True)
    one = OperatorAccount.objects.get()
    other = builders.an_account(ines, bruno, iban=OTHER)
    with ProcessPoolExecutor(2, get_context("spawn"), initializer=set_up) as both:
        list(both.map(len, ["", ""]))
        begun = time.perf_counter()
        listed = list(both.map(prepare_and_submit, [one.pk, other.pk], [ines.pk, bruno.pk]))
        runs = [run for run in listed if run]
        approvers = [bruno.pk if run[1] == ines.pk else ines.pk for run in runs]
        list(both.map(approve_it, [run[0] for run in runs], approvers))
        took = time.perf_counter() - begun
    paid = Payment.objects.filter(state="ordered", invoice__number__startswith="AGAIN-")
    each = paid.values("invoice").distinct().count()
    if (paid.count(), each, Settlement.objects.count() - before) != (count,) * 3:
        raise SystemExit(f"Void: {paid.count()} payments of {each} invoices, of {count}.")
    shared = " and ".join(f"{paid.filter(run=run).count():,}" for run, _by in runs)
    sound()
    print(f"two runs at once: {count:,} invoices, each paid once ({shared}), in {took:.1f} s")


def set_up() -> None:
    import django

    django.setup()


def prepare_and_submit(account: int, by: int) -> tuple[int, int] | None:
    """None when the other list had everything."""
    from ensemble.foundation.core.errors import TooLate
    from ensemble.foundation.persons.models import Person
    from ensemble.work.treasury.actions.preparing import prepare, submit
    from ensemble.work.treasury.models import OperatorAccount

    who = Person.objects.get(pk=by)
    run = prepare(OperatorAccount.objects.get(pk=account), pay_on=PAY_ON, by=who, at=NOW)
    try:
        return submit(run, by=who, at=NOW).pk, by
    except TooLate:
        return None


def approve_it(run: int, by: int) -> None:
    from ensemble.foundation.persons.models import Person
    from ensemble.work.treasury.actions.approving import approve
    from ensemble.work.treasury.models import PayRun

    asked = PayRun.objects.get(pk=run)
    approve(asked, sha256=asked.sha256, by=Person.objects.get(pk=by), at=NOW)


def sound() -> None:
    from ensemble.money.ledger.checking import check

    if problems := check(NOW).problems:
        raise SystemExit(f"Void: {problems}")
