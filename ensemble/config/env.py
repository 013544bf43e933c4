"""Reading the environment, each variable named once in `settings.py`."""

import os
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str = "") -> str:
    return os.environ.get(name) or default


def flag(name: str) -> bool:
    return os.environ.get(name, "") == "1"


def words(name: str, default: str = "") -> list[str]:
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def secret(name: str, kept_in: Path) -> str:
    """The variable, or the content of the file that `bin/demo` writes once."""
    if value := os.environ.get(name):
        return value
    return kept_in.read_text().strip() if kept_in.exists() else ""


def database(name: str) -> dict:
    """`postgresql://user:password@host:port/name?option=value`; a socket folder goes in `host`."""
    url = urlsplit(os.environ.get(name, "postgresql:///ensemble"))
    if url.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured(f"{name} begins with postgresql://, not {url.scheme}://")
    options = dict(parse_qsl(url.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path.lstrip("/")),
        "USER": unquote(url.username or options.pop("user", "")),
        "PASSWORD": unquote(url.password or ""),
        "HOST": unquote(url.hostname or "") or options.pop("host", ""),
        "PORT": str(url.port or options.pop("port", "")),
        "OPTIONS": options,
    }


def mail_options(name: str) -> dict:
    """`smtp://user:password@host:587` (STARTTLS) or `smtps://…:465`; empty for other backends."""
    if not os.environ.get(name):
        return {}
    url = urlsplit(os.environ[name])
    return {
        "host": url.hostname or "localhost",
        "port": url.port or (465 if url.scheme == "smtps" else 587),
        "username": unquote(url.username or ""),
        "password": unquote(url.password or ""),
        "use_ssl": url.scheme == "smtps",
        "use_tls": url.scheme == "smtp" and bool(url.username),
        "timeout": 20,
    }


def storage(name: str, folder: Path) -> dict:
    """A folder of this machine, or `s3://bucket/prefix?endpoint_url=…&region_name=…` (extra `s3`); its
    credentials are those that AWS's own variables give."""
    if not os.environ.get(name):
        return {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": folder},
        }
    url = urlsplit(os.environ[name])
    if url.scheme != "s3":
        raise ImproperlyConfigured(f"{name} begins with s3://, not {url.scheme}://")
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": url.hostname,
            "location": url.path.strip("/"),
            "default_acl": None,
            "file_overwrite": False,
            "querystring_auth": True,
            **dict(parse_qsl(url.query)),
        },
    }
