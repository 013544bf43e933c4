"""The only place that knows the pages of every app."""

from django.urls import include, path

from ensemble.config.health import healthz

urlpatterns = [
    path("", include("ensemble.foundation.persons.web.urls")),
    path("", include("ensemble.foundation.mailroom.web.urls")),
    path("healthz", healthz, name="healthz"),
]
