from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    name = "ensemble.foundation.conversations"
    label = "conversations"
