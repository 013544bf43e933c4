from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "ensemble.config"
    label = "config"
