from django.apps import AppConfig


class ProfilesConfig(AppConfig):
    name = "ensemble.people.profiles"
    label = "profiles"
