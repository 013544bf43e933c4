from django.conf import settings
from django.core.checks import Error, Tags, register


@register(Tags.security, deploy=True)
def letters_leave(app_configs, **options):
    """In production a letter that goes nowhere is a promise broken in silence."""
    backend = settings.MAILERS["default"]["BACKEND"]
    if backend.endswith("KeptBackend") and not settings.DEMO:
        return [
            Error(
                "MAIL_BACKEND keeps letters here and sends nothing.",
                hint="Set MAIL_BACKEND and the MAIL_… variables of docs/operations.md.",
                id="mailroom.E001",
            )
        ]
    return []
