from django.apps import AppConfig


class AdministrationConfig(AppConfig):
    name = "ensemble.foundation.administration"
    label = "administration"
