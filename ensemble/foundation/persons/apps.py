from django.apps import AppConfig


class PersonsConfig(AppConfig):
    name = "ensemble.foundation.persons"
    label = "persons"
