from django.urls import path

from ensemble.foundation.calendar.web import agendas, appointments, feeds, files

app_name = "calendar"
urlpatterns = [
    path("agenda", agendas.show, name="agenda"),
    path("agenda/feed", feeds.create, name="open_feed"),
    path("agenda/feed/close", feeds.destroy, name="close_feed"),
    path("agenda/<uuid:public_id>", appointments.show, name="appointment"),
    path("agenda/<uuid:public_id>/move", appointments.move, name="move"),
    path("agenda/<uuid:public_id>/cancel", appointments.cancel, name="cancel"),
    path("calendar/<uuid:public_id>.ics", files.show, name="file"),
    path("feed/<str:token>.ics", feeds.show, name="feed"),
]
