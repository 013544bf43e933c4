"""Missions at each moment of their life, between Karim and Groupe Varenne."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from ensemble.config.tests.authorization.worlds.needs import a_need
from ensemble.money.invoicing.models import LegalEntity
from ensemble.work.contracts.actions.ending import end
from ensemble.work.contracts.actions.extending import ask_extension
from ensemble.work.contracts.actions.preparing import prepare
from ensemble.work.contracts.actions.proposing_apart import propose_apart
from ensemble.work.contracts.actions.reviewing import look_at
from ensemble.work.contracts.actions.writing import propose_clause
from ensemble.work.contracts.models import Agreement, Clause, Extension, Review
from ensemble.work.contracts.tests import builders
from ensemble.work.missions.models import Mission
from ensemble.work.missions.tests import builders as work

if TYPE_CHECKING:
    from ensemble.config.tests.authorization.world import World

BEGINS, LAST = timedelta(days=25), timedelta(days=60)


def contract(world: "World", at: datetime) -> None:
    """After the books: a contract names a company, and asks how much room its client has."""
    assert LegalEntity.objects.filter(organisation=None).exists()
    world.to_prepare = _chosen(world, "ready", at)
    world.drafted = _chosen(world, "drafted", at)
    prepare(world.drafted, builders.conditions(world.drafted), by=world.claire, at=at)
    world.review = Review.objects.get(mission=world.drafted)
    world.signed = _signed(world, "signed", at)
    world.running = _running(world, "running", at)
    papers = Agreement.objects.filter(mission=world.running)
    world.order, world.subcontract = papers.get(kind="order"), papers.get(kind="subcontract")
    world.secrecy = propose_apart(world.signed, "nda_alone", by=world.claire, at=at)
    asked = _running(world, "extended", at)
    ends_on = at.date() + timedelta(days=300)
    world.extension = ask_extension(asked, ends_on=ends_on, days=Decimal(5), by=world.claire, at=at)
    world.over = _running(world, "over", at)
    end(
        world.over,
        last_day=world.over.starts_on,
        wished_by="both",
        because="Le projet est fini.",
        by=world.claire,
        at=at + LAST,
    )
    world.article = Clause.objects.filter(paper="order", model="resale").first()
    world.wording = propose_clause(
        world.article,
        heading_fr="Mission",
        text_fr=world.mark("wording", "clause.read"),
        heading_en="Mission",
        text_en="Another wording.",
        source="Maître Lenoir",
        valid_from=at.date() + timedelta(days=9),
        by=world.hugo,
        at=at,
    )


def asked_by(extension: Extension, person) -> None:
    Extension.objects.filter(pk=extension.pk).update(asked_by=person)


def _chosen(world: "World", name: str, at: datetime) -> Mission:
    need = a_need(world, name, "mission.read", world.petit, at)
    letter = work.shared_shortlist(need, [world.karim, world.julie], by=world.claire, at=at)
    return work.chosen_mission(letter, world.karim, by=world.petit, at=at)


def _signed(world: "World", name: str, at: datetime) -> Mission:
    """A few days, an operation of its own: the safe of the world still waits for finance."""
    mission = _chosen(world, name, at)
    few = builders.conditions(mission, days=Decimal(5))
    terms = prepare(mission, few, by=world.claire, at=at, operation=mission)
    review = Review.objects.get(mission=mission)
    look_at(review, "Rien à signaler.", by=world.claire, at=at)
    papers = builders.propose(terms, by=world.claire, at=at)
    builders.sign_everything(papers, world.ines, at=at)
    return mission


def _running(world: "World", name: str, at: datetime) -> Mission:
    mission = _signed(world, name, at)
    builders.start(mission, by=world.claire, at=at)
    return mission
