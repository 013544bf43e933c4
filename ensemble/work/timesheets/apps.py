from django.apps import AppConfig


class TimesheetsConfig(AppConfig):
    name = "ensemble.work.timesheets"
    label = "timesheets"
