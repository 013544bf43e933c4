"""What the pages of a mission ask of the database: twenty at most, however many papers it has."""

from decimal import Decimal

import pytest

from ensemble.people.compliance.models import Document
from ensemble.work.contracts.actions.amending import amend
from ensemble.work.contracts.actions.proposing import propose
from ensemble.work.contracts.actions.proposing_apart import propose_apart
from ensemble.work.contracts.models import Agreement, Review, SubcontractorAcceptance, Terms

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("operator", "helene")]
PAGES = ("mission", "papers", "readiness")


@pytest.fixture
def readers(claire, karim, helene, ines):
    """One of each side that reads the papers."""
    return {"talent": claire, "member": karim.person, "client": helene, "finance": ines}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("who", ["talent", "member", "client", "finance"])
def test_each_part_costs_twenty_queries_at_most(
    as_, readers, mission, build, ines, claire, now, to, queries, name, who
):
    build.a_safe(mission, ines, at=now)
    terms = build.prepared(mission, at=now)
    browser = as_(readers[who])
    costs = {"drafted": queries(browser, to(name, mission))}
    build.sign_everything(propose(terms, by=claire, at=now), ines, at=now)
    costs["signed"] = queries(browser, to(name, mission))
    assert max(costs.values()) <= 20, costs


@pytest.mark.parametrize("name", ["mission", "papers"])
@pytest.mark.parametrize("who", ["talent", "client"])
def test_three_papers_and_versions_cost_what_one_does(
    as_, readers, mission, build, ines, claire, now, to, queries, name, who
):
    build.running(mission, ines, at=now)
    browser = as_(readers[who])
    propose_apart(mission, "nda_alone", by=claire, at=now)
    one = queries(browser, to(name, mission))
    propose_apart(mission, "ip_alone", by=claire, at=now)
    amend(mission, holds_from=mission.starts_on, days=Decimal(70), by=claire, at=now)
    assert Agreement.objects.of(mission).count() >= 5
    assert Terms.objects.of(mission).count() == 2
    assert queries(browser, to(name, mission)) == one <= 20


@pytest.mark.parametrize("who", ["talent", "member", "client", "finance"])
def test_three_reasons_cost_no_more_than_one(
    as_, readers, mission, build, ines, karim, claire, now, to, queries, who
):
    build.signed(mission, ines, at=now)
    browser = as_(readers[who])
    Document.objects.filter(business__member=karim, kind="vigilance").update(state="rejected")
    one = queries(browser, to("readiness", mission))
    assert len(browser.get(to("readiness", mission)).context["reasons"]) == 1
    SubcontractorAcceptance.objects.update(client_acceptance_on=None)
    Review.objects.of(mission).update(state="open")
    assert len(browser.get(to("readiness", mission)).context["reasons"]) == 3
    assert queries(browser, to("readiness", mission)) <= one <= 20
