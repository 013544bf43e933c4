from django.apps import AppConfig


class ContractsConfig(AppConfig):
    name = "ensemble.work.contracts"
    label = "contracts"
