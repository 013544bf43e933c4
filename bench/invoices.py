"""Invoices per second, issued, printed and checked, against bare limits: `bin/bench invoices`.

Two processes, one throw-away database. *Run*: number, ledger entry, rows, PDF/A-3a with its XML, schema;
the limit is a bare typst page of the same lines with the same XML, its metadata patched, the same
schema, no database. *Rules*: our validator, its process and its reports read, against saxonche
alone on the same stylesheets. Rounds alternate; medians, and the spread. A gap in the numbers, an
entry that does not balance, or a document that breaks a rule makes the run void.
"""

import argparse
import json
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from statistics import median

from bench.house import an_empty_house

RUN_GOAL, RULES_GOAL, PEER = 1 / 3, 1.2, 0.87  # Tryton: invoices a second, with their PDF
PROCESSES = 2
BARE = """#let d = json(bytes(sys.inputs.data))
#pdf.attach("factur-x.xml", bytes(sys.inputs.attached), relationship: "alternative", mime-type: "text/xml", description: "x")
#set document(title: d.number)
#set page(paper: "a4", margin: 2cm, footer: context [#d.number #h(1fr) #counter(page).display()])
#set text(lang: "fr", size: 10pt, font: "Atkinson Hyperlegible Next")
= Facture #d.number
#d.seller.name \\ #d.buyer.name
#table(columns: 4, table.header[Désignation][Qté][PU HT][Total], ..d.lines.map(l => (l.label, l.quantity, l.price, l.net)).flatten())
#align(right)[Total HT #d.totals.net \\ TVA #d.totals.vat \\ *Total TTC #d.totals.gross*]
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200, help="invoices a round")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with an_empty_house(ENSEMBLE_DEMO="1"):
        settle_in()
        with ProcessPoolExecutor(PROCESSES, get_context("spawn"), initializer=set_up) as processes:
            both(processes, ours, 4), both(processes, bare, 4)
            pairs = [
                (both(processes, ours, options.count), both(processes, bare, options.count))
                for _round in range(options.rounds)
            ]
        report("run, two processes", pairs, RUN_GOAL)
        mine, alone = rules(min(options.count, 60), options.rounds)
        told_rules(mine, alone)
        sound(options)


def settle_in() -> None:
    """A database with the operator and one client."""
    set_up()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    from ensemble.foundation.accounts.models import Organisation
    from ensemble.money.invoicing.tests import builders

    builders.operator(None)
    builders.client(
        Organisation.objects.create(name="Groupe Varenne", opened_at=builders.ISSUED), None
    )


def set_up() -> None:
    import django

    django.setup()


def both(processes: ProcessPoolExecutor, work, count: int) -> float:
    """Invoices a second, the two processes side by side."""
    started = time.perf_counter()
    done = sum(processes.map(work, [count // PROCESSES] * PROCESSES))
    return done / (time.perf_counter() - started)


def ours(count: int) -> int:
    """From a draft to its two files, the schema checked: what an approval of days costs."""
    from uuid import uuid4

    from ensemble.money.invoicing.actions.issuing import issue
    from ensemble.money.invoicing.models import LegalEntity
    from ensemble.money.invoicing.paper import make
    from ensemble.money.invoicing.tests.builders import ISSUED, days, sale
    from ensemble.money.invoicing.validation.layers import check_schema

    issuer = LegalEntity.objects.operator()
    buyer = LegalEntity.objects.exclude(organisation=None).get()
    for number in range(count):
        lines = [days(str(quantity), str(price)) for quantity, price in three(number)]
        draft = sale(issuer, buyer, *lines)
        invoice = issue(draft, by=None, at=ISSUED, key=str(uuid4()))
        if check_schema(make(invoice).xml):
            raise SystemExit("Void: an invoice breaks its schema.")
    return count


def bare(count: int) -> int:
    """The least that makes the same files from the same content, already composed."""
    import typst

    from ensemble.foundation.papers.typesetting import _fonts, _plain
    from ensemble.money.invoicing import cii
    from ensemble.money.invoicing.factur_x import declared
    from ensemble.money.invoicing.paper import data_of
    from ensemble.money.invoicing.validation.layers import check_schema

    compiler = typst.Compiler(font_paths=_fonts())
    contents = [sample(number) for number in range(count)]
    drawn = [json.dumps(_plain(data_of(content))) for content in contents]
    for content, data in zip(contents, drawn, strict=True):
        xml = cii.write(content)
        pdf = compiler.compile(
            {"main.typ": BARE.encode()},
            format="pdf",
            pdf_standards=["a-3b"],
            sys_inputs={"data": data, "attached": xml.decode()},
        )
        declared(pdf)
        if check_schema(xml):
            raise SystemExit("Void: the limit breaks its schema.")
    return count


def sample(number: int):
    """No two alike, since typst remembers what it has set: the schema alone looks at the sums."""
    from dataclasses import replace
    from decimal import Decimal

    from ensemble.money.invoicing.tests.einvoices.builders import an_invoice

    one = an_invoice(number=f"FC-2026-{number:06}")
    lines = tuple(
        replace(one.lines[0], quantity=quantity, unit_price=price, net=quantity * price)
        for quantity, price in three(number)
    )
    return replace(one, lines=lines, net=Decimal(1000 + number), gross=Decimal(2000 + number))


def three(number: int) -> list[tuple]:
    """Days and prices of three lines, other ones for each invoice."""
    from decimal import Decimal

    return [
        (Decimal(1 + (number * step) % 37) / 2, Decimal(500 + (number * step) % 211))
        for step in (1, 3, 7)
    ]


def rules(count: int, rounds: int) -> tuple[list[float], list[float]]:
    """Milliseconds a document, ours and saxonche alone, in turn."""
    from ensemble.money.invoicing import cii
    from ensemble.money.invoicing.tests.einvoices.builders import an_invoice
    from ensemble.money.invoicing.validation import validate

    documents = [cii.write(an_invoice(number=f"FC-2026-{n:06}")) for n in range(count)]
    with ProcessPoolExecutor(1, get_context("spawn")) as alone:
        alone.submit(saxon_alone, documents[:3]).result()
        validate(documents[0])
        mine, theirs = [], []
        for _round in range(rounds):
            started = time.perf_counter()
            if any(validate(document) for document in documents):
                raise SystemExit("Void: a good invoice is refused.")
            mine.append((time.perf_counter() - started) / count * 1000)
            theirs.append(alone.submit(saxon_alone, documents).result() / count * 1000)
    return mine, theirs


COMPILED: list = []


def saxon_alone(documents: list[bytes]) -> float:
    """Seconds for the two stylesheets over all of them; nothing is read of the reports."""
    from saxonche import PySaxonProcessor

    from ensemble.money.invoicing.validation.layers import CII, RULES, SHELF

    if not COMPILED:
        saxon = PySaxonProcessor(license=False)
        compiler = saxon.new_xslt30_processor()
        sheets = [
            compiler.compile_stylesheet(stylesheet_file=str(SHELF / sheet))
            for sheet in RULES[CII].values()
        ]
        COMPILED.append((saxon, compiler, sheets))
    saxon, _compiler, sheets = COMPILED[0]
    started = time.perf_counter()
    for document in documents:
        parsed = saxon.parse_xml(xml_text=document.decode())
        for sheet in sheets:
            sheet.transform_to_string(xdm_node=parsed)
    return time.perf_counter() - started


def report(name: str, pairs: list[tuple[float, float]], goal: float) -> None:
    ratios = sorted(mine / limit for mine, limit in pairs)
    mine = median(one for one, _limit in pairs)
    print(
        f"{name:20} {mine:5.0f}/s of {median(limit for _mine, limit in pairs):5.0f}/s"
        f"  ratio {median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f}, goal {goal:.2f})"
        f"  {mine / PEER:.0f} times Tryton's {PEER}/s"
        f"  {'reached' if median(ratios) >= goal else 'short'}",
        flush=True,
    )


def told_rules(mine: list[float], alone: list[float]) -> None:
    ratios = sorted(one / other for one, other in zip(mine, alone, strict=True))
    reached = median(ratios) <= RULES_GOAL
    print(
        f"{'rules, one process':20} {median(mine):5.1f} ms of {median(alone):5.1f} ms"
        f"  ratio {median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f}, at most {RULES_GOAL})"
        f"  {'reached' if reached else 'short'}",
        flush=True,
    )


def sound(options: argparse.Namespace) -> None:
    """Every number is there once, every entry balances, and what was issued passes every rule."""
    from ensemble.money.invoicing.models import Invoice
    from ensemble.money.invoicing.numbering import broken
    from ensemble.money.invoicing.paper import make
    from ensemble.money.invoicing.validation import validate
    from ensemble.money.ledger.checking import invariants

    issued = Invoice.objects.count()
    expected = 4 + options.rounds * (options.count // PROCESSES) * PROCESSES
    trouble = [
        f"{issued} invoices instead of {expected}" if issued != expected else "",
        *(f"a gap in {one}" for one in broken()),
        *invariants(),
        *(
            f"{one.rule}"
            for last in Invoice.objects.order_by("-pk")[:3]
            for one in validate(make(last).xml)
        ),
    ]
    if found := [one for one in trouble if one]:
        raise SystemExit(f"Void: {', '.join(found)}.")
    print(f"sound: {issued} invoices, numbers without a gap, entries that balance, rules met")


if __name__ == "__main__":
    main()
