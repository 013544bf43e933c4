"""The contracts of whoever was chosen: written, signed by everyone in their order."""

from datetime import datetime, timedelta
from decimal import Decimal

from ensemble.demo.town.work import CONCLUSION, CONSENT, DISCOUNT_DAYS, MORE_DAYS, Work
from ensemble.foundation.accounts.models import Seat
from ensemble.foundation.persons.models import Person
from ensemble.work.contracts.actions.extending import ask_extension
from ensemble.work.contracts.actions.preparing import Conditions, prepare
from ensemble.work.contracts.actions.proposing import propose
from ensemble.work.contracts.actions.reviewing import answer_signals, look_at
from ensemble.work.contracts.actions.signing import say_read, sign
from ensemble.work.contracts.models import Agreement, Envelope, Review, Terms
from ensemble.work.missions.models import Mission

MARGIN = timedelta(weeks=10)  # nobody works every week


def contract(mission: Mission, work: Work, *, finance: Person, at: datetime) -> None:
    """The terms, what the member says of the work, what the talent manager concludes, the papers."""
    by = mission.talent_manager
    terms = prepare(mission, _conditions(mission, work), by=by, at=at)
    if work.sees:
        seen, member = {"premises": work.sees}, mission.member.person
        answer_signals(mission, seen, by=member, at=at + timedelta(minutes=20))
    review = Review.objects.of(mission).open().get()
    words = CONCLUSION[mission.need.author.language]
    look_at(review, words, by=by, at=at + timedelta(minutes=40))
    for paper in propose(terms, by=by, at=at + timedelta(hours=1)):
        _sign(paper, finance, at + timedelta(hours=2))


def more_days(mission: Mission, *, at: datetime) -> None:
    """The client would like them; the member has not answered yet."""
    seats = Seat.objects.live().filter(organisation=mission.organisation, role="buyer")
    buyer = seats.select_related("person").order_by("given_at").first().person
    terms = Terms.objects.agreed().get(mission=mission)
    ask_extension(
        mission,
        ends_on=terms.ends_on + timedelta(weeks=9),
        days=Decimal(24),
        words=MORE_DAYS[buyer.language],
        by=buyer,
        at=at,
    )


def _conditions(mission: Mission, work: Work) -> Conditions:
    weeks = timedelta(days=7 * mission.days / len(work.rhythm))
    return Conditions(
        model=work.model,
        starts_on=mission.starts_on,
        ends_on=mission.starts_on + weeks + MARGIN,
        days=Decimal(mission.days),
        rhythm=work.rhythm,
        place=mission.need.current.place,
        self_billing=not work.bills_herself,
        purchase_order=mission.purchase_order,
        discount=work.discount,
        discount_days=DISCOUNT_DAYS if work.discount else 0,
    )


def _sign(paper: Agreement, finance: Person, at: datetime) -> None:
    """Nobody invented has a passkey: the evidence says so."""
    envelope = Envelope.objects.about(paper).get()
    for place, signer in enumerate(envelope.in_order()):
        signer.refresh_from_db()
        by = finance if signer.operator else None if signer.by_link else signer.person
        then = at + timedelta(minutes=25 * place)
        say_read(signer, by=by, at=then)
        sign(signer, by=by, method="demo", consent=CONSENT, at=then + timedelta(minutes=4))
