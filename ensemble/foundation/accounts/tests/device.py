"""A device that holds passkeys, as a browser would present it: real keys, real signatures."""

import hashlib
import html
import json
import re
import secrets

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

FLAG = AuthenticatorData.FLAG


class Device:
    def __init__(self, origin: str = "http://localhost:8000", *, verifies: bool = True):
        self.origin = origin
        self.flags = FLAG.UP | (FLAG.UV if verifies else 0)
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.credential_id = secrets.token_bytes(16)
        self.handle = ""

    def create(self, options: dict) -> str:
        self.handle = options["user"]["id"]
        public = ES256.from_cryptography_key(self.key.public_key())
        attested = AttestedCredentialData.create(Aaguid.NONE, self.credential_id, public)
        data = self._data(options["rp"]["id"], self.flags | FLAG.AT, attested)
        return self._answer(
            clientDataJSON=self._client("webauthn.create", options),
            attestationObject=AttestationObject.create("none", data, {}),
        )

    def prove(self, options: dict, *, handle: str | None = None) -> str:
        data = self._data(options["rpId"], self.flags)
        client = self._client("webauthn.get", options)
        signed = self.key.sign(data + client.hash, ec.ECDSA(hashes.SHA256()))
        known_as = websafe_decode(handle or self.handle)
        return self._answer(
            clientDataJSON=client, authenticatorData=data, signature=signed, userHandle=known_as
        )

    def _data(self, party: str, flags: int, attested: bytes = b"") -> AuthenticatorData:
        return AuthenticatorData.create(hashlib.sha256(party.encode()).digest(), flags, 1, attested)

    def _client(self, kind: str, options: dict) -> CollectedClientData:
        return CollectedClientData.create(kind, options["challenge"], self.origin)

    def _answer(self, **parts: bytes) -> str:
        name = websafe_encode(self.credential_id)
        return json.dumps(
            {
                "id": name,
                "rawId": name,
                "type": "public-key",
                "clientExtensionResults": {},
                "response": {part: websafe_encode(value) for part, value in parts.items()},
            }
        )


def options_in(page) -> dict:
    """What the page asks of the browser."""
    return json.loads(html.unescape(re.search(r'data-options="([^"]+)"', page.text)[1]))
