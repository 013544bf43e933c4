"""How the lists write an address: the name of its route, and the thing or the words it bears."""

from django.urls import reverse


def at(name: str, *things) -> str:
    """`at("missions:need", need)`: by its public id; words and numbers stand as they are."""
    return reverse(name, args=[getattr(thing, "public_id", thing) for thing in things])
