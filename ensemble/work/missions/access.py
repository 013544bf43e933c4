"""Who may do what with needs, shortlists, presentations and missions (rows of `authorization.txt`).

Pages load through `visible_to` (404) and actions open with `require(may_…)` (403). A few rows
answer 403 to whoever is at home here, where an outsider reads 404: `may_come_to` says which.
"""

from collections.abc import Callable

from ensemble.foundation.accounts.access import has_role, has_seat, is_client, is_team, roles_of
from ensemble.foundation.accounts.models import Organisation
from ensemble.foundation.persons.models import Person
from ensemble.people.profiles.access import is_member
from ensemble.work.missions.models import (
    FeeRule,
    Mission,
    Need,
    NotRetained,
    Presentation,
    Shortlist,
)

# Who reads 403 rather than 404: at home here, but with no part in this.
HAVE_NO_PART = {
    "need.read": {"administrator"},
    "need.create": {"member", "community", "finance", "administrator"},
    "shortlist.compose": {"member", "community", "finance", "administrator"},
    "shortlist.share": {"member", "community", "finance", "administrator"},
    "shortlist.read": {"administrator"},
    "shortlist.read_other_entries": {"administrator"},
    "shortlist.choose": {"finance", "administrator"},
    "presentation.answer": {"finance", "administrator"},
    "interview.book": {"administrator"},
    "mission.read": {"administrator"},
    "mission.fee.read": {"administrator"},
}


def may_come_to(right: str) -> Callable[[Person], bool]:
    """For `@only(…)`: False when nothing a person is here has to do with `right`."""
    without = HAVE_NO_PART[right]

    def may_come(person: Person) -> bool:
        parts = set(roles_of(person))
        parts |= {"member"} if is_member(person) else set()
        parts |= {"client"} if is_client(person) else set()
        return not parts or not parts <= without

    return may_come


# Needs


def may_describe(person: Person | None) -> bool:
    """Anyone, before any account."""
    return True


def may_revise_draft(person: Person | None, need: Need, draft_key: str = "") -> bool:
    """Its author, or the session that holds its key."""
    if need.author_id:
        return person is not None and need.author_id == person.pk
    return bool(draft_key) and need.draft_key == draft_key


def may_send_needs(person: Person) -> bool:
    """Someone of a client company, someone nobody knows yet, or talent for a client."""
    if has_role(person, "talent") or is_client(person):
        return True
    return not (is_member(person) or is_team(person))


def may_send(person: Person, need: Need) -> bool:
    """Its author, who is of those who send needs."""
    return need.author_id == person.pk and may_send_needs(person)


def may_send_for(person: Person, organisation: Organisation) -> bool:
    return has_role(person, "talent") or has_seat(person, organisation)


def may_read(person: Person | None, need: Need) -> bool:
    return Need.objects.visible_to(person).filter(pk=need.pk).exists()


def is_client_of(person: Person | None, need: Need) -> bool:
    """The author, someone named on it, or a buyer of its organisation, with a seat there today."""
    if person is None or need.organisation_id is None:
        return False
    if has_seat(person, need.organisation, "buyer"):
        return True
    hers = need.author_id == person.pk or need.named.filter(pk=person.pk).exists()
    return hers and has_seat(person, need.organisation)


def may_reframe(person: Person, need: Need) -> bool:
    """Change its words, ask and answer about it: both sides, while it is open."""
    return has_role(person, "talent") or is_client_of(person, need)


def may_name_colleague(person: Person, need: Need) -> bool:
    return is_client_of(person, need)


def may_withdraw_need(person: Person, need: Need) -> bool:
    return is_client_of(person, need)


def may_hand_over(person: Person | None, need: Need) -> bool:
    """Talent; nobody is the house itself, on the first morning of an absence."""
    return person is None or has_role(person, "talent")


def may_postpone(person: Person, need: Need) -> bool:
    """Talent, who gave the date, gives another."""
    return has_role(person, "talent")


# Shortlists and presentations


def may_compose(person: Person, need: Need) -> bool:
    return has_role(person, "talent")


def may_sign(person: Person, shortlist: Shortlist) -> bool:
    """Talent, for people who all agreed (the action checks each consent)."""
    return has_role(person, "talent")


def may_open_proposals(person: Person) -> bool:
    """Members, and whoever was one when she was asked."""
    return is_member(person) or Presentation.objects.of_member(person).exists()


def may_answer(person: Person, presentation: Presentation) -> bool:
    """The person presented, and nobody for her."""
    return presentation.member.person_id == person.pk


def may_read_presentation(person: Person | None, presentation: Presentation) -> bool:
    return Presentation.objects.visible_to(person).filter(pk=presentation.pk).exists()


def may_book(person: Person, presentation: Presentation) -> bool:
    """Both sides of the conversation, and talent who brings them together."""
    return may_answer(person, presentation) or may_ask_to_meet(person, presentation)


def may_ask_to_meet(person: Person, presentation: Presentation) -> bool:
    return has_role(person, "talent") or is_client_of(person, presentation.need)


def may_question(person: Person, presentation: Presentation) -> bool:
    """The client asks the talent manager about someone presented."""
    return is_client_of(person, presentation.need)


def may_choose(person: Person, presentation: Presentation) -> bool:
    """The client alone: neither talent nor the person presented decides for them."""
    return is_client_of(person, presentation.need)


def may_close(person: Person, shortlist: Shortlist) -> bool:
    """Say that none fits."""
    return is_client_of(person, shortlist.need)


def may_explain(person: Person, not_retained: NotRetained) -> bool:
    """Give the client's sentence about someone not retained."""
    return is_client_of(person, not_retained.presentation.need)


def may_sign_answer(person: Person, not_retained: NotRetained) -> bool:
    return has_role(person, "talent")


# Missions and fees


def may_read_mission(person: Person | None, mission: Mission) -> bool:
    """And its fee: the same line for all (promise 4)."""
    return Mission.objects.visible_to(person).filter(pk=mission.pk).exists()


def may_propose_fee_rule(person: Person) -> bool:
    return has_role(person, "finance")


def may_approve_fee_rule(person: Person, rule: FeeRule) -> bool:
    """Another person of finance than the one who proposed it."""
    return has_role(person, "finance") and rule.proposed_by_id != person.pk


def may_read_clock(person: Person | None, need: Need) -> bool:
    """The operator's and the client's delays: the team that answers, and the client itself."""
    return person is not None and (
        has_role(person, "talent", "finance") or is_client_of(person, need)
    )
