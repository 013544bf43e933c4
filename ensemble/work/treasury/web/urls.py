from django.urls import path

from ensemble.work.treasury.web import accounts, lines, money, runs, statements

app_name = "treasury"
urlpatterns = [
    # The finance desk
    path("finance", runs.desk, name="desk"),
    path("finance/runs/prepare", runs.prepare, name="prepare"),
    path("finance/runs/<uuid:pk>", runs.show, name="run"),
    path("finance/runs/<uuid:pk>/look-again", runs.look_again, name="look_again"),
    path("finance/runs/<uuid:pk>/submit", runs.submit, name="submit"),
    path("finance/runs/<uuid:pk>/take-back", runs.take_back, name="take_back"),
    path("finance/runs/<uuid:pk>/drop", runs.drop, name="drop"),
    path("finance/runs/<uuid:pk>/approve", runs.approve, name="approve"),
    path("finance/runs/<uuid:pk>/file", runs.download, name="file"),
    path("finance/runs/<uuid:pk>/checklist", runs.checklist, name="checklist"),
    path("finance/payments/<uuid:pk>/leave-out", runs.leave_out, name="leave_out"),
    path("finance/payments/<uuid:pk>/returned", runs.returned, name="returned"),
    path("finance/statements", statements.index, name="statements"),
    path("finance/statements/import", statements.bring, name="import"),
    path("finance/statements/<uuid:pk>", statements.show, name="statement"),
    path("finance/statements/<uuid:pk>/mapping", statements.mapping, name="mapping"),
    path("finance/statements/<uuid:pk>/record", statements.record, name="record"),
    path("finance/statements/<uuid:pk>/discard", statements.discard, name="discard"),
    path("finance/statements/<uuid:pk>/original", statements.original, name="original"),
    path("finance/lines", lines.index, name="lines"),
    path("finance/lines/<uuid:pk>", lines.show, name="line"),
    path("finance/lines/<uuid:pk>/confirm", lines.confirm, name="confirm"),
    path("finance/lines/<uuid:pk>/receive", lines.receive, name="receive"),
    path("finance/lines/<uuid:pk>/pay-out", lines.pay_out, name="pay_out"),
    path("finance/lines/<uuid:pk>/explain", lines.explain, name="explain"),
    path("finance/matches/<uuid:pk>/undo", lines.undo, name="undo"),
    path("finance/accounts", accounts.index, name="accounts"),
    path("finance/accounts/propose", accounts.propose, name="propose_account"),
    path("finance/accounts/<uuid:pk>/open", accounts.open_, name="open_account"),
    path("finance/accounts/<uuid:pk>/close", accounts.close, name="close_account"),
    # The member's own
    path("money", money.index, name="money"),
    path("money/set-aside", money.set_aside, name="set_aside"),
    path("money/history", money.history, name="history"),
    path("money/accountant", money.for_accountant, name="for_accountant"),
    path("missions/<uuid:pk>/money", money.of_mission, name="mission_part"),
]
