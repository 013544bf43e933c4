"""Doors, keys, sessions, the team, and the team of a client."""

from functools import partial
from uuid import uuid4

from ensemble.config.tests.authorization.asking import EVERYONE, Call

DOORS = ("door", "code", "name", "how", "password", "proof", "first_key", "first_app")
CHOSEN = {"password": "une phrase longue et neuve"}
NEWCOMER = {"name": "Zoé Martin", "email": "zoe.martin@ailleurs.example"}


def _subject(c: str) -> str:
    """The applicant acts on her own account; everyone else is tried on the member's."""
    return "can" if c == "can" else "own"


def _key(w, c):
    return [w.keys[_subject(c)].pk]


def _token(w, c):
    return [w.invitation.token if c == "lnk" else uuid4().hex * 2]


def _organisation(w, c):
    return [w.varenne.public_id]


def _away(w, c):
    days = {"starts_on": "2027-02-01", "ends_on": "2027-02-05"}
    return days | {"stand_in": w.samira.public_id}


keys = partial(Call, "account.credentials.change")

CALLS = [
    *(Call("door.open", f"accounts:{name}") for name in DOORS),
    Call("door.open", "accounts:door", data=lambda w, c: {"email": NEWCOMER["email"]}),
    Call("door.open", "accounts:code_again", data=lambda w, c: {}),
    Call("door.open", "accounts:passkey", data=lambda w, c: {"credential": "{}"}),
    Call("door.leave", "accounts:leave", data=lambda w, c: {}),
    Call("door.prove", "accounts:again"),
    Call("door.prove", "accounts:resume"),
    Call("invitation.read", "accounts:invitation", _token, shows="invitation-words"),
    Call("invitation.accept", "accounts:accept", _token, data=lambda w, c: {}),
    # Keys: nobody touches someone else's, and a change asks for a fresh proof
    Call("account.credentials.read", "accounts:keys", theirs=EVERYONE),
    keys("accounts:new_key", theirs=EVERYONE),
    keys("accounts:app", theirs=EVERYONE),
    keys("accounts:change_password", theirs=EVERYONE),
    keys("accounts:change_password", data=lambda w, c: CHOSEN, theirs=EVERYONE),
    keys("accounts:codes", data=lambda w, c: {}, theirs=EVERYONE),
    keys("accounts:key_name", _key, data=lambda w, c: {"name": "Bureau"}),
    keys("accounts:key_name", _key),
    keys(
        "accounts:remove_key",
        _key,
        data=lambda w, c: {},
        before=lambda w, c: w.add_key(_subject(c)),
    ),
    keys(
        "accounts:remove_app",
        data=lambda w, c: {},
        before=lambda w, c: c in w.someone and w.add_key(c),
        theirs=EVERYONE,
    ),
    Call("account.sessions.read", "accounts:sessions", theirs=EVERYONE),
    Call("account.sessions.revoke", "accounts:close_others", data=lambda w, c: {}, theirs=EVERYONE),
    Call(
        "account.sessions.revoke",
        "accounts:close_session",
        lambda w, c: [w.session_of(_subject(c)).public_id],
        data=lambda w, c: {},
    ),
    # The client's own team
    Call("client_team.read", "accounts:my_organisation", listing=True),
    Call("client_team.read", "accounts:organisation", _organisation),
    Call("client_team.invite", "accounts:invite_colleague", _organisation),
    Call(
        "client_team.invite",
        "accounts:invite_colleague",
        _organisation,
        data=lambda w, c: NEWCOMER | {"role": "manager"},
    ),
    Call(
        "client_team.invite",
        "accounts:revoke",
        lambda w, c: [w.invitation.public_id],
        data=lambda w, c: {},
    ),
    Call("client_team.invite", "accounts:limit_approval", lambda w, c: [w.seat.public_id]),
    Call(
        "client_team.invite",
        "accounts:limit_approval",
        lambda w, c: [w.seat.public_id],
        data=lambda w, c: {"approval_limit": "20000"},
    ),
    Call(
        "client_team.end_seat",
        "accounts:end_seat",
        lambda w, c: [w.seat.public_id],
        data=lambda w, c: {},
    ),
    # The operator's team
    Call("team.read", "accounts:team"),
    Call("role.grant", "accounts:ask_role", hides="own mem"),
    Call(
        "role.grant",
        "accounts:ask_role",
        data=lambda w, c: NEWCOMER | {"role": "talent"},
        hides="own mem",
    ),
    Call(
        "role.grant",
        "accounts:grant_role",
        lambda w, c: [w.asked_role.public_id],
        data=lambda w, c: {},
        second=lambda w, c: w.marc,
        hides="own mem",
    ),
    Call(
        "role.refuse",
        "accounts:refuse_role",
        lambda w, c: [w.asked_role.public_id],
        data=lambda w, c: {},
        hides="own mem",
    ),
    Call(
        "role.end",
        "accounts:end_role",
        lambda w, c: [w.role.pk],
        data=lambda w, c: {},
        hides="own mem",
    ),
    Call("absence.declare", "accounts:away", lambda w, c: [w.claire.public_id]),
    Call("absence.declare", "accounts:away", lambda w, c: [w.claire.public_id], data=_away),
    Call(
        "absence.cancel",
        "accounts:back",
        lambda w, c: [w.absence.public_id],
        data=lambda w, c: {},
    ),
]
