from django.urls import path

from ensemble.desk.web import home, letters, palette

app_name = "desk"
urlpatterns = [
    path("", home.home, name="home"),
    path("go", palette.index, name="palette"),
    path("letters/in-doubt", letters.index, name="letters_in_doubt"),
    path("letters/in-doubt/<uuid:pk>/again", letters.again, name="letter_again"),
    path("letters/in-doubt/<uuid:pk>/sent", letters.sent, name="letter_sent"),
]
