"""The bank of the town: what it writes in its statements."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from xml.sax.saxutils import escape

from ensemble.demo.building.businesses import iban

SPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"


@dataclass(frozen=True)
class Movement:
    on: date
    amount: Decimal
    words: str = ""
    name: str = ""
    place: int = 0  # which of the invented accounts of others
    end_to_end_id: str = "NOTPROVIDED"
    reason: str = ""


def statement(
    movements: list[Movement], *, number: str, account: str, opening: Decimal, on: date
) -> tuple[bytes, Decimal]:
    """A camt.053 and its closing balance."""
    closing = opening + sum(one.amount for one in movements)
    entries = "".join(_entry(one, f"{number}-{n}") for n, one in enumerate(movements, 1))
    first = min((one.on for one in movements), default=on)
    written = (
        f'<?xml version="1.0" encoding="UTF-8"?><Document xmlns="{SPACE}"><BkToCstmrStmt>'
        f"<GrpHdr><MsgId>{number}</MsgId><CreDtTm>{on}T06:00:00</CreDtTm></GrpHdr>"
        f"<Stmt><Id>{number}</Id><FrToDt><FrDtTm>{first}T00:00:00</FrDtTm>"
        f"<ToDtTm>{on}T00:00:00</ToDtTm></FrToDt>"
        f"<Acct><Id><IBAN>{account}</IBAN></Id><Ccy>EUR</Ccy></Acct>"
        f"{_balance('OPBD', opening, first)}{_balance('CLBD', closing, on)}{entries}"
        "</Stmt></BkToCstmrStmt></Document>"
    )
    return written.encode(), closing


def _balance(code: str, amount: Decimal, on: date) -> str:
    return (
        f"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp>{_amount(amount)}"
        f"<Dt><Dt>{on}</Dt></Dt></Bal>"
    )


def _amount(amount: Decimal) -> str:
    side = "CRDT" if amount >= 0 else "DBIT"
    return f'<Amt Ccy="EUR">{abs(amount)}</Amt><CdtDbtInd>{side}</CdtDbtInd>'


def _entry(one: Movement, reference: str) -> str:
    other = "Dbtr" if one.amount >= 0 else "Cdtr"
    returned = f"<RtrInf><Rsn><Cd>{one.reason}</Cd></Rsn></RtrInf>" if one.reason else ""
    account = (
        f"<{other}Acct><Id><IBAN>{iban(one.place)}</IBAN></Id></{other}Acct>" if one.place else ""
    )
    return (
        f"<Ntry>{_amount(one.amount)}<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>{one.on}</Dt></BookgDt>"
        f"<ValDt><Dt>{one.on}</Dt></ValDt><AcctSvcrRef>{reference}</AcctSvcrRef><NtryDtls><TxDtls>"
        f"<Refs><EndToEndId>{one.end_to_end_id}</EndToEndId></Refs><RltdPties><{other}><Pty>"
        f"<Nm>{escape(one.name)}</Nm></Pty></{other}>{account}</RltdPties><RmtInf>"
        f"<Ustrd>{escape(one.words)}</Ustrd></RmtInf>{returned}</TxDtls></NtryDtls></Ntry>"
    )
