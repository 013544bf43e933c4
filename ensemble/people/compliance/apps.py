from django.apps import AppConfig


class ComplianceConfig(AppConfig):
    name = "ensemble.people.compliance"
    label = "compliance"
