class Unreadable(ValueError):
    """This is no invoice that can be read; the message is a sentence for whoever sent it."""


class ForPeopleOnly(Unreadable):
    """A PDF that carries nothing for machines: someone reads it."""
