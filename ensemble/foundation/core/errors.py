"""The three ways an action says no."""

from django.core.exceptions import PermissionDenied


class Refused(PermissionDenied):
    """This person may not do this. Answered 403."""


class TooLate(Exception):
    """As things stand now this cannot be done; nothing was written. Answered 409.

    Most often someone or something moved first.
    The message, when there is one, is a sentence for the person who asked.
    """


class Incomplete(Exception):
    """What was given does not suffice: a word, a fact, a name is missing. Answered 422.

    The message says what to give. A form usually sees it first and says it beside the field.
    """
