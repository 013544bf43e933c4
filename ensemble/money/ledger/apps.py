from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "ensemble.money.ledger"
    label = "ledger"

    def ready(self) -> None:
        from ensemble.money.ledger import checks  # noqa: F401 (registers itself)
