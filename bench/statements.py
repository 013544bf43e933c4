"""A camt.053 of N entries, read, recorded and matched: `bin/bench statements`.

Half of the entries are clients paying an invoice by its number, the others leave a doubt. *Read*:
our reader against libxml2 walking the same bytes. *Import*: preview, lines, and what is certain
matched, under 60 seconds. Void when a line is missing, when the same file again adds one, or when the
ledger's bank account is not the sum of what was matched.
"""

import argparse
import time
from datetime import date
from decimal import Decimal
from io import BytesIO
from statistics import median

from bench.house import an_empty_house
from bench.many_invoices import clone
from bench.measures import timed
from bench.payfiles import NOW
from bench.payrun import set_up

LIMIT, DAY = 60, date(2026, 11, 20)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with an_empty_house():
        set_up()
        content = a_statement(options.entries)
        compare_readers(content, options)
        bring_in(content, options.entries)


def a_statement(count: int) -> bytes:
    from ensemble.work.treasury.tests.formats.builders import camt053, entry, statement

    receipts = [
        entry("12765.00", reference=f"R{n}", words=f"VIR BENCH {n:06d} NOVEMBRE")
        for n in range(1, count // 2 + 1)
    ]
    others = [
        entry(f"{n}.10", reference=f"O{n}", words="?") for n in range(1, count - count // 2 + 1)
    ]
    moved = Decimal("12765.00") * len(receipts) + sum(
        Decimal(f"{n}.10") for n in range(1, len(others) + 1)
    )
    return camt053(statement(*receipts, *others, moved=str(moved)))


def compare_readers(content: bytes, options: argparse.Namespace) -> None:
    from lxml import etree

    from ensemble.work.treasury.formats import camt

    def bare() -> int:
        return sum(len(node) for _event, node in etree.iterparse(BytesIO(content)))

    ours = [timed(lambda: camt.read(content)) for _round in range(options.rounds)]
    limit = [timed(bare) for _round in range(options.rounds)]
    ratio = median(a / b for a, b in zip(ours, limit, strict=True))
    print(
        f"reading {options.entries:,} entries ({len(content) / 1e6:.1f} MB): {median(ours):.2f} s,"
        f" {ratio:.1f} times a bare walk"
    )


def bring_in(content: bytes, count: int) -> None:
    from ensemble.work.treasury.actions.importing import keep_statement, record
    from ensemble.work.treasury.actions.matching_alone import match_certain
    from ensemble.work.treasury.models import BankLine

    account, ines = settle_in(count)
    begun = time.perf_counter()
    kept = keep_statement(account, content=content, name="releve.xml", by=ines, at=NOW)
    statement = record(kept, by=ines, at=NOW)
    recorded = time.perf_counter()
    matched = match_certain(statement, at=NOW)
    whole = time.perf_counter() - begun
    print(
        f"kept and recorded in {recorded - begun:.1f} s, {matched:,} matched in"
        f" {whole - recorded + begun:.1f} s"
    )
    verdict = "holds" if whole <= LIMIT else "short"
    print(f"  {whole:.1f} s in all, goal ≤ {LIMIT} s: {verdict}")
    if (BankLine.objects.count(), matched) != (count, count // 2):
        raise SystemExit(f"Void: {BankLine.objects.count()} lines, {matched} matched, of {count}.")
    sound(account, content, ines, count)


def settle_in(count: int):
    from ensemble.foundation.accounts.tests.builders import organisation, person, team_member
    from ensemble.money.invoicing.tests.builders import client, operator
    from ensemble.work.treasury.tests import builders

    ines, bruno = (team_member(name, "finance") for name in ("Inès Carpentier", "Bruno Vidal"))
    varenne = organisation("Groupe Varenne", buyer=person("Hélène Faure", "varenne"), at=NOW)
    operator(ines)
    client(varenne, ines)
    first = builders.sold(varenne)
    clone(first.pk, count // 2, prefix="BENCH", approved=False)
    return builders.an_account(ines, bruno), ines


def sound(account, content: bytes, ines, count: int) -> None:
    from ensemble.money.ledger.checking import check
    from ensemble.money.ledger.reading import balance
    from ensemble.work.treasury import previews

    again = previews.read(content, account)
    if (len(again.new), again.known) != (0, count):
        raise SystemExit(f"Void: the same file again would add {len(again.new)} lines.")
    expected = Decimal("12765.00") * (count // 2)
    if balance("bank", on=DAY) != expected:
        raise SystemExit(f"Void: the ledger says {balance('bank', on=DAY)}, not {expected}.")
    if problems := check(NOW).problems:
        raise SystemExit(f"Void: {problems}")
    print(f"sound: {count:,} lines once each, the same file again adds none, the books balance")


if __name__ == "__main__":
    main()
