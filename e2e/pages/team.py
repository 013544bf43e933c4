"""What an administrator opens."""

from e2e.pages.addresses import at


def pages() -> list[str]:
    return [
        *("/", at("accounts:team"), at("accounts:ask_role"), at("desk:letters_in_doubt")),
        *(at("administration:settings"), at("administration:values")),
        at("administration:new_value"),
    ]
