from django.urls import path

from ensemble.foundation.persons.web import preferences

app_name = "persons"
urlpatterns = [
    path("me/language", preferences.language, name="language"),
    path("me/theme", preferences.theme, name="theme"),
]
