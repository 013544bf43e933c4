from django.apps import AppConfig


class MissionsConfig(AppConfig):
    name = "ensemble.work.missions"
    label = "missions"
