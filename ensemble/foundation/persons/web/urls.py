from django.urls import path

from ensemble.foundation.persons.web import about, preferences

app_name = "persons"
urlpatterns = [
    path("me", about.me, name="me"),
    path("me/language", preferences.language, name="language"),
    path("me/theme", preferences.theme, name="theme"),
]
