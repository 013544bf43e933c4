from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "ensemble.money.ledger"
    label = "ledger"
