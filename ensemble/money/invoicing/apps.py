from django.apps import AppConfig


class InvoicingConfig(AppConfig):
    name = "ensemble.money.invoicing"
    label = "invoicing"
