// Ctrl K: a person, a need, a page. Without script the opener is a plain link to the search page.
class CommandPalette extends HTMLElement {
  connectedCallback() {
    this.dialog = this.querySelector("dialog");
    this.input = this.querySelector("input");
    this.list = this.querySelector("[role=listbox]");
    this.abort = new AbortController();
    const { signal } = this.abort;
    this.querySelector("a").addEventListener("click", (event) => this.open(event), { signal });
    document.addEventListener("keydown", (event) => this.shortcut(event), { signal });
    this.input.addEventListener("input", () => this.later(), { signal });
    this.input.addEventListener("keydown", (event) => this.move(event), { signal });
  }

  disconnectedCallback() {
    this.abort.abort();
  }

  shortcut(event) {
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "k") this.open(event);
  }

  open(event) {
    event.preventDefault();
    if (!this.dialog.open) this.dialog.showModal();
    this.input.select();
    this.ask();
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), 120);
  }

  // The server answers links, each with role="option"; only the last question asked is shown.
  async ask() {
    this.asking?.abort();
    this.asking = new AbortController();
    const url = `${this.dataset.url}?${new URLSearchParams({ q: this.input.value })}`;
    try {
      const answer = await fetch(url, { headers: { "HX-Request": "true" }, signal: this.asking.signal });
      if (!answer.ok) return;
      this.list.innerHTML = await answer.text();
      this.options.forEach((option, number) => (option.id ||= `palette-${number}`));
      this.choose(0);
    } catch (error) {
      if (error.name !== "AbortError") throw error;
    }
  }

  get options() {
    return [...this.list.querySelectorAll("[role=option]")];
  }

  choose(number) {
    const { options } = this;
    options.forEach((option, place) => option.setAttribute("aria-selected", String(place === number)));
    const chosen = options[number];
    if (chosen) this.input.setAttribute("aria-activedescendant", chosen.id);
    else this.input.removeAttribute("aria-activedescendant");
    chosen?.scrollIntoView({ block: "nearest" });
    this.chosen = number;
  }

  move(event) {
    const { length } = this.options;
    if (!length) return;
    if (event.key === "ArrowDown") this.choose((this.chosen + 1) % length);
    else if (event.key === "ArrowUp") this.choose((this.chosen - 1 + length) % length);
    else if (event.key === "Enter") this.options[this.chosen].click();
    else return;
    event.preventDefault();
  }
}
customElements.define("command-palette", CommandPalette);
