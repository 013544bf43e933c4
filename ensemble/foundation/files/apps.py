from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class FilesConfig(AppConfig):
    name = "ensemble.foundation.files"
    label = "files"

    def ready(self):
        from ensemble.foundation.files import checks  # noqa: F401 (registers itself)

        autodiscover_modules("kinds")
