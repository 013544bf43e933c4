"""A pay run of N payments against its limits: `bin/bench payrun`, `bin/bench payrun --payments 10000`.

One throw-away database, N invoices of one member. *File*: our writer and the schema, against a bare
writer of the same fields and the same schema, and against sepaxml alone with its own check. *Run*:
what the second person's click costs (lock, gate, file, schema, hash, settlements, ledger), against
posting as many entries in one batch. Void when a payment is missing or twice, when two approvals
are counted, when the file differs at a second asking, or when the ledger does not balance.
"""

import argparse
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from statistics import median

from bench.house import an_empty_house

NOW, PAY_ON = datetime(2026, 11, 12, 9, 0, tzinfo=UTC), date(2026, 11, 13)
FILE_GOAL, SEPAXML_GOAL, RUN_GOAL, LIMIT_OF_1000 = 0.5, 25, 0.25, 20
IBAN, NAME = "FR7630006000011234567890189", "Zoé Lefèvre & Cie"

CLONE = """
INSERT INTO invoicing_invoice (
    public_id, state, kind, flow, series_id, sequence, number, issuer_key, issued_on, due_on, promised_on,
    starts_on, ends_on, seller, buyer, payee, organisation_id, member_id, mandate_id, preceding_id,
    preceding_number, preceding_on, lines, vat_groups, notes, vat_due, net, vat, gross, discount,
    purchase_order, contract, about_label, about_id, key, digest, issued_by_id, issued_at, ready_at, reason)
SELECT gen_random_uuid(), 'ready', kind, flow, NULL, NULL, 'BENCH-' || lpad(n::text, 6, '0'), issuer_key,
    issued_on, due_on, promised_on, starts_on, ends_on, seller, buyer, payee, organisation_id, member_id,
    mandate_id, NULL, '', NULL, lines, vat_groups, notes, vat_due, net, vat, gross, discount,
    purchase_order, contract, about_label, about_id, 'bench-' || n, digest, issued_by_id, issued_at, issued_at, ''
FROM invoicing_invoice, generate_series(2, %(count)s) n WHERE id = %(first)s
"""

# Each clone bills days of its own: held, since no client is invoiced here
APPROVE = """
INSERT INTO timesheets_approval (public_id, timesheet_id, state, by_id, at, channel, fingerprint, days,
    client_invoice_id, member_invoice_id, promised_on, held_because)
SELECT gen_random_uuid(), approval.timesheet_id, 'held', approval.by_id, approval.at, approval.channel,
    invoice.key, approval.days, NULL, invoice.id, approval.promised_on, 'banc'
FROM timesheets_approval approval, invoicing_invoice invoice
WHERE approval.member_invoice_id = %(first)s AND invoice.number LIKE 'BENCH-%%'
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--payments", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with an_empty_house():
        set_up()
        write_files(options)
        live_a_run(options)


def set_up() -> None:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("rotate_keys", verbosity=0)


def write_files(options: argparse.Namespace) -> None:
    from ensemble.work.treasury.formats import pain

    count = options.payments
    orders, batch = sample(count)
    if pain.write(batch, orders) != pain.write(batch, list(orders)):
        raise SystemExit("Void: the same rows gave other bytes.")
    ours, limit, theirs = [], [], []
    for _round in range(options.rounds):
        ours.append(count / timed(lambda: pain.check(pain.write(batch, orders))))
        limit.append(count / timed(lambda: pain.check(bare(orders))))
    theirs.append(count / timed(lambda: sepaxml(orders)))
    print(
        f"file of {count:,}: ours {median(ours):,.0f}/s, bare writer and schema"
        f" {median(limit):,.0f}/s, sepaxml with its check {theirs[0]:,.0f}/s"
    )
    report("of the bare writer", [a / b for a, b in zip(ours, limit, strict=True)], FILE_GOAL)
    report("times sepaxml", [one / theirs[0] for one in ours], SEPAXML_GOAL)


def sample(count: int):
    from ensemble.work.treasury.formats.pain import Address, Batch, Order

    address = Address("12 rue des Lilas", "69003", "Lyon", "FR")
    batch = Batch("RUN-1", NOW, PAY_ON, "Rives SAS", IBAN, "AGRIFRPP", address)
    amount = Decimal("9250.00")
    orders = [
        Order(f"RUN-1-{n:05d}", amount + n, NAME, IBAN, f"AF-{n:06d}", "AGRIFRPP", address)
        for n in range(count)
    ]
    return orders, batch


def bare(orders) -> bytes:
    """The same fields without a thought: nothing is transliterated, cut, or left out."""
    lines = "".join(
        f"<CdtTrfTxInf><PmtId><EndToEndId>{o.end_to_end_id}</EndToEndId></PmtId><Amt>"
        f'<InstdAmt Ccy="EUR">{o.amount}</InstdAmt></Amt><CdtrAgt><FinInstnId><BICFI>{o.bic}</BICFI>'
        f"</FinInstnId></CdtrAgt><Cdtr><Nm>Zoe Lefevre + Cie</Nm><PstlAdr><StrtNm>{o.address.street}</StrtNm>"
        f"<PstCd>{o.address.postcode}</PstCd><TwnNm>{o.address.town}</TwnNm><Ctry>{o.address.country}</Ctry>"
        f"</PstlAdr></Cdtr><CdtrAcct><Id><IBAN>{o.iban}</IBAN></Id></CdtrAcct><RmtInf>"
        f"<Ustrd>{o.words}</Ustrd></RmtInf></CdtTrfTxInf>"
        for o in orders
    )
    total = sum(o.amount for o in orders)
    return (
        '<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09">'
        "<CstmrCdtTrfInitn><GrpHdr><MsgId>RUN-1</MsgId><CreDtTm>2026-11-12T09:00:00Z</CreDtTm>"
        f"<NbOfTxs>{len(orders)}</NbOfTxs><CtrlSum>{total}</CtrlSum><InitgPty><Nm>Rives SAS</Nm></InitgPty>"
        "</GrpHdr><PmtInf><PmtInfId>RUN-1</PmtInfId><PmtMtd>TRF</PmtMtd><BtchBookg>false</BtchBookg>"
        f"<NbOfTxs>{len(orders)}</NbOfTxs><CtrlSum>{total}</CtrlSum><PmtTpInf><SvcLvl><Cd>SEPA</Cd></SvcLvl>"
        "</PmtTpInf><ReqdExctnDt><Dt>2026-11-13</Dt></ReqdExctnDt><Dbtr><Nm>Rives SAS</Nm></Dbtr><DbtrAcct><Id>"
        f"<IBAN>{IBAN}</IBAN></Id></DbtrAcct><DbtrAgt><FinInstnId><BICFI>AGRIFRPP</BICFI></FinInstnId>"
        f"</DbtrAgt><ChrgBr>SLEV</ChrgBr>{lines}</PmtInf></CstmrCdtTrfInitn></Document>"
    ).encode()


def sepaxml(orders) -> bytes:
    from sepaxml import SepaTransfer

    ours = {"name": "Rives SAS", "IBAN": IBAN, "BIC": "AGRIFRPP", "batch": True, "currency": "EUR"}
    file = SepaTransfer(ours, schema="pain.001.001.09", clean=True)
    where = {
        "street_name": "12 rue des Lilas",
        "postcode": "69003",
        "town": "Lyon",
        "country": "FR",
    }
    for one in orders:
        file.add_payment(
            {
                "name": one.name,
                "IBAN": one.iban,
                "BIC": one.bic,
                "amount": int(one.amount * 100),
                "execution_date": PAY_ON,
                "description": one.words,
                "endtoend_id": one.end_to_end_id,
                "address": where,
            }
        )
    return file.export(validate=True)


def live_a_run(options: argparse.Namespace) -> None:
    from ensemble.work.treasury.actions.approving import approve
    from ensemble.work.treasury.actions.preparing import prepare, submit

    count = options.payments
    account, ines, bruno = settle_in(count)
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
    report("of a batch of postings", [count / whole / posted_alone(count)], RUN_GOAL)
    sound(run, bruno, count)


def settle_in(count: int):
    from django.db import connection

    from ensemble.foundation.accounts.tests.builders import (
        manager,
        organisation,
        person,
        team_member,
    )
    from ensemble.money.invoicing import posting
    from ensemble.money.invoicing.models import Invoice
    from ensemble.money.invoicing.tests.builders import client, operator
    from ensemble.money.ledger.actions.posting import post_all
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
    with connection.cursor() as cursor:
        cursor.execute(CLONE, {"count": count, "first": first.pk})
        cursor.execute(APPROVE, {"first": first.pk})
    clones = Invoice.objects.filter(number__startswith="BENCH-").select_related("member")
    post_all([posting.posting_of(one, by=None, at=NOW) for one in clones.order_by("pk")])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return builders.an_account(ines, bruno), ines, bruno


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


def timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def report(what: str, ratios: list[float], goal: float) -> None:
    middle, spread = median(ratios), f"{min(ratios):.2f} to {max(ratios):.2f}"
    verdict = "holds" if middle >= goal else "short"
    print(f"  {middle:.2f} {what} ({spread}), goal ≥ {goal:.2f}: {verdict}")


if __name__ == "__main__":
    main()
