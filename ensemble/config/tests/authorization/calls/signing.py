"""Signing a paper, in the house, for us, or by a link; and checking a copy of it."""

from functools import partial

from ensemble.config.tests.authorization.asking import Call
from ensemble.config.tests.authorization.world import NOW
from ensemble.config.tests.authorization.worlds.signing import all_read, with_evidence


def _paper(w, c):
    return [w.to_sign.public_id]


def _ours(w, c):
    return [w.to_sign_for_us.public_id]


def _link(w, c):
    return [w.link]


def _nothing(w, c):
    return {}


on_paper = partial(Call, args=_paper)
by_link = partial(Call, "contract.link.open", args=_link)

CALLS = [
    on_paper("contract.read", "contracts:sign", shows="to-sign"),
    on_paper("contract.read", "contracts:sign_paper"),
    on_paper("contract.acknowledge", "contracts:sign_read", data=_nothing),
    on_paper("contract.refuse", "contracts:sign_decline"),
    on_paper(
        "contract.refuse", "contracts:sign_decline", data=lambda w, c: {"because": "Pas ainsi."}
    ),
    on_paper(
        "contract.sign",
        "contracts:sign_now",
        data=_nothing,
        before=lambda w, c: all_read(w.to_sign, NOW),
    ),
    Call(
        "contract.sign_for_operator",
        "contracts:sign_now",
        args=_ours,
        data=_nothing,
        before=lambda w, c: all_read(w.to_sign_for_us, NOW),
    ),
    on_paper(
        "contract.evidence.read",
        "contracts:sign_evidence",
        before=lambda w, c: with_evidence(w.to_sign, NOW),
    ),
    on_paper("contract.prove_telephone", "contracts:sign_code"),
    by_link("contracts:sign_by_link"),
    by_link("contracts:link_send", data=_nothing),
    by_link("contracts:link_code"),
    by_link("contracts:link_renew", data=_nothing),
    Call("contract.verify", "contracts:verify"),
]
