"""The pages of the way in: each waits for something that only a session on its way knows."""

from e2e.pages.addresses import at
from ensemble.work.contracts.models import Signer


def at_the_code() -> list[str]:
    return [at("accounts:code")]


def without_a_name() -> list[str]:
    return [at("accounts:name")]


def without_a_key() -> list[str]:
    return [at("accounts:first_key"), at("accounts:first_app")]


def before_the_proof() -> list[str]:
    return [at("accounts:proof")]


def proving_again() -> list[str]:
    """A key on the account; a form was sent, and waits for the proof."""
    return [at("accounts:again") + "?held=1", at("accounts:resume")]


def by_a_link() -> list[str]:
    """The telephone was proven a while ago: the paper asks for another code."""
    return [at("contracts:sign_code", Signer.objects.get(name="Jeanne Roux").envelope)]


ON_THE_WAY = {
    "at the code": at_the_code,
    "without a name": without_a_name,
    "without a key": without_a_key,
    "before the proof": before_the_proof,
    "by a link": by_a_link,
}
