from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class ParametersConfig(AppConfig):
    name = "ensemble.foundation.parameters"
    label = "parameters"

    def ready(self):
        autodiscover_modules("values")
