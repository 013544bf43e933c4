"""The two ways an action says no."""

from django.core.exceptions import PermissionDenied


class Refused(PermissionDenied):
    """This person may not do this. Answered 403."""


class TooLate(Exception):
    """Someone or something moved first; nothing was written. Answered 409.

    The message, when there is one, is a sentence for the person who came late.
    """
