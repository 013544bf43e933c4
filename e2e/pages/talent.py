"""What a talent manager opens: needs, people, and the contracts of her missions."""

from e2e.pages.addresses import at
from e2e.pages.members import waiting
from ensemble.foundation.accounts.models import Organisation
from ensemble.people.profiles.models import Card
from ensemble.work.missions.models import Mission, Need


def pages() -> list[str]:
    begun = Need.objects.filter(state="composing", talent_manager__name="Claire Morel").first()
    return ["/", *needs(begun), *people(), *missions(), at("accounts:away", begun.talent_manager)]


def needs(begun: Need) -> list[str]:
    asked = Need.objects.filter(shortlists__presentations__state="asked").first()
    return [
        *(at("missions:needs"), at("missions:need", begun), at("missions:compose", begun)),
        *(at("missions:compose", asked), at("missions:reframe", begun), at("missions:answers")),
        *(at("missions:hand_over", begun), at("missions:postpone", begun)),
    ]


def people() -> list[str]:
    card = Card.objects.get(member__person__name="Karim Benali")
    return [
        *(at("profiles:search"), at("profiles:search") + "?q=achats", at("profiles:invite")),
        *(at("profiles:person", card), at("profiles:note", card), at("profiles:how_we_met", card)),
        *(at("accounts:team"), at("desk:palette") + "?q=ka"),
    ]


def missions() -> list[str]:
    running, chosen = waiting().mission, Mission.objects.get(need__author__name="Thomas Guérin")
    client = Organisation.objects.get(pk=running.organisation_id)
    return [
        *(at("contracts:missions"), at("contracts:mission", running)),
        *(at("contracts:mission", chosen), at("contracts:prepare", chosen)),
        *(at("contracts:propose", chosen), at("contracts:independence", chosen)),
        *(at("contracts:amend", running), at("contracts:propose_apart", running)),
        *(at("contracts:give_up", chosen), at("contracts:clauses")),
        at("credit:ask_override") + f"?organisation={client.public_id}&ceiling=70000",
    ]
