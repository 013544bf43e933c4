from django.urls import path

from ensemble.money.invoicing.web import (
    addresses,
    arrivals,
    contests,
    credits,
    declarations,
    identities,
    invoices,
    issuing,
    mandates,
    notices,
    papers,
    received,
    ways,
)

app_name = "invoicing"
urlpatterns = [
    path("platform/notices", notices.create, name="notices"),
    path("invoices", invoices.index, name="invoices"),
    path("invoices/new", issuing.new, name="new"),
    path("invoices/<uuid:pk>", invoices.show, name="invoice"),
    path("invoices/<uuid:pk>/pdf", papers.pdf, name="pdf"),
    path("invoices/<uuid:pk>/xml", papers.xml, name="xml"),
    # What does not match
    path("invoices/<uuid:pk>/contest", contests.contest, name="contest"),
    path("contests/<uuid:pk>/close", contests.close, name="close_contest"),
    # Putting it right
    path("invoices/<uuid:pk>/credit", credits.ask, name="credit"),
    path("invoices/<uuid:pk>/credit-own", credits.own, name="credit_own"),
    path("credits/<uuid:pk>/issue", credits.issue, name="issue_credit"),
    path("credits/<uuid:pk>/set-aside", credits.set_aside, name="set_credit_aside"),
    path("invoices/<uuid:pk>/cancel", issuing.cancel, name="cancel"),
    path("invoices/<uuid:pk>/again", issuing.again, name="again"),
    path("invoices/<uuid:pk>/send-again", ways.create, name="send_again"),
    # A member's own
    path("invoices/<uuid:pk>/accept", received.accept, name="accept"),
    path("invoices/<uuid:pk>/refuse", received.refuse, name="refuse"),
    # E-invoices of others
    path("einvoices", arrivals.index, name="arrivals"),
    path("einvoices/declarations", declarations.index, name="declarations"),
    path("einvoices/declaration", declarations.show, name="declaration"),
    path("einvoices/declaration/file", declarations.file, name="declaration_file"),
    path("einvoices/new", arrivals.create, name="take_in"),
    path("einvoices/<uuid:pk>", arrivals.show, name="arrival"),
    path("einvoices/<uuid:pk>/file", arrivals.file, name="arrival_file"),
    path("einvoices/<uuid:pk>/match", arrivals.match, name="match_arrival"),
    path("einvoices/<uuid:pk>/set-aside", arrivals.set_aside, name="set_arrival_aside"),
    path("einvoices/<uuid:pk>/answer-again", ways.answer, name="answer_again"),
    path("einvoices/<uuid:pk>/take-back", arrivals.take_back, name="take_arrival_back"),
    # Mandates and identities
    path("mandates/<uuid:pk>", mandates.show, name="mandate"),
    path("mandates/<uuid:pk>/paper", mandates.paper, name="mandate_paper"),
    path("mandates/<uuid:pk>/end", mandates.end, name="end_mandate"),
    path("mandates/propose", mandates.propose, name="propose_mandate"),
    path("organisations/<uuid:pk>/billing", identities.of_client, name="client_identity"),
    path("organisations/<uuid:pk>/billing/address", addresses.edit, name="address"),
    path("organisations/<uuid:pk>/billing/directory", addresses.ask, name="directory"),
    path("billing", identities.of_operator, name="operator_identity"),
]
