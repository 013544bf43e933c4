from django.urls import path

from ensemble.foundation.ui.web import gallery

app_name = "ui"
urlpatterns = [
    path("style", gallery.show, name="gallery"),
    path("style/<slug:sample>", gallery.show, name="sample"),
]
