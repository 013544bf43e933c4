"""A statement comes in: shown first, recorded when finance says so, kept as it came."""

from dataclasses import asdict
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.faults import fault
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.files.actions.keeping import keep
from ensemble.foundation.files.actions.purging import purge
from ensemble.foundation.files.reading import content_of
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record as remember
from ensemble.work.treasury import previews
from ensemble.work.treasury.access import may_import
from ensemble.work.treasury.formats.statement import Movement
from ensemble.work.treasury.formats.table import Mapping
from ensemble.work.treasury.kinds import STATEMENT
from ensemble.work.treasury.models import BankLine, OperatorAccount, Statement, TableMapping


@transaction.atomic
def keep_statement(
    account: OperatorAccount, *, content: bytes, name: str, by: Person, at: datetime
) -> Statement:
    """Keep the file, to be shown. Raises ValidationError for what is no statement of this account,
    TooLate when this very file was recorded before."""
    require(may_import(by))
    digest = previews.sha256(content)
    _require_new(account, digest)
    format_ = previews.format_of(content)
    stored = keep(content, name=name, kind=STATEMENT, by=by, at=at)
    return Statement.objects.create(
        account=account,
        file=stored,
        sha256=digest,
        format=format_,
        imported_by=by,
        imported_at=at,
    )


@transaction.atomic
def save_mapping(
    account: OperatorAccount, mapping: Mapping, *, by: Person, at: datetime
) -> TableMapping:
    """How the CSV of this account is read, from now on."""
    require(may_import(by))
    saved, _new = TableMapping.objects.update_or_create(
        account=account, defaults={"reading": asdict(mapping), "saved_by": by, "saved_at": at}
    )
    return saved


@transaction.atomic
def record(statement: Statement, *, by: Person, at: datetime) -> Statement:
    """Every new movement becomes a line; those that an earlier file told are not told twice.

    What is certain is matched by a job, right after. Raises TooLate for a second recording.
    """
    require(may_import(by))
    account = OperatorAccount.objects.select_for_update().get(pk=statement.account_id)
    _require_new(account, statement.sha256)
    preview = previews.read(content_of(statement.file), account)
    whole = preview.account
    days = [movement.booked_on for movement in whole.movements]
    move(
        statement,
        "recorded",
        recorded_at=at,
        number=whole.number[:80],
        from_on=whole.from_on or min(days, default=None),
        to_on=whole.to_on or max(days, default=None),
        opening=whole.opening,
        closing=whole.closing,
        late=_("This statement has already been decided."),
    )
    lines = [
        _line(statement, position, movement, mark)
        for position, (movement, mark) in enumerate(preview.new, start=1)
    ]
    try:
        with transaction.atomic():
            BankLine.objects.bulk_create(lines, batch_size=1000)
    except IntegrityError:
        raise TooLate(
            _("Some of these lines have just been recorded. Look at the file again.")
        ) from None
    fault("treasury.after_lines")
    remember(
        "treasury.statement_recorded",
        on=statement,
        by=by,
        at=at,
        also=(account,),
        lines=len(lines),
        known=preview.known,
    )
    return statement


@transaction.atomic
def discard(statement: Statement, *, by: Person, at: datetime) -> None:
    """Nothing of it is kept but that it came."""
    require(may_import(by))
    move(statement, "discarded", late=_("This statement has already been decided."))
    purge(statement.file, why="statement not recorded", by=by, at=at)


def _require_new(account: OperatorAccount, digest: str) -> None:
    same = Statement.objects.recorded().filter(account=account, sha256=digest)
    if first := same.select_related("imported_by").first():
        raise TooLate(
            _("%(name)s has already recorded this very file.") % {"name": first.imported_by.name}
        )


def _line(statement: Statement, position: int, one: Movement, mark: str) -> BankLine:
    foreign = one.currency != "EUR"
    return BankLine(
        statement=statement,
        account=statement.account,
        position=position,
        booked_on=one.booked_on,
        value_on=one.value_on,
        amount=one.amount,
        left=abs(one.amount),
        currency=one.currency[:3],
        reference=one.reference[:80],
        end_to_end_id=one.end_to_end_id[:35],
        other_name=one.name[:140],
        other_iban=one.iban or None,
        other_mark=previews.mark_of(one.iban),
        words=one.words[:500],
        code=one.code[:40],
        returned=one.returned,
        reason=one.reason[:20],
        note=BankLine.Note.CURRENCY if foreign else BankLine.Note.NONE,
        fingerprint=mark,
    )
