"""Every reason says what is missing; who can lift it; and since or until when."""

from datetime import date

import pytest
from django.utils import translation

from ensemble.work.treasury.actions.preparing import leave_out, look_again, prepare
from ensemble.work.treasury.reasons import Reason
from ensemble.work.treasury.tests.builders import NOW, PAY_ON

TWELFTH = date(2026, 11, 12)


def test_what_finance_left_out_names_who_did_and_keeps_it(account, owed, ines, bruno):
    run = prepare(account, pay_on=PAY_ON, by=ines, at=NOW)
    leave_out(run.payments.get(), because="Karim préfère décembre.", by=ines, at=NOW)
    reason = look_again(run, by=bruno, at=NOW).exclusions.get().reason
    assert (reason.who, reason.since) == ("Inès Carpentier", TWELFTH)
    with translation.override("en"):
        assert reason.lifted.replace("\u00a0", " ") == (
            "For Inès Carpentier to lift, since Thursday 12 November."
        )


CODES = (
    "timesheet terms agency paper not_accepted cancelled refused contested mandate vigilance"
    " bank in_run nothing_open left_out"
).split()


@pytest.mark.parametrize("code", CODES)
def test_its_words_end_with_the_day(code):
    with translation.override("en"):
        since = Reason(code, "x", since=TWELFTH)
        until = Reason(code, "x", who="Inès", until=TWELFTH)
        assert since.words.replace("\u00a0", " ").endswith("Since Thursday 12 November.")
        assert until.words.replace("\u00a0", " ").endswith(
            "Inès has it until Thursday 12 November."
        )
        assert Reason(code, "x.").words == Reason(code, "x.").sentence
