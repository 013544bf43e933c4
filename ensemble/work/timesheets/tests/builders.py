"""A mission that runs, and months declared on it, as people make them: by the actions."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO

import pikepdf

from ensemble.foundation.core.lifecycle import move
from ensemble.money.invoicing import cii
from ensemble.money.invoicing.tests import builders as invoicing
from ensemble.money.invoicing.tests.einvoices import builders as einvoices
from ensemble.people.profiles.models import Member
from ensemble.work.contracts.actions.concluding import agree
from ensemble.work.contracts.tests import builders as contracts
from ensemble.work.missions.models import Mission
from ensemble.work.timesheets.actions.declaring import submit, write
from ensemble.work.timesheets.models import Timesheet

NOVEMBER = date(2026, 11, 1)
STARTS = date(2026, 10, 5)
AGREED = datetime(2026, 9, 28, 9, 0, tzinfo=UTC)
SENT = datetime(2026, 11, 27, 16, 0, tzinfo=UTC)


def identities(organisation, *, by):
    return invoicing.operator(by), invoicing.client(organisation, by)


def mandated(member: Member, *, by, **facts):
    invoicing.business(member)
    return invoicing.mandate(member, by, **facts)


def running(mission: Mission, *, at: datetime = AGREED, **change) -> Mission:
    """Its terms agreed and its first day come, as when every paper is signed."""
    facts = {
        "starts_on": STARTS,
        "days": Decimal("60"),
        "rhythm": [0, 1, 2, 3],
        "purchase_order": "4500012345",
    }
    agree(contracts.prepared(mission, at=at, **(facts | change)), at=at)
    move(mission, "running")
    return mission


def whole(*days: int, month: date = NOVEMBER) -> dict[date, Decimal]:
    return {month.replace(day=day): Decimal("1.0") for day in days}


def a_month(mission: Mission, days: dict | Iterable[int], *, at=SENT, month=NOVEMBER) -> Timesheet:
    """Written and sent by the member."""
    declared = days if isinstance(days, dict) else whole(*days, month=month)
    by = mission.member.person
    return submit(write(mission, month, declared, by=by, at=at), by=by, at=at)


def einvoice(net: str, *, number="F-2026-11", siren="300000007", **changes) -> bytes:
    """What Karim's own software sends the house by the platform: no VAT, one line."""
    amount = Decimal(net)
    said = einvoices.a_franchise_self_bill()
    sums = {"net": amount, "gross": amount, "due": amount}
    facts = {
        "kind": "380",
        "number": number,
        "seller": replace(said.seller, siren=siren, siret=f"{siren}00017", tax_id=siren),
        "buyer": replace(
            said.buyer, siren="732829320", siret="73282932000017", vat_number="FR44732829320"
        ),
        "lines": (replace(said.lines[0], quantity=Decimal(1), unit_price=amount, net=amount),),
        "taxes": (replace(said.taxes[0], base=amount),),
        "notes": einvoices.NOTES,
        "established_by": "",
    }
    return cii.write(replace(said, **(facts | sums | changes)))


def factur_x(xml: bytes) -> bytes:
    """A page for people, and what it says for machines."""
    document, written = pikepdf.new(), BytesIO()
    document.add_blank_page()
    document.attachments["factur-x.xml"] = xml
    document.save(written)
    return written.getvalue()
