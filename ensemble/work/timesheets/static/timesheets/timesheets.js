// The sum of a month while one fills it; without script the server counts.
customElements.define("month-total", class extends HTMLElement {
  connectedCallback() {
    this.addEventListener("change", () => this.count());
    this.count();
  }

  count() {
    const days = [...this.querySelectorAll("select")];
    for (const day of days) day.dataset.value = day.value;
    const total = days.reduce((sum, day) => sum + Number(day.value), 0);
    const words = total >= 2 ? this.dataset.many : this.dataset.one;
    this.querySelector(".month-sum").textContent = `${total.toLocaleString(document.documentElement.lang)}\u00a0${words}`;
  }
});
