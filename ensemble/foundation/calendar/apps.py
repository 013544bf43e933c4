from django.apps import AppConfig


class CalendarConfig(AppConfig):
    name = "ensemble.foundation.calendar"
    label = "calendar"
