from django.urls import path

from ensemble.foundation.mailroom.web import letters

app_name = "mailroom"
urlpatterns = [
    path("letters", letters.index, name="index"),
    path("letters/<uuid:pk>", letters.show, name="show"),
    path("letters/<uuid:pk>/body", letters.body, name="body"),
]
