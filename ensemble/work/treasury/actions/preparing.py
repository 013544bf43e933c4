"""A pay run takes everything that may be paid that day, and says why the rest waits."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.faults import fault
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.money.invoicing.models import Invoice
from ensemble.people.compliance.banking import ibans_of
from ensemble.work.missions.promises import today
from ensemble.work.treasury import letters
from ensemble.work.treasury.access import may_prepare, who_may_approve
from ensemble.work.treasury.gate import Gate, Judged
from ensemble.work.treasury.models import Exclusion, OperatorAccount, Payment, PayRun
from ensemble.work.treasury.payfile import content_of, hash_of
from ensemble.work.treasury.promises import PAYABLE_ON


@transaction.atomic
def prepare(account: OperatorAccount, *, pay_on: date, by: Person, at: datetime) -> PayRun:
    """Open a run with all that may be paid on `pay_on`; the one being prepared, if there is one,
    is looked at again instead. Raises TooLate while another waits for its approval."""
    require(may_prepare(by))
    account = OperatorAccount.objects.select_for_update().get(pk=account.pk)
    if account.state != "open":
        raise TooLate(_("This account is not open."))
    run = PayRun.objects.waiting().filter(account=account).first()
    if run is not None:
        if run.state == "submitted":
            raise TooLate(_("The pay run %(run)s waits for its approval.") % {"run": run})
        return look_again(run, by=by, at=at)
    run = PayRun.objects.create(
        account=account,
        pay_on=pay_on,
        message_id=_next_number(account, pay_on),
        prepared_by=by,
        prepared_at=at,
    )
    _take(run, due_by(run.pay_on), at=at)
    fault("payrun.prepare")
    record("treasury.run_prepared", on=run, by=by, at=at)
    return run


@transaction.atomic
def look_again(run: PayRun, *, by: Person, at: datetime) -> PayRun:
    """Read every condition anew: what was resolved comes in, what no longer holds goes out."""
    require(may_prepare(by))
    run = _locked(run, "draft")
    _take(run, due_by(run.pay_on), at=at)
    return run


@transaction.atomic
def leave_out(payment: Payment, *, because: str, by: Person, at: datetime) -> None:
    """Finance keeps one back, with a reason that its owner reads."""
    require(may_prepare(by))
    run = _locked(payment.run, "draft")
    move(payment, "left_out", late=_("This payment is no longer in the run."))
    facts = {"detail": because, "who": by.name, "since": today(at)}
    Exclusion.objects.create(run=run, invoice=payment.invoice, code="left_out", **facts)
    _count(run)
    record("treasury.payment_left_out", on=payment, by=by, at=at, also=(run,), because=because)


@transaction.atomic
def submit(run: PayRun, *, by: Person, at: datetime) -> PayRun:
    """Close the list: the file is written, checked by its schema and hashed; a second person reads it.

    Raises TooLate when a condition changed since the list was made (looking again shows which),
    or when nobody would be left to approve it.
    """
    require(may_prepare(by))
    run = _locked(run, "draft")
    _leave_someone_to_approve(run, by)
    if not run.count:
        raise TooLate(_("There is nothing to pay in this run."))
    require_unchanged(run, at=at)
    run.submitted_at = at
    fault("payrun.submit")
    digest = hash_of(content_of(run))
    move(run, "submitted", submitted_by=by, submitted_at=at, sha256=digest)
    record("treasury.run_submitted", on=run, by=by, at=at, count=run.count, total=str(run.total))
    letters.run_submitted(run, by=by, at=at)
    return run


def _leave_someone_to_approve(run: PayRun, by: Person) -> None:
    if who_may_approve(run, submitted_by=by):
        return
    if run.prepared_by_id == by.pk:
        raise TooLate(_("Nobody else of finance could approve it: it takes two of you."))
    said = _("%(name)s prepared this list: %(name)s submits it, and you approve it.")
    raise TooLate(said % {"name": run.prepared_by.name})


@transaction.atomic
def take_back(run: PayRun, *, by: Person, at: datetime) -> PayRun:
    """Before its approval, either of them opens the list again; its next file is another one."""
    require(may_prepare(by))
    run = _locked(run, "submitted")
    move(run, "draft", sha256="", submitted_by=None, submitted_at=None)
    record("treasury.run_taken_back", on=run, by=by, at=at)
    return run


@transaction.atomic
def drop(run: PayRun, *, by: Person, at: datetime) -> None:
    """Nothing of it is paid; its payments may enter another run."""
    require(may_prepare(by))
    run = _locked(run, "draft", "submitted")
    run.payments.filter(state="included").update(state="left_out")
    move(run, "dropped")
    record("treasury.run_dropped", on=run, by=by, at=at)


def due_by(pay_on: date) -> Iterable[Invoice]:
    """What members are owed by that day, the oldest first."""
    owed = Invoice.objects.bought().live().not_credits().still_open()
    owed = owed.annotate(payable_on=PAYABLE_ON).filter(payable_on__lte=pay_on)
    return (
        owed.select_related("member__person", "mandate")
        .prefetch_related("contests__opened_by")
        .order_by("payable_on", "pk")
    )


def require_unchanged(run: PayRun, *, at: datetime) -> None:
    """Every payment of the run still passes the gate, for the same amount, on the same account."""
    payments = {one.invoice_id: one for one in run.payments.filter(state="included")}
    invoices = Invoice.objects.filter(pk__in=payments).with_open()
    invoices = invoices.select_related("member__person", "mandate")
    invoices = invoices.prefetch_related("contests__opened_by")
    for judged in Gate(on=run.pay_on, at=at, besides=[run.pk]).judge(invoices):
        payment = payments[judged.invoice.pk]
        if judged.reasons or not _says_the_same(payment, judged):
            why = (
                judged.reasons[0].words
                if judged.reasons
                else _("its amount or its account changed.")
            )
            raise TooLate(
                _("%(invoice)s no longer holds: %(why)s Take the list back and look again.")
                % {"invoice": judged.invoice.number, "why": why}
            )


def _take(run: PayRun, invoices: Iterable[Invoice], *, at: datetime) -> None:
    """Bring the list to what may be paid now. What finance left out stays out."""
    kept_back = {one.invoice_id: one.reason for one in run.exclusions.filter(code="left_out")}
    judged = Gate(on=run.pay_on, at=at, besides=[run.pk]).judge(invoices)
    for one in judged:
        if one.invoice.pk in kept_back:
            one.reasons = [kept_back[one.invoice.pk]]
    included = {one.invoice_id: one for one in run.payments.filter(state="included")}
    wanted = {one.invoice.pk: one for one in judged if one.may_be_paid}
    stays = {
        pk
        for pk, payment in included.items()
        if pk in wanted and _says_the_same(payment, wanted[pk])
    }
    run.payments.filter(state="included").exclude(invoice__in=stays).update(state="left_out")
    _write(run, [one for pk, one in wanted.items() if pk not in stays])
    run.exclusions.all().delete()
    Exclusion.objects.bulk_create(
        Exclusion.of(run, one.invoice, reason) for one in judged for reason in one.reasons
    )
    _count(run)


def _write(run: PayRun, wanted: list[Judged]) -> None:
    """The rows that the file is made of, whole names and full numbers."""
    numbers = ibans_of(one.account for one in wanted)
    first = run.payments.count() + 1
    payments = [
        Payment(
            run=run,
            invoice=one.invoice,
            member=one.invoice.member,
            terms=one.terms,
            model=one.terms.model,
            bank_account=one.account,
            end_to_end_id=f"{run.message_id}-{number:05d}",
            amount=one.amount,
            name=one.account.holder,
            iban=numbers[one.account.pk],
            bic=one.account.bic,
            street=one.business.street,
            postcode=one.business.postcode,
            city=one.business.city,
            country=one.business.country or "FR",
            words=one.invoice.number,
            promised_on=one.invoice.promised_on,
        )
        for number, one in enumerate(wanted, start=first)
    ]
    try:
        with transaction.atomic():
            Payment.objects.bulk_create(payments, batch_size=1000)
    except IntegrityError:
        raise TooLate(_("One of these invoices has just entered another run.")) from None


def _says_the_same(payment: Payment, judged: Judged) -> bool:
    return (payment.amount, payment.bank_account_id) == (judged.amount, judged.account.pk)


def _count(run: PayRun) -> None:
    amounts = list(run.payments.filter(state="included").values_list("amount", flat=True))
    run.count, run.total = len(amounts), sum(amounts, type(run.total)(0))
    run.save(update_fields=["count", "total"])


def _locked(run: PayRun, *states: str) -> PayRun:
    """The run as it stands now, and nobody else's until the end of the transaction."""
    PayRun.objects.select_for_update().get(pk=run.pk)
    run.refresh_from_db()
    if run.state not in states:
        raise TooLate(_("This pay run has moved since: it is no longer what you saw."))
    return run


def _next_number(account: OperatorAccount, on: date) -> str:
    """R1-2026-0042: written in the file, and the beginning of each payment's own number."""
    head = f"R{account.pk}-{on.year}-"
    return f"{head}{PayRun.objects.filter(message_id__startswith=head).count() + 1:04d}"
