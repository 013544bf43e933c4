"""The only place that knows the pages of every app."""

from django.conf import settings
from django.urls import include, path

from ensemble.config.health import healthz

urlpatterns = [
    path("", include("ensemble.desk.web.urls")),
    *([path("", include("ensemble.demo.web.urls"))] if settings.DEMO else []),
    path("", include("ensemble.work.treasury.web.urls")),
    path("", include("ensemble.work.timesheets.web.urls")),
    path("", include("ensemble.work.contracts.web.urls")),
    path("", include("ensemble.work.missions.web.urls")),
    path("", include("ensemble.money.credit.web.urls")),
    path("", include("ensemble.money.invoicing.web.urls")),
    path("", include("ensemble.money.ledger.web.urls")),
    path("", include("ensemble.people.compliance.web.urls")),
    path("", include("ensemble.people.profiles.web.urls")),
    path("", include("ensemble.foundation.persons.web.urls")),
    path("", include("ensemble.foundation.accounts.web.urls")),
    path("", include("ensemble.foundation.conversations.web.urls")),
    path("", include("ensemble.foundation.calendar.web.urls")),
    path("", include("ensemble.foundation.administration.web.urls")),
    path("", include("ensemble.foundation.mailroom.web.urls")),
    path("", include("ensemble.foundation.ui.web.urls")),
    path("healthz", healthz, name="healthz"),
]

handler400 = "ensemble.foundation.ui.errors.bad_request"
handler403 = "ensemble.foundation.ui.errors.refused"
handler404 = "ensemble.foundation.ui.errors.not_found"
handler500 = "ensemble.foundation.ui.errors.broken"
