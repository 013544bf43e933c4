from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "ensemble.foundation.files"
    label = "files"
