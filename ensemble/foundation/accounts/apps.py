from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "ensemble.foundation.accounts"
    label = "accounts"
