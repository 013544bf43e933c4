"""What would make the doors lie, refused at start."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import Error, Tags, register


@register(Tags.security)
def demo_doors_stay_in_the_demo(app_configs, **options):
    """One-click signing in comes with an app that only the demo installs."""
    if "ensemble.demo" in settings.INSTALLED_APPS and not settings.DEMO:
        return [Error("ensemble.demo is installed although DEMO is off.", id="accounts.E001")]
    return []


@register(Tags.security, deploy=True)
def passkeys_need_a_name(app_configs, **options):
    url = urlsplit(settings.BASE_URL)
    if settings.DEMO or (url.scheme == "https" and not url.hostname.replace(".", "").isdigit()):
        return []
    return [
        Error(
            "BASE_URL is not https with a host name: browsers give passkeys to nothing else.",
            hint="Set BASE_URL to the public address, for example https://ensemble.example.",
            id="accounts.E002",
        )
    ]
