from django.urls import path

from ensemble.foundation.calendar.web import agendas, feeds, files

app_name = "calendar"
urlpatterns = [
    path("agenda", agendas.show, name="agenda"),
    path("agenda/feed", feeds.create, name="open_feed"),
    path("agenda/feed/close", feeds.destroy, name="close_feed"),
    path("calendar/<uuid:public_id>.ics", files.show, name="file"),
    path("feed/<str:token>.ics", feeds.show, name="feed"),
]
