"""Who may do what with terms, papers and what is said of a mission (rows of `authorization.txt`).

Pages load through `visible_to` (404) and actions open with `require(may_…)` (403).
"""

from collections.abc import Callable

from ensemble.foundation.accounts.access import has_role, has_seat, is_client, roles_of
from ensemble.foundation.persons.models import Person
from ensemble.people.profiles.access import is_member
from ensemble.work.contracts.models import Agreement, Clause, Extension, Review
from ensemble.work.missions.access import is_client_of
from ensemble.work.missions.models import Mission

# Who reads 403 rather than 404: at home here, but with no part in this.
HAVE_NO_PART = {
    "mission.read": {"administrator"},
    "mission.terms.change": {"finance", "administrator"},
    "contract.read": {"administrator"},
    "contract.prepare": {"member", "community", "finance", "administrator"},
    "independence.answer": {"finance", "administrator"},
    "subcontractor.accept": {"member", "talent", "community", "finance", "administrator"},
    "mandate.sign": {"talent", "administrator"},
    "guarantee.record": {"member", "client", "talent", "community", "administrator"},
}


def may_come_to(right: str) -> Callable[[Person], bool]:
    """For `@only(…)`: False when nothing a person is here has to do with `right`."""
    without = HAVE_NO_PART[right]

    def may_come(person: Person) -> bool:
        """One part that has to do with it is enough: the others are not asked."""
        parts = set(roles_of(person))
        if parts - without or ("member" not in without and is_member(person)):
            return True
        if "client" not in without and is_client(person):
            return True
        return not (parts or is_member(person) or is_client(person))

    return may_come


def is_its_member(person: Person | None, mission: Mission) -> bool:
    return person is not None and mission.member.person_id == person.pk


def is_its_buyer(person: Person | None, mission: Mission) -> bool:
    """Who decides and signs for the client."""
    return person is not None and has_seat(person, mission.organisation, "buyer")


def is_of_its_client(person: Person | None, mission: Mission) -> bool:
    return is_client_of(person, mission.need)


# Terms and papers


def may_prepare(person: Person, mission: Mission) -> bool:
    return has_role(person, "talent")


def may_give_up(person: Person, mission: Mission) -> bool:
    """Before it starts: talent, for whoever says so, the member, the client's buyers."""
    return (
        has_role(person, "talent")
        or is_its_member(person, mission)
        or is_its_buyer(person, mission)
    )


def may_read_agreement(person: Person | None, agreement: Agreement) -> bool:
    return Agreement.objects.visible_to(person).filter(pk=agreement.pk).exists()


def may_see_papers(person: Person | None, mission: Mission) -> bool:
    """Not the operational manager: contracts are between those who sign them."""
    return (
        has_role(person, "talent", "finance")
        or is_its_member(person, mission)
        or is_its_buyer(person, mission)
    )


def may_start(person: Person | None, mission: Mission) -> bool:
    """Talent; nobody is the house itself, on the first morning."""
    return person is None or has_role(person, "talent")


def may_change_terms(person: Person, mission: Mission) -> bool:
    """Ask for more days or other conditions: each side, and talent; never alone."""
    return (
        has_role(person, "talent")
        or is_its_member(person, mission)
        or is_its_buyer(person, mission)
    )


def may_agree_to(person: Person, extension: Extension) -> bool:
    """The side that has not agreed yet, and someone else than whoever asked."""
    mission = extension.mission
    if person.pk == extension.asked_by_id:
        return False
    if is_its_member(person, mission):
        return extension.member_agreed_at is None
    return is_its_buyer(person, mission) and extension.client_agreed_at is None


def may_withdraw_extension(person: Person, extension: Extension) -> bool:
    """Whoever asked, while it is still theirs to ask."""
    return person.pk == extension.asked_by_id and may_change_terms(person, extension.mission)


def may_end(person: Person | None, mission: Mission) -> bool:
    """Each side and talent; nobody is the house, at the term agreed."""
    return person is None or may_change_terms(person, mission)


def may_replace(person: Person, mission: Mission) -> bool:
    """The client looks for someone else; talent does it for them."""
    return has_role(person, "talent") or is_of_its_client(person, mission)


# The law of 1975, vigilance, independence


def may_accept_subcontractor(person: Person | None, mission: Mission) -> bool:
    return is_its_buyer(person, mission)


def may_record_guarantee(person: Person, mission: Mission) -> bool:
    return has_role(person, "finance")


def may_read_vigilance_file(person: Person | None, mission: Mission) -> bool:
    return may_see_papers(person, mission)


def may_answer_signals(person: Person, mission: Mission) -> bool:
    """What each sees of the work itself: the client's people, the member, talent."""
    return (
        has_role(person, "talent")
        or is_its_member(person, mission)
        or is_of_its_client(person, mission)
    )


def may_look_at(person: Person, review: Review) -> bool:
    return has_role(person, "talent")


# The wording


def may_read_clauses(person: Person | None) -> bool:
    return has_role(person, "talent", "finance")


def may_propose_clause(person: Person) -> bool:
    return has_role(person, "talent", "finance")


def may_approve_clause(person: Person, clause: Clause) -> bool:
    """Someone else than who wrote it."""
    return has_role(person, "talent", "finance") and clause.proposed_by_id != person.pk
