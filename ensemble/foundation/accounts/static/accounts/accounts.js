// Passkeys: the browser's answer goes into a hidden field of an ordinary form, which is then sent.

const bytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));

const text = (buffer) =>
  buffer && btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

const readable = (keys = []) => keys.map((key) => ({ ...key, id: bytes(key.id) }));

const toCreate = (options) => ({
  ...options,
  challenge: bytes(options.challenge),
  user: { ...options.user, id: bytes(options.user.id) },
  excludeCredentials: readable(options.excludeCredentials),
});

const toProve = (options) => ({
  ...options,
  challenge: bytes(options.challenge),
  allowCredentials: readable(options.allowCredentials),
});

const answer = (credential) => {
  const { response } = credential;
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: Object.fromEntries(parts.filter((part) => response[part]).map((part) => [part, text(response[part])])),
  };
};

class PasskeyForm extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.options = JSON.parse(this.dataset.options);
    if (!window.PublicKeyCredential) return this.say("unable");
    this.form.addEventListener("submit", (event) => this.ask(event));
    if (this.hasAttribute("data-offered")) this.offer();
  }

  async ask(event) {
    if (this.form.elements.credential.value) return;
    event.preventDefault();
    this.offered?.abort();
    this.say();
    try {
      const container = navigator.credentials;
      const creates = this.dataset.gesture === "create";
      this.send(
        creates
          ? await container.create({ publicKey: toCreate(this.options) })
          : await container.get({ publicKey: toProve(this.options) }),
      );
    } catch (error) {
      this.say({ InvalidStateError: "known", SecurityError: "unable", NotSupportedError: "unable" }[error.name] ?? "stopped");
    }
  }

  // The browser may propose the passkey beside the address field, before anything is typed.
  async offer() {
    if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
    this.offered = new AbortController();
    try {
      const publicKey = toProve(this.options);
      this.send(await navigator.credentials.get({ publicKey, mediation: "conditional", signal: this.offered.signal }));
    } catch {
      // Nobody took the offer.
    }
  }

  send(credential) {
    this.form.elements.credential.value = JSON.stringify(answer(credential));
    this.form.requestSubmit();
  }

  say(which = "") {
    for (const words of this.querySelectorAll("[data-says]")) words.hidden = words.dataset.says !== which;
  }
}

customElements.define("passkey-form", PasskeyForm);
