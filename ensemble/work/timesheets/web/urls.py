from django.urls import path, register_converter

from ensemble.work.timesheets.web import (
    answers,
    arrivals,
    corrections,
    deposits,
    documents,
    expenses,
    invoices,
    links,
    months,
    parts,
    timesheets,
)
from ensemble.work.timesheets.web.months import MonthConverter

register_converter(MonthConverter, "month")

app_name = "timesheets"
urlpatterns = [
    path("missions/<uuid:pk>/days", parts.mission, name="mission_part"),
    path("missions/<uuid:pk>/invoices", parts.invoices, name="invoices_part"),
    path("missions/<uuid:pk>/deposit", deposits.create, name="deposit"),
    path("missions/<uuid:pk>/days/<month:month>", months.edit, name="month"),
    path("missions/<uuid:pk>/days/<month:month>/expenses", expenses.create, name="expense"),
    path("expenses/<uuid:pk>/drop", expenses.drop, name="drop_expense"),
    path("expenses/<uuid:pk>/receipt", expenses.receipt, name="receipt"),
    path("timesheets/<uuid:pk>", timesheets.show, name="show"),
    path("timesheets/<uuid:pk>/paper", documents.month, name="paper"),
    path("documents", documents.index, name="documents"),
    path("documents/archive", documents.archive, name="archive"),
    path("timesheets/<uuid:pk>/call-back", timesheets.call_back, name="call_back"),
    path("timesheets/<uuid:pk>/nudge", timesheets.nudge, name="nudge"),
    path("timesheets/<uuid:pk>/approve", answers.approve, name="approve"),
    path("timesheets/<uuid:pk>/dispute", answers.dispute, name="dispute"),
    path("timesheets/days/<uuid:pk>/maintain", answers.maintain, name="maintain"),
    path("timesheets/days/<uuid:pk>/withdraw", answers.withdraw, name="withdraw"),
    path("timesheets/<uuid:pk>/forgotten", corrections.add, name="forgotten"),
    path("timesheets/days/<uuid:pk>/correct", corrections.correct, name="correct"),
    path("timesheets/days/<uuid:pk>/take-out", corrections.take_out, name="take_out"),
    path("approve/<str:token>", links.show, name="link"),
    path("approve/<str:token>/send", links.send, name="link_send"),
    path("approve/<str:token>/code", links.code, name="link_code"),
    path("einvoices/<uuid:pk>/month", arrivals.show, name="arrival"),
    path("einvoices/<uuid:pk>/month/<uuid:approval>", arrivals.take, name="take_arrival"),
    path("approvals/<uuid:pk>/invoice", invoices.send, name="send_invoice"),
    path("approvals/<uuid:pk>/credit", invoices.credit, name="credit_days"),
    path("approvals/<uuid:pk>/release", invoices.release, name="release"),
]
