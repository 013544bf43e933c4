import os
import secrets
import subprocess
import sys

from ensemble.config.ground import ROOT
from ensemble.foundation.files.keyring import add_key

PRODUCTION = {
    "SECRET_KEY": secrets.token_urlsafe(50),
    "ALLOWED_HOSTS": "ensemble.example",
    "BASE_URL": "https://ensemble.example",
    "BEHIND_PROXY": "1",
    "MAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
    "MAIL_URL": "smtp://ensemble:secret@mail.ensemble.example:587",
}


def check(**changes):
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)} | PRODUCTION | changes
    # Columns that the database computes have its version asked: any database of this server will do.
    environment["DATABASE_URL"] = os.environ["DATABASE_URL"].replace("/ensemble?", "/postgres?")
    return subprocess.run(
        [
            sys.executable,
            "-m",
            "ensemble.config.manage",
            "check",
            "--deploy",
            "--fail-level=WARNING",
        ],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_settings_of_the_handbook_pass_every_check(tmp_path, settings):
    settings.KEYRING = str(tmp_path / "keyring")
    add_key()
    done = check(KEYRING=settings.KEYRING)
    assert done.returncode == 0, done.stderr


def test_a_short_secret_key_is_refused():
    assert check(SECRET_KEY="short").returncode == 1


def test_letters_that_go_nowhere_are_refused():
    assert check(MAIL_BACKEND="", MAIL_URL="").returncode == 1
