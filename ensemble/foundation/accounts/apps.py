from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "ensemble.foundation.accounts"
    label = "accounts"

    def ready(self):
        from ensemble.foundation.accounts import checks  # noqa: F401 (registers itself)
