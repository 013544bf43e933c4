"""Reads `camt.053` (statements) and `camt.054` (notices), whatever the version, as a stream.

A document type is refused before anything of it is used: no bank writes one, and entities are how
a small file becomes a large one or reads another.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from io import BytesIO

from django.utils.translation import gettext as _
from lxml import etree

from ensemble.work.treasury.formats.statement import (
    Account,
    Movement,
    Unreadable,
    require_reasonable,
)

HOLDERS = ("Stmt", "Ntfctn", "Rpt")
OPENINGS, CLOSING = ("OPBD", "PRCD"), "CLBD"
RETURN_CODES = ("RRTN", "RPCR")


def read(content: bytes) -> list[Account]:
    """One Account for each statement or notice of the file. Raises Unreadable."""
    require_reasonable(content)
    try:
        return list(_accounts(content))
    except (etree.XMLSyntaxError, InvalidOperation, ValueError, AttributeError) as trouble:
        raise Unreadable(_("This file is not a complete camt statement.")) from trouble


def _accounts(content: bytes) -> Iterator[Account]:
    stream = etree.iterparse(
        BytesIO(content), events=("start", "end"), resolve_entities=False, no_network=True
    )
    _require_camt(next(stream)[1])
    holder = Account()
    for event, element in stream:
        name = _local(element)
        if event == "start":
            holder = Account() if name in HOLDERS else holder
        elif name in HOLDERS:
            yield holder
        elif name in READS:
            READS[name](holder, element)


def _require_camt(element: etree._Element) -> None:
    """The very first element: no document type above it, and a camt inside."""
    info = element.getroottree().docinfo
    if info.doctype or info.internalDTD is not None:
        raise Unreadable(_("This file declares a document type, which no bank statement does."))
    if "camt.05" not in (etree.QName(element).namespace or ""):
        raise Unreadable(_("This file is XML, but not a camt statement."))


def _entry(holder: Account, entry: etree._Element) -> None:
    """Read, then let go of, with all that stood before: the file never stands whole in memory."""
    if _status(entry) == "PDNG":
        holder.pending += 1
    else:
        holder.movements.extend(_movements(entry))
    entry.clear()
    while entry.getprevious() is not None:
        del entry.getparent()[0]


def _movements(entry: etree._Element) -> Iterator[Movement]:
    """One for an entry; one for each transfer of an entry that the bank booked as a batch."""
    details = entry.findall("{*}NtryDtls/{*}TxDtls")
    amount = _signed(entry, entry)
    parts = [(detail, _signed(detail, entry)) for detail in details]
    if len(parts) > 1 and sum(part for _detail, part in parts) == amount:
        for number, (detail, part) in enumerate(parts, start=1):
            yield _movement(entry, detail, part, suffix=f"/{number}")
    else:
        yield _movement(entry, details[0] if len(details) == 1 else entry, amount)


def _movement(
    entry: etree._Element, detail: etree._Element, amount: Decimal, suffix: str = ""
) -> Movement:
    other = "Dbtr" if amount > 0 else "Cdtr"
    reference = _text(entry, "AcctSvcrRef") or _text(entry, "NtryRef")
    codes = ((node.text or "").strip() for node in entry.findall("{*}BkTxCd//{*}*"))
    code = "-".join(filter(None, codes))
    reason = _text(detail, "RtrInf/{*}Rsn/{*}Cd") or _text(entry, ".//{*}RtrInf/{*}Rsn/{*}Cd")
    end_to_end = _text(detail, "Refs/{*}EndToEndId")
    return Movement(
        booked_on=_day(entry.find("{*}BookgDt")),
        value_on=_day(entry.find("{*}ValDt")) if entry.find("{*}ValDt") is not None else None,
        amount=amount,
        currency=entry.find("{*}Amt").get("Ccy", ""),
        reference=f"{reference}{suffix}" if reference else "",
        end_to_end_id="" if end_to_end == "NOTPROVIDED" else end_to_end,
        name=_text(detail, f"RltdPties/{{*}}{other}//{{*}}Nm"),
        iban=_text(detail, f"RltdPties/{{*}}{other}Acct/{{*}}Id/{{*}}IBAN"),
        words=_words(entry, detail),
        code=code,
        returned=bool(reason) or any(one in code for one in RETURN_CODES),
        reason=reason,
    )


def _words(entry: etree._Element, detail: etree._Element) -> str:
    said = [node.text or "" for node in detail.findall("{*}RmtInf/{*}Ustrd")]
    structured = detail.findall("{*}RmtInf/{*}Strd/{*}CdtrRefInf/{*}Ref")
    said += [node.text or "" for node in structured]
    said += [node.text or "" for node in detail.findall("{*}RmtInf/{*}Strd//{*}Nb")]
    return " ".join(filter(None, said)) or _text(entry, "AddtlNtryInf")


def _signed(node: etree._Element, entry: etree._Element) -> Decimal:
    found = node.find("{*}Amt")
    if found is None:
        found = node.find("{*}AmtDtls/{*}TxAmt/{*}Amt")
    if found is None:
        return Decimal(0)
    amount = Decimal(found.text.strip())
    if not amount.is_finite() or amount < 0:
        raise ValueError("an amount is a number above zero")
    sign = _text(node, "CdtDbtInd") or _text(entry, "CdtDbtInd")
    return -amount if sign == "DBIT" else amount


def _status(entry: etree._Element) -> str:
    return _text(entry, "Sts/{*}Cd") or _text(entry, "Sts")


def _account(holder: Account, element: etree._Element) -> None:
    if _local(element.getparent()) in HOLDERS:
        holder.iban = _text(element, "Id/{*}IBAN") or _text(element, "Id/{*}Othr/{*}Id")
        holder.currency = _text(element, "Ccy") or holder.currency


def _balance(holder: Account, element: etree._Element) -> None:
    code = _text(element, "Tp/{*}CdOrPrtry/{*}Cd")
    if code in OPENINGS and holder.opening is None:
        holder.opening = _signed(element, element)
    elif code == CLOSING:
        holder.closing = _signed(element, element)


def _number(holder: Account, element: etree._Element) -> None:
    if _local(element.getparent()) in HOLDERS:
        holder.number = (element.text or "").strip()


def _period(holder: Account, element: etree._Element) -> None:
    first, last = element.find("{*}FrDtTm"), element.find("{*}ToDtTm")
    if first is None or last is None:
        first, last = element.find("{*}FrDt"), element.find("{*}ToDt")
    if first is not None and last is not None:
        holder.from_on = date.fromisoformat(first.text[:10])
        holder.to_on = date.fromisoformat(last.text[:10])


READS = {"Ntry": _entry, "Acct": _account, "Bal": _balance, "Id": _number, "FrToDt": _period}


def _text(node: etree._Element, path: str) -> str:
    return (node.findtext(path if path.startswith(".") else f"{{*}}{path}") or "").strip()


def _day(node: etree._Element) -> date:
    """`Dt`, or the day of `DtTm`."""
    return date.fromisoformat((_text(node, "Dt") or _text(node, "DtTm"))[:10])


def _local(element: etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
