"""What the rules cost: our validator, its process and its reports read, against saxonche alone.

EN 16931 and BR-FR are what an invoice passes before it leaves; no seal is put on one. Both on the same
stylesheets, compiled once.
"""

import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from statistics import median

from bench.measures import report

RULES_GOAL = 1.2


def compare_rules(count: int, rounds: int) -> None:
    mine, alone = rules(count, rounds)
    fast, bare = (1000 / median(each) for each in (mine, alone))
    print(
        f"rules, one process: {median(mine):.1f} ms a document against {median(alone):.1f},"
        f" {fast:,.0f} validated invoices/s against {bare:,.0f}; no seal on invoices"
    )
    report(
        "time of saxonche alone", [a / b for a, b in zip(mine, alone, strict=True)], "≤", RULES_GOAL
    )


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
