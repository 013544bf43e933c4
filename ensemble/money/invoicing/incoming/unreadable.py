class Unreadable(ValueError):
    """This is no invoice that can be read; the message is a sentence for whoever sent it."""
