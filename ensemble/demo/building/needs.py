"""Each need of the town, lived step by step up to where its story stands today."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from ensemble.demo.building.clock import Clock
from ensemble.demo.building.people import seated_contacts, seated_members
from ensemble.demo.town import shapes
from ensemble.demo.town.needs import NEEDS
from ensemble.foundation.accounts.access import seats_of
from ensemble.foundation.conversations.actions.seeing import see
from ensemble.foundation.conversations.reading import about
from ensemble.foundation.persons.models import Person
from ensemble.people.profiles.models import Member
from ensemble.work.missions.actions.answering import sign_answer
from ensemble.work.missions.actions.choosing import choose, none_fits
from ensemble.work.missions.actions.composing import add, compose
from ensemble.work.missions.actions.consenting import ask, say_no_thank_you, say_yes
from ensemble.work.missions.actions.describing import describe
from ensemble.work.missions.actions.explaining import say_why_not
from ensemble.work.missions.actions.meeting import book, offer_slots, slots_for
from ensemble.work.missions.actions.questioning import answer_about, ask_about
from ensemble.work.missions.actions.reframing import ask_client, write_to_manager
from ensemble.work.missions.actions.sending import send
from ensemble.work.missions.actions.signing import sign
from ensemble.work.missions.actions.withdrawing import withdraw_need
from ensemble.work.missions.models import Need, NotRetained, Presentation, Shortlist

PACE = 3
ENDED = ("chosen", "none_fits", "withdrawn")
UNTOUCHED = ("draft", "sent")
PRESENCE = {"none": "on_site", "some": "hybrid", "full": "remote"}


def stories(clock: Clock) -> list["Story"]:
    """The oldest first, so that histories and promises read in order."""
    clients, members = seated_contacts(), seated_members()
    return [
        Story(need, clock, clients[need.company, need.by], members)
        for need in sorted(NEEDS, key=lambda need: -need.ago["described"])
    ]


@dataclass
class Story:
    told: shapes.Need
    clock: Clock
    client: Person
    members: dict[str, Member]

    def tell(self) -> None:
        need = self.described()
        if self.told.state == "draft":
            return
        self.sent(need)
        self.talked(need)
        if self.told.state == "withdrawn":
            withdraw_need(need, self.told.sentence, by=self.client, at=self.at("withdrawn"))
        elif self.told.shortlist:
            self.read(need)
            shortlist = self.composed(need)
            if "signed" in self.told.ago:
                self.shared(need, shortlist)

    def at(self, step: str) -> datetime:
        return self.when(self.told.ago[step])

    def when(self, ago: float) -> datetime:
        """The town tells its stories at leisure; the house keeps its promises, so it lives them
        three times faster: from their beginning when they have ended, towards now otherwise."""
        first = self.told.ago["described"]
        if self.told.state in ENDED:
            ago = first - (first - ago) / PACE
        elif self.told.state not in UNTOUCHED:
            ago = ago / PACE
        return self.clock.ago(ago)

    def described(self) -> Need:
        told = self.told
        return describe(
            by=self.client,
            at=self.at("described"),
            title=told.title,
            context=told.context,
            outcome=told.outcome,
            place=told.place,
            presence=PRESENCE[told.remote],
            starts_on=self.clock.working_day(told.starts_in_days),
            days=told.days,
            rhythm=told.rhythm,
            budget=Decimal(told.budget) if told.budget else None,
        )

    def sent(self, need: Need) -> None:
        organisation = seats_of(self.client)[0].organisation
        send(need, by=self.client, at=self.at("sent"), organisation=organisation)

    def talked(self, need: Need) -> None:
        """What the talent manager and the client said to each other before the letter."""
        asked = [question for question in self.told.questions if not question.about]
        hours = [*(self.when(question.ago) for question in asked), self.clock.now]
        for question, at, then in zip(asked, hours, hours[1:], strict=False):
            later = max(at, min(at + timedelta(hours=2), then - timedelta(minutes=5)))
            if question.asked_by == "talent":
                ask_client(need, question.text, by=need.talent_manager, at=at)
                if question.answer:
                    write_to_manager(need, question.answer, by=self.client, at=later)
            else:
                write_to_manager(need, question.text, by=self.client, at=at)
                if question.answer:
                    ask_client(need, question.answer, by=need.talent_manager, at=later)

    def read(self, need: Need) -> None:
        """Before anyone composes, both sides have read what was said."""
        for conversation in about(need):
            see(conversation, by=need.talent_manager)
            see(conversation, by=self.client)

    def composed(self, need: Need) -> Shortlist:
        talent = need.talent_manager
        shortlist = compose(need, by=talent, at=self.at("composing"))
        for one in self.told.shortlist:
            presentation = add(
                shortlist,
                self.members[one.member],
                why=one.why,
                limit=one.limit,
                by=talent,
                at=self.at("composing"),
            )
            if one.consent != "draft":
                ask(presentation, by=talent, at=self.at("asked"))
                self.answered(presentation, one)
        return shortlist

    def answered(self, presentation: Presentation, one: shapes.Presented) -> None:
        person = presentation.member.person
        step = "agreed" if "agreed" in self.told.ago else "asked"
        at = min(self.at(step) + timedelta(minutes=50), self.clock.now)
        if one.consent == "declined":
            say_no_thank_you(presentation, by=person, at=at)
        elif one.consent == "agreed":
            say_yes(presentation, by=person, at=at)
            if one.slots_in_days:
                starts = [self.clock.hour(*slot) for slot in one.slots_in_days]
                offer_slots(presentation, starts, by=person, at=at)

    def shared(self, need: Need, shortlist: Shortlist) -> None:
        told = self.told
        sign(shortlist, by=need.talent_manager, at=self.at("signed"))
        presented = {
            presentation.person.email: presentation
            for presentation in shortlist.presentations.agreed().ready_to_read()
        }
        self.asked_about(presented)
        if told.meeting:
            email, *when = told.meeting
            start = self.clock.hour(*when)
            slots = slots_for(presented[email], self.clock.now)
            slot = next((slot for slot in slots if slot.starts_at == start), slots[0])
            book(presented[email], slot, by=self.client, at=self.at("booked"))
        if told.state == "none_fits":
            none_fits(shortlist, told.sentence, by=self.client, at=self.at("none_fits"))
            self.not_retained(presented)
        if told.chosen:
            choose(
                presented[told.chosen],
                by=self.client,
                at=self.at("chosen"),
                starts_on=self.clock.working_day(told.starts_in_days),
                days=told.days,
                purchase_order=told.purchase_order,
            )
            self.not_retained(presented)

    def asked_about(self, presented: dict[str, Presentation]) -> None:
        for question in self.told.questions:
            if not question.about or question.about not in presented:
                continue
            presentation, at = presented[question.about], self.when(question.ago)
            ask_about(presentation, question.text, by=self.client, at=at)
            if question.answer:
                later = min(at + timedelta(hours=1), self.clock.now)
                talent = presentation.need.talent_manager
                answer_about(presentation, question.answer, by=talent, at=later)

    def not_retained(self, presented: dict[str, Presentation]) -> None:
        """The client's sentence, then the answer that the talent manager signs."""
        for one in self.told.shortlist:
            owed = NotRetained.objects.filter(presentation=presented.get(one.member)).first()
            if owed is None or not one.client_words:
                continue
            step = "chosen" if self.told.chosen else "none_fits"
            said = min(self.at(step) + timedelta(hours=1), self.clock.now)
            say_why_not(owed, one.client_words, by=self.client, at=said)
            if one.answer:
                signed = min(self.at(step) + timedelta(hours=20), self.clock.now)
                talent = owed.presentation.need.talent_manager
                sign_answer(owed, one.answer, by=talent, at=signed)
