"""What would leave class 3 open or lost, refused at start."""

from pathlib import Path

from django.conf import settings
from django.core.checks import Error, Tags, register


@register(Tags.security, deploy=True)
def keys_are_there(app_configs, **options):
    path = Path(settings.KEYRING)
    if settings.DEMO or path.exists():
        return []
    return [
        Error(
            f"{path} is not there: nothing of class 3 can be written or read.",
            hint="bin/manage rotate_keys writes a first key. Keep a copy apart from the backups.",
            id="files.E001",
        )
    ]


@register(Tags.security, deploy=True)
def keys_are_ours_alone(app_configs, **options):
    path = Path(settings.KEYRING)
    if settings.DEMO or not path.exists() or not path.stat().st_mode & 0o077:
        return []
    return [Error(f"{path} is open to others: chmod 600.", id="files.E002")]
