from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "ensemble.foundation.core"
    label = "core"
