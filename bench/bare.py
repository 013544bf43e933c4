"""The smallest Django that shows a list: twenty rows of one table, one template, no middleware.

The limit that `bench.pages` and `bench.team_search` compare our pages with, on the same cards, with
the same server. Its table is read only.
"""

import os

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from ensemble.config import env

LIST = (
    "<!doctype html><title>Cards</title><ul>{% for card in cards %}<li><a href='/c/{{ card.id }}'>"
    "{{ card.city }}</a> {{ card.line }} <b>{{ card.rate }} €</b>"
    "<p>{{ card.text|truncatechars:200 }}</p></li>{% endfor %}</ul>"
)

settings.configure(
    SECRET_KEY=os.environ.get("SECRET_KEY", "bare"),
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    DATABASES={"default": env.database("DATABASE_URL") | {"CONN_MAX_AGE": None}},
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {"loaders": [("django.template.loaders.locmem.Loader", {"list": LIST})]},
        }
    ],
)
django.setup()

from django.db import models  # noqa: E402 (a model needs the settings above)


class Card(models.Model):
    line = models.TextField()
    text = models.TextField()
    city = models.TextField()
    rate = models.DecimalField(max_digits=8, decimal_places=2)

    class Meta:
        managed = False
        app_label = "bare"
        db_table = "profiles_card"

    def __str__(self) -> str:
        return self.line


def cards(request: HttpRequest) -> HttpResponse:
    return render(request, "list", {"cards": Card.objects.order_by("-id")[:20]})


urlpatterns = [path("", cards)]
application = WSGIHandler()
