from django.apps import AppConfig


class ParametersConfig(AppConfig):
    name = "ensemble.foundation.parameters"
    label = "parameters"
