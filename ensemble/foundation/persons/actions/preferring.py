from ensemble.foundation.persons.models import Person


def prefer(person: Person, **choices: str) -> None:
    """Language, theme, time zone, agreement: what a person chooses for themselves."""
    for name, value in choices.items():
        setattr(person, name, value)
    person.save(update_fields=list(choices))
