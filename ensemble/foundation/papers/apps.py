from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "ensemble.foundation.papers"
    label = "papers"
