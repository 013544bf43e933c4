"""What leaves no doubt in a statement is matched by the house, all of it in a handful of statements."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import CharField, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Concat

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.faults import fault
from ensemble.money.invoicing.actions.settling_many import Due, collect_all
from ensemble.money.invoicing.models import Settlement
from ensemble.money.ledger.actions.posting import post_all
from ensemble.money.ledger.models import Entry
from ensemble.work.treasury.actions.explaining import part_explained
from ensemble.work.treasury.ladder import Ladder
from ensemble.work.treasury.models import BankLine, Match, Payment, Statement
from ensemble.work.treasury.posting import key_of, posting_of
from ensemble.work.treasury.proposing import Part, Proposal

Kind = Match.Kind
ONE_BY_ONE = (Kind.RETURN, Kind.REFUND)


@transaction.atomic
def match_certain(statement: Statement, *, at: datetime) -> int:
    """The rest is noted, for a person. Return how many lines were matched; asked again, none is."""
    held = statement.lines.unexplained().select_for_update().order_by("position")
    ladder = Ladder(held)
    certain = list(_certain(ladder))
    apart = [pair for pair in certain if pair[1].kind in ONE_BY_ONE]
    matches = _write([pair for pair in certain if pair[1].kind not in ONE_BY_ONE], at=at)
    fault("treasury.after_match")
    _collect(matches, at=at)
    _book(matches, at=at)
    closed = {match.line_id for match in matches}
    BankLine.objects.filter(pk__in=closed).update(left=0, note=BankLine.Note.NONE)
    for line, part in apart:
        part_explained(line, part, by=None, at=at)
    Statement.objects.filter(pk=statement.pk).update(matched_at=at)
    return len(closed | {line.pk for line, _part in apart})


def _certain(ladder: Ladder) -> Iterable[tuple[BankLine, Part]]:
    """Each part to match; what only a person can settle says so on its line."""
    for line in ladder.lines:
        proposal = ladder.judge(line)
        if proposal.certain:
            ladder.take(proposal)
            yield from ((line, part) for part in proposal.parts)
        elif _says_more(proposal, line):
            BankLine.objects.filter(pk=line.pk).update(note=proposal.note)


def _says_more(proposal: Proposal, line: BankLine) -> bool:
    return bool(proposal.note) and proposal.note != line.note


def _write(certain: list[tuple[BankLine, Part]], *, at: datetime) -> list[Match]:
    return Match.objects.bulk_create(
        [
            Match(
                line=line,
                kind=part.kind,
                amount=part.amount,
                invoice=part.invoice,
                payment=part.payment,
                organisation=part.invoice.organisation if part.invoice else None,
                at=at,
            )
            for line, part in certain
        ],
        batch_size=1000,
    )


def _collect(matches: list[Match], *, at: datetime) -> None:
    """Clients paid: each match finds its settlement by the name both have."""
    received = [one for one in matches if one.kind == Kind.RECEIPT]
    dues = [Due(one.invoice_id, one.amount, one.line.booked_on, key_of(one)) for one in received]
    if dues:
        collect_all(dues, by=None, at=at)
        _tie(received, "settlement", Settlement)


def _book(matches: list[Match], *, at: datetime) -> None:
    """Our payments left: from transit to the bank."""
    booked = [one for one in matches if one.kind == Kind.PAYMENT]
    if not booked:
        return
    post_all([posting_of(one, by=None, at=at) for one in booked])
    _tie(booked, "entry", Entry)
    days = {one.line.booked_on for one in booked}
    moved = 0
    for day in days:
        of_day = [one.payment_id for one in booked if one.line.booked_on == day]
        ordered = Payment.objects.filter(pk__in=of_day, state="ordered")
        moved += ordered.update(state="paid", paid_on=day)
    if moved != len(booked):
        raise TooLate


def _tie(matches: list[Match], name: str, model: type[Entry] | type[Settlement]) -> None:
    written = Concat(Value("match:"), Cast(OuterRef("pk"), CharField()))
    its_own = model.objects.filter(key=written).values("pk")
    known = Match.objects.filter(pk__in=[one.pk for one in matches])
    known.update(**{name: Subquery(its_own)})
