// The chosen file, by name and size, before it is sent.
class FileChoice extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector("input[type=file]");
    const output = this.querySelector("output");
    const size = new Intl.NumberFormat(document.documentElement.lang, { style: "unit", unit: "megabyte", maximumFractionDigits: 1 });
    input?.addEventListener("change", () => {
      output.textContent = [...input.files].map((file) => `${file.name} (${size.format(Math.max(file.size / 1e6, 0.1))})`).join(", ");
    });
  }
}
customElements.define("file-choice", FileChoice);
