"""A mission from its terms to its end; what is said of independence; the articles of our contracts."""

from functools import partial

from ensemble.config.tests.authorization.asking import Call
from ensemble.config.tests.authorization.worlds.contracts import asked_by


def _of(name: str):
    """The address of a thing of the world."""
    return lambda w, c: [getattr(w, name).public_id]


def _paper(w, c):
    """Each side reads its own contract."""
    return [(w.subcontract if c == "own" else w.order).public_id]


def _said(**answers):
    return lambda w, c: answers


TERMS = {
    "model": "resale",
    "starts_on": "2026-12-07",
    "ends_on": "2027-04-30",
    "days": "60",
    "payment_method": "net",
    "payment_days": "30",
    "promise_working_days": "2",
}
MORE = {"ends_on": "2027-06-30", "days": "12", "words": "On continue."}
WORDING = {
    "heading_fr": "Mission",
    "text_fr": "Le client commande la mission.",
    "heading_en": "Mission",
    "text_en": "The client orders the mission.",
    "source": "Maître Lenoir",
    "valid_from": "2027-01-04",
}
AMENDED = {"holds_from": "2026-12-14", "ends_on": "2027-05-28", "days": "70", "rate": "900"}
OVER = {"last_day": "2026-11-12", "wished_by": "both", "because": "C’est fini."}

prepare = partial(Call, "contract.prepare")
ask = partial(Call, "mission.terms.ask")
article = partial(Call, "clause.propose")

CALLS = [
    Call("mission.read", "contracts:missions", listing=True),
    Call("mission.read", "contracts:mission", _of("mission"), shows="need-ended"),
    Call("mission.fee.read", "contracts:mission", _of("running"), shows="need-running"),
    # Terms and papers
    prepare("contracts:prepare", _of("to_prepare")),
    prepare("contracts:prepare", _of("to_prepare"), _said(**TERMS)),
    prepare("contracts:propose", _of("drafted")),
    prepare("contracts:withdraw_papers", _of("drafted"), _said(because="Les termes changent.")),
    prepare("contracts:start", _of("signed"), _said()),
    prepare("contracts:amend", _of("running")),
    Call("contract.amend", "contracts:amend", _of("running"), _said(**AMENDED)),
    Call("contract.papers.read", "contracts:papers", _of("running")),
    Call("contract.papers.read", "contracts:readiness", _of("signed")),
    Call("contract.papers.read", "contracts:agreement_paper", _paper, hides="ops"),
    prepare("contracts:propose_apart", _of("running")),
    prepare("contracts:propose_apart", _of("running"), _said(kind="nda_alone")),
    prepare("contracts:withdraw_apart", _of("secrecy"), _said(), hides="ops"),
    Call("vigilance_file.read", "contracts:vigilance_file", _of("running")),
    Call("subcontractor.accept", "contracts:accept_subcontractor", _of("drafted"), _said()),
    Call("guarantee.record", "contracts:guarantee", _of("running")),
    Call(
        "guarantee.record",
        "contracts:guarantee",
        _of("running"),
        _said(kind="caution", ref="BPL 2026-118", on="2026-11-12"),
    ),
    # More days, an end, someone else
    ask("contracts:extend", _of("running")),
    ask("contracts:extend", _of("running"), query=MORE),
    Call("mission.terms.change", "contracts:send_extension", _of("running"), _said(**MORE)),
    Call("extension.answer", "contracts:answer_extension", _of("extension"), _said(answer="yes")),
    Call(
        "extension.withdraw",
        "contracts:withdraw_extension",
        _of("extension"),
        _said(),
        before=lambda w, c: c in w.someone and asked_by(w.extension, w.someone[c]),
    ),
    ask("contracts:end", _of("running")),
    Call("mission.end", "contracts:end", _of("over"), _said(**OVER)),
    Call("mission.give_up", "contracts:give_up", _of("signed")),
    Call(
        "mission.give_up",
        "contracts:give_up",
        _of("signed"),
        _said(wished_by="client", because="Le projet est repoussé."),
    ),
    Call("need.create", "contracts:replace", _of("over"), _said(), hides="mem com"),
    # Independence
    Call("independence.answer", "contracts:independence", _of("drafted")),
    Call("independence.answer", "contracts:independence", _of("drafted"), _said(hours="on")),
    Call(
        "independence.review", "contracts:look_at", _of("review"), _said(words="Rien à signaler.")
    ),
    # The articles of our contracts
    Call("clause.read", "contracts:clauses", shows="wording"),
    article("contracts:clause", _of("article")),
    article("contracts:clause", _of("article"), _said(**WORDING)),
    article("contracts:set_clause_aside", _of("wording"), _said()),
    Call("clause.approve", "contracts:approve_clause", _of("wording"), _said()),
]
