"""The file of a pay run: our writer against a bare one and against sepaxml, each with and without its check.

Seconds are those of the processor of this process, after one file of each that is not counted: the
library imports what it needs at its first file. Its check reads its schema again at each file, then
walks each element in Python; ours reads it once and lets libxml2 do the walking.
"""

from datetime import UTC, date, datetime
from decimal import Decimal
from statistics import median

from bench.measures import report, worked

FILE_GOAL, SEPAXML_GOAL = 0.5, 25
NOW, PAY_ON = datetime(2026, 11, 12, 9, 0, tzinfo=UTC), date(2026, 11, 13)
IBAN, NAME = "FR7630006000011234567890189", "Zoé Lefèvre & Cie"


def compare_files(count: int, rounds: int) -> None:
    from ensemble.work.treasury.formats import pain

    orders, batch = sample(count)
    if pain.write(batch, orders) != pain.write(batch, list(orders)):
        raise SystemExit("Void: the same rows gave other bytes.")
    ways = {
        "ours": lambda: pain.check(pain.write(batch, orders)),
        "bare writer, same check": lambda: pain.check(bare(orders)),
        "sepaxml, its check": lambda: sepaxml(orders, check=True),
        "ours, unchecked": lambda: pain.write(batch, orders),
        "sepaxml, unchecked": lambda: sepaxml(orders, check=False),
    }
    few, one = sample(10)
    pain.check(pain.write(one, few)), pain.check(bare(few)), sepaxml(few, check=True)
    rates = {name: [] for name in ways}
    for _round in range(rounds):
        for name, way in ways.items():
            rates[name].append(count / worked(way))
    print(f"file of {count:,}, transfers in a second of the processor:")
    for name, found in rates.items():
        print(f"  {name:24}{median(found):10,.0f}")
    told(rates)


def told(rates: dict[str, list[float]]) -> None:
    def over(name: str, other: str) -> list[float]:
        return [a / b for a, b in zip(rates[name], rates[other], strict=True)]

    report("of the bare writer", over("ours", "bare writer, same check"), "≥", FILE_GOAL)
    report("of sepaxml, both checked", over("ours", "sepaxml, its check"), "≥", SEPAXML_GOAL)
    report("of sepaxml, neither checked", over("ours, unchecked", "sepaxml, unchecked"), "≥", 1)


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


def sepaxml(orders, *, check: bool) -> bytes:
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
    return file.export(validate=check)
