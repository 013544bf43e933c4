// A message leaves by itself after eight seconds, unless it offers something to do or someone is reading it.
class ToastMessage extends HTMLElement {
  connectedCallback() {
    const close = this.querySelector(".close");
    if (close) {
      close.hidden = false;
      close.addEventListener("click", () => this.remove());
    }
    if (!this.hasAttribute("data-stays")) this.wait();
  }

  wait() {
    setTimeout(() => (this.matches(":hover, :focus-within") ? this.wait() : this.remove()), 8000);
  }
}
customElements.define("toast-message", ToastMessage);
