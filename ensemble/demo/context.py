"""The people one may be in the demo, for the front page and the door."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ensemble.demo.town.companies import COMPANIES
from ensemble.demo.town.members import MEMBERS
from ensemble.demo.town.team import TEAM
from ensemble.foundation.persons.models import Person

MEMBERS_SHOWN, COMPANIES_SHOWN = 4, 2


def demo(request: HttpRequest) -> dict:
    return {"is_demo": True, "demo_people": SimpleLazyObject(people_to_be)}


def people_to_be() -> list[dict]:
    """Clients, members, the team: who one may be, in a few words; [] before the world exists."""
    sides = [
        (_("A client"), _clients()),
        (_("An independent"), _members()),
        (_("The team"), _team()),
    ]
    emails = [email for _side, people in sides for email, _words in people]
    invented = Person.objects.filter(is_demo=True, email__in=emails).in_bulk(field_name="email")
    groups = [
        {
            "side": side,
            "people": [
                {"person": invented[email], "words": words}
                for email, words in people
                if email in invented
            ],
        }
        for side, people in sides
    ]
    return [group for group in groups if group["people"]]


def _clients() -> list[tuple[str, str]]:
    return [
        (contact.email, f"{_in_french(contact.title_fr, contact.title_en)}, {company.name}")
        for company in COMPANIES[:COMPANIES_SHOWN]
        for contact in company.people
    ]


def _members() -> list[tuple[str, str]]:
    return [
        (one.email, one.line if one.language == get_language() else one.line_other)
        for one in MEMBERS[:MEMBERS_SHOWN]
    ]


def _team() -> list[tuple[str, str]]:
    return [(mate.email, _in_french(mate.title_fr, mate.title_en)) for mate in TEAM]


def _in_french(french: str, english: str) -> str:
    return french if get_language() == "fr" else english
