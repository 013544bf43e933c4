from django.urls import path

from ensemble.money.credit.web import ageing, clients, doubts, dunning, late, limits, overrides

app_name = "credit"
urlpatterns = [
    path("credit", clients.index, name="index"),
    path("credit/clients/<uuid:pk>", clients.show, name="client"),
    path("credit/clients/<uuid:pk>/group", clients.join, name="join"),
    path("credit/clients/<uuid:pk>/limit", limits.propose, name="propose_limit"),
    path("credit/limits/<uuid:pk>/approve", limits.approve, name="approve_limit"),
    path("credit/limits/<uuid:pk>/set-aside", limits.set_aside, name="set_limit_aside"),
    path("credit/overrides/new", overrides.ask, name="ask_override"),
    path("credit/overrides/<uuid:pk>/approve", overrides.approve, name="approve_override"),
    path("credit/overrides/<uuid:pk>/refuse", overrides.refuse, name="refuse_override"),
    path("credit/ageing", ageing.show, name="ageing"),
    path("credit/late", late.index, name="late"),
    path("credit/invoices/<uuid:pk>", late.show, name="invoice"),
    path("credit/invoices/<uuid:pk>/promise", dunning.promise, name="promise"),
    path("credit/promises/<uuid:pk>/withdraw", dunning.withdraw, name="withdraw_promise"),
    path("credit/steps/<uuid:pk>/finish", dunning.finish, name="finish_step"),
    path("credit/invoices/<uuid:pk>/charges", dunning.claim, name="claim_charges"),
    path("credit/charges/<uuid:pk>/receive", dunning.receive, name="receive_charges"),
    path("credit/charges/<uuid:pk>/waive", dunning.waive, name="waive_charges"),
    path("credit/invoices/<uuid:pk>/doubt", doubts.declare, name="declare_doubtful"),
    path("credit/doubts/<uuid:pk>/provision", doubts.provision, name="book_provision"),
    path("credit/provisions/<uuid:pk>/take-back", doubts.take_back, name="take_back"),
    path("credit/invoices/<uuid:pk>/loss", doubts.ask, name="ask_loss"),
    path("credit/losses/<uuid:pk>/approve", doubts.approve, name="approve_loss"),
    path("credit/losses/<uuid:pk>/refuse", doubts.refuse, name="refuse_loss"),
]
