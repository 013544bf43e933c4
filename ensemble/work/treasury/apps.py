from django.apps import AppConfig


class TreasuryConfig(AppConfig):
    name = "ensemble.work.treasury"
    label = "treasury"
