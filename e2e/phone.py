"""A telephone in the hand of whoever uses the browser: Chromium's own virtual authenticator."""

from playwright.sync_api import Page

PHONE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def carry_a_phone(page: Page, **changes) -> None:
    """It holds passkeys and answers without waiting for anybody, so the browser must not offer it by
    itself."""
    page.add_init_script("PublicKeyCredential.isConditionalMediationAvailable = async () => false")
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": PHONE | changes})
