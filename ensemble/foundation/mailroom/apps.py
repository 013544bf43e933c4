from django.apps import AppConfig


class MailroomConfig(AppConfig):
    name = "ensemble.foundation.mailroom"
    label = "mailroom"

    def ready(self):
        from ensemble.foundation.mailroom import checks, sms  # noqa: F401 (they register themselves)
