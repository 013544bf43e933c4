// The theme changes at once; the choice is kept by the server, never by the browser.
class ThemeChoice extends HTMLElement {
  connectedCallback() {
    this.closest("form").addEventListener("submit", (event) => {
      const chosen = event.submitter?.value;
      if (!chosen) return;
      event.preventDefault();
      document.documentElement.dataset.theme = chosen;
      for (const button of this.children) button.setAttribute("aria-pressed", String(button.value === chosen));
      const body = new FormData(event.target, event.submitter);
      fetch(event.target.action, { method: "POST", body, redirect: "manual" });
    });
  }
}
customElements.define("theme-choice", ThemeChoice);
