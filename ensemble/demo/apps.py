from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Installed only under ENSEMBLE_DEMO=1, which also confines the installation to loopback."""

    name = "ensemble.demo"
    label = "demo"
