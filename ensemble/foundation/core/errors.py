"""The two ways an action says no."""

from django.core.exceptions import PermissionDenied


class Refused(PermissionDenied):
    """This person may not do this. Answered 403."""


class TooLate(Exception):
    """As things stand now this cannot be done; nothing was written. Answered 409.

    Most often someone or something moved first. An action says it as well when what it needs is
    not there: a word, an answer, a person, a fee in force; a form that sees it first answers 422.
    The message, when there is one, is a sentence for the person who asked.
    """
