from django.urls import path

from ensemble.demo.web import letters, people

app_name = "demo"
urlpatterns = [
    path("demo/people/<uuid:pk>", people.be, name="be"),
    path("demo/letters", letters.index, name="letters"),
    path("demo/letters/<uuid:pk>", letters.show, name="letter"),
    path("demo/letters/<uuid:pk>/body", letters.body, name="letter_body"),
]
