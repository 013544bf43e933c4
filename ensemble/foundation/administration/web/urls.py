from django.urls import path

from ensemble.foundation.administration.web import settings, values

app_name = "administration"
urlpatterns = [
    path("settings", settings.settings, name="settings"),
    path("settings/values", values.index, name="values"),
    path("settings/values/new", values.create, name="new_value"),
]
