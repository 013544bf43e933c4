"""The credit of clients: finance reads and runs it, two people decide, talent may ask for more."""

from functools import partial

from ensemble.config.tests.authorization.asking import Call

LIMIT = {"amount": "1000", "source": "score", "reference": "Note", "expires_on": "2027-06-01"}
DAY = {"on": "2026-11-12", "reason": "Faits nouveaux"}


def _of(name: str):
    return lambda w, c: [getattr(w, name).public_id]


def _empty(w, c):
    return {}


def _override(w, c):
    asked = {"ceiling": "70000", "reason": "Annoncé", "expires_on": "2027-06-01"}
    return asked | {"organisation": w.varenne.public_id}


def _withdrawn(w, c):
    """No promise holds, so that another may be noted."""
    type(w.promise).objects.update(state="withdrawn", ended_at=w.promise.noted_at)


def _refused(w, c):
    """No loss is asked for, so that one may be."""
    moved = {"state": "refused", "decided_by": w.bruno, "decided_at": w.promise.noted_at}
    type(w.loss).objects.update(**moved)


read = partial(Call, "credit.read")
change = partial(Call, "credit.change")
approve = partial(Call, "credit.approve", data=_empty, second=lambda w, c: w.bruno)
PAYS = {"pays_on": "2027-01-05", "said_by": "Mme Faure"}

CALLS = [
    read("credit:index", shows="limit"),
    read("credit:client", _of("varenne"), shows="limit"),
    read("credit:late"),
    read("credit:invoice", _of("sold"), shows="doubt"),
    read("credit:ageing"),
    Call("credit.ask_override", "credit:ask_override"),
    Call("credit.ask_override", "credit:ask_override", data=_override),
    change("credit:join", _of("ardance"), data=lambda w, c: {"company": w.varenne.pk}),
    change("credit:propose_limit", _of("varenne"), data=lambda w, c: LIMIT),
    change("credit:set_limit_aside", _of("limit"), data=_empty),
    change("credit:refuse_override", _of("override"), data=_empty),
    change("credit:promise", _of("sold"), data=lambda w, c: PAYS, before=_withdrawn),
    change("credit:withdraw_promise", _of("promise"), data=_empty),
    change("credit:finish_step", _of("step"), data=lambda w, c: {"note": "Appelé"}),
    change("credit:declare_doubtful", _of("to_doubt"), data=lambda w, c: DAY),
    change("credit:book_provision", _of("doubt"), data=lambda w, c: DAY | {"percent": "80"}),
    change("credit:take_back", _of("provision"), data=_empty),
    change(
        "credit:ask_loss", _of("sold"), data=lambda w, c: {"loss-reason": "Clos"}, before=_refused
    ),
    change("credit:refuse_loss", _of("loss"), data=_empty),
    change("credit:claim_charges", _of("paid_late"), data=_empty),
    change("credit:receive_charges", _of("charge"), data=lambda w, c: {"charges-on": "2026-11-12"}),
    change("credit:waive_charges", _of("charge"), data=lambda w, c: {"waive-reason": "Geste"}),
    approve("credit:approve_limit", _of("limit")),
    approve("credit:approve_override", _of("override")),
    approve("credit:approve_loss", _of("loss")),
]
