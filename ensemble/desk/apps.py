from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "ensemble.desk"
    label = "desk"
