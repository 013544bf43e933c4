"""The contracts of whoever was chosen: written, signed by everyone, and begun on their day."""

from datetime import datetime, timedelta
from decimal import Decimal

from ensemble.demo.building.clock import Clock
from ensemble.foundation.accounts.models import Seat
from ensemble.foundation.core.workdays import add_working_days
from ensemble.foundation.persons.models import Person
from ensemble.work.contracts.actions.checking import check_due
from ensemble.work.contracts.actions.extending import ask_extension
from ensemble.work.contracts.actions.preparing import Conditions, prepare
from ensemble.work.contracts.actions.proposing import propose
from ensemble.work.contracts.actions.reviewing import answer_signals, look_at
from ensemble.work.contracts.actions.signing import say_read, sign
from ensemble.work.contracts.actions.starting import start
from ensemble.work.contracts.models import Agreement, Envelope, Review, Terms
from ensemble.work.contracts.vigilance import checks_of
from ensemble.work.missions.models import Mission

AGENCY = "rachel.bensimon@bensimon-actuariat.example"
ASKED_AGAIN = "vincent.pruvost@pruvost-programmes.example"  # whose client would like more days
CONCLUSION = {
    "fr": "Nous en avons parlé avec chacun : les jours se choisissent ensemble, rien à changer.",
    "en": "We talked with both sides: days are chosen together, nothing needs to change.",
}
CONSENT = "Je signe ce papier, que j’ai lu en entier."


def sign_contracts(clock: Clock, team: dict[str, Person]) -> None:
    """Each mission, the oldest first; those whose first day has come have begun."""
    for mission in Mission.objects.ready_to_read().order_by("chosen_at", "pk"):
        terms = _written(mission)
        _signed(propose(terms, by=mission.talent_manager, at=_after(mission, 2)), mission, team)
        _begun(mission, clock)
        if mission.member.person.email == ASKED_AGAIN:
            _more_days(mission, clock)


def _written(mission: Mission) -> Terms:
    """The terms, what the member says of the work, and what the talent manager concludes."""
    by, at = mission.talent_manager, _after(mission, 1)
    rhythm = list(range(4 if mission.need.current.rhythm[:1] in "4F" else 5))
    weeks = mission.days // len(rhythm) + 6
    conditions = Conditions(
        model="agency" if mission.member.person.email == AGENCY else "resale",
        starts_on=mission.starts_on,
        ends_on=mission.starts_on + timedelta(weeks=weeks),
        days=Decimal(mission.days),
        rhythm=rhythm,
        place=mission.need.current.place,
        purchase_order=mission.purchase_order,
    )
    terms = prepare(mission, conditions, by=by, at=at)
    if mission.member.person.email == ASKED_AGAIN:
        seen = {"premises": "Le dépôt ne se dirige que sur place."}
        answer_signals(mission, seen, by=mission.member.person, at=at + timedelta(hours=1))
    review = Review.objects.of(mission).open().get()
    look_at(review, CONCLUSION[mission.need.author.language], by=by, at=at + timedelta(hours=3))
    return terms


def _signed(papers: list[Agreement], mission: Mission, team: dict[str, Person]) -> None:
    """Nobody invented has a passkey: the evidence says so."""
    for paper in papers:
        envelope = Envelope.objects.about(paper).get()
        for hours, signer in enumerate(envelope.in_order(), 1):
            signer.refresh_from_db()
            by = team["ines"] if signer.operator else signer.person
            by, at = None if signer.by_link else by, _after(mission, 3) + timedelta(hours=hours)
            say_read(signer, by=by, at=at)
            sign(signer, by=by, method="demo", consent=CONSENT, at=at)


def _begun(mission: Mission, clock: Clock) -> None:
    mission.refresh_from_db()
    first = max(clock.at(mission.starts_on, 8), _after(mission, 4))
    if first <= clock.now:
        start(mission, by=None, at=first)
        for check in checks_of(mission):
            day = clock.at(check.due_on, 7)
            if check.done is None and day <= clock.now:
                check_due(mission, at=day)


def _more_days(mission: Mission, clock: Clock) -> None:
    seats = Seat.objects.live().filter(organisation=mission.organisation, role="buyer")
    buyer = seats.select_related("person").order_by("given_at").first().person
    terms = Terms.objects.agreed().get(mission=mission)
    words = {
        "fr": "Les équipes voudraient finir avec vous ce qui est commencé.",
        "en": "The teams would like to finish with you what has begun.",
    }
    ask_extension(
        mission,
        ends_on=terms.ends_on + timedelta(weeks=9),
        days=Decimal(24),
        words=words[buyer.language],
        by=buyer,
        at=clock.ago(1.4),
    )


def _after(mission: Mission, days: int) -> datetime:
    return add_working_days(mission.chosen_at, days)
