"""Bank files as banks write them, with the movements a test asks for."""

from datetime import date
from decimal import Decimal

OURS, THEIRS = "FR7630006000011234567890189", "FR7610107001011234567890129"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def balance(code: str, amount: Decimal, on: date) -> str:
    side = "CRDT" if amount >= 0 else "DBIT"
    return (
        f"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy='EUR'>{abs(amount)}</Amt>"
        f"<CdtDbtInd>{side}</CdtDbtInd><Dt><Dt>{on}</Dt></Dt></Bal>"
    )


def entry(
    amount: str,
    *,
    on: date = date(2026, 11, 20),
    reference: str = "",
    end_to_end_id: str = "",
    name: str = "Groupe Varenne",
    iban: str = THEIRS,
    words: str = "",
    currency: str = "EUR",
    status: str = "BOOK",
    code: str = "ESCT",
    reason: str = "",
) -> str:
    value, side = Decimal(amount), "CRDT" if Decimal(amount) >= 0 else "DBIT"
    other = "Dbtr" if value >= 0 else "Cdtr"
    returned = f"<RtrInf><Rsn><Cd>{reason}</Cd></Rsn></RtrInf>" if reason else ""
    return (
        f"<Ntry><Amt Ccy='{currency}'>{abs(value)}</Amt><CdtDbtInd>{side}</CdtDbtInd>"
        f"<Sts><Cd>{status}</Cd></Sts><BookgDt><Dt>{on}</Dt></BookgDt><ValDt><Dt>{on}</Dt></ValDt>"
        f"<AcctSvcrRef>{reference}</AcctSvcrRef><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd>"
        f"<SubFmlyCd>{code}</SubFmlyCd></Fmly></Domn></BkTxCd><NtryDtls><TxDtls><Refs>"
        f"<EndToEndId>{end_to_end_id or 'NOTPROVIDED'}</EndToEndId></Refs><RltdPties><{other}><Pty>"
        f"<Nm>{name}</Nm></Pty></{other}><{other}Acct><Id><IBAN>{iban}</IBAN></Id></{other}Acct>"
        f"</RltdPties><RmtInf><Ustrd>{words}</Ustrd></RmtInf>{returned}</TxDtls></NtryDtls></Ntry>"
    )


def statement(
    *entries: str,
    opening: str = "1000.00",
    closing: str | None = None,
    on: date = date(2026, 11, 20),
    iban: str = OURS,
    number: str = "2026-00220",
    moved: str = "0",
) -> str:
    """One `Stmt`. `closing`, unless given, is the opening plus what `moved`."""
    end = Decimal(closing) if closing is not None else Decimal(opening) + Decimal(moved)
    return (
        f"<Stmt><Id>{number}</Id><FrToDt><FrDtTm>{on}T00:00:00</FrDtTm><ToDtTm>{on}T23:59:59</ToDtTm>"
        f"</FrToDt><Acct><Id><IBAN>{iban}</IBAN></Id><Ccy>EUR</Ccy></Acct>"
        f"{balance('OPBD', Decimal(opening), on)}{balance('CLBD', end, on)}{''.join(entries)}</Stmt>"
    )


def camt053(*statements: str, head: str = HEAD, version: str = "08") -> bytes:
    space = f"urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version}"
    return (
        f"{head}<Document xmlns='{space}'><BkToCstmrStmt><GrpHdr><MsgId>M</MsgId>"
        f"<CreDtTm>2026-11-20T23:00:00</CreDtTm></GrpHdr>{''.join(statements)}"
        "</BkToCstmrStmt></Document>"
    ).encode()


def camt054(*entries: str, iban: str = OURS) -> bytes:
    space = "urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"
    return (
        f"{HEAD}<Document xmlns='{space}'><BkToCstmrDbtCdtNtfctn><GrpHdr><MsgId>M</MsgId>"
        "<CreDtTm>2026-11-20T23:00:00</CreDtTm></GrpHdr><Ntfctn><Id>N1</Id><Acct><Id>"
        f"<IBAN>{iban}</IBAN></Id></Acct>{''.join(entries)}</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>"
    ).encode()
