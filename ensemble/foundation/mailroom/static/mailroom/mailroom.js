// A letter as long as its words: without script its frame scrolls.
class WholeLetter extends HTMLElement {
  connectedCallback() {
    this.frame = this.querySelector("iframe");
    this.lengths = new ResizeObserver(() => this.fit());
    this.frame.addEventListener("load", () => this.read());
    this.read();
  }

  disconnectedCallback() {
    this.lengths.disconnect();
  }

  read() {
    const letter = this.frame.contentDocument?.body;
    this.lengths.disconnect();
    if (letter?.firstElementChild) this.lengths.observe(letter);
  }

  fit() {
    const letter = this.frame.contentDocument.documentElement;
    const edges = this.frame.offsetHeight - this.frame.clientHeight;
    this.frame.style.blockSize = `${Math.ceil(letter.getBoundingClientRect().height) + edges}px`;
  }
}
customElements.define("whole-letter", WholeLetter);
