from django.apps import AppConfig


class CreditConfig(AppConfig):
    name = "ensemble.money.credit"
    label = "credit"
