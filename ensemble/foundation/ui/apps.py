from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "ensemble.foundation.ui"
    label = "ui"
