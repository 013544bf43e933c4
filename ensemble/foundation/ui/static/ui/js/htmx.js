// What htmx leaves to us: a server that does not answer, and a page that changes without a reload.
const trouble = () => {
  const toasts = document.getElementById("toasts");
  const words = document.getElementById("trouble");
  if (toasts && words && !toasts.querySelector(".toast-error")) toasts.append(words.content.cloneNode(true));
};
document.addEventListener("htmx:error", trouble);
document.addEventListener("htmx:response:error", ({ detail }) => {
  if (detail.ctx.response.raw.status >= 500) trouble();
});
document.addEventListener("htmx:after:history:push", () => {
  scrollTo(0, 0);
  document.getElementById("main")?.focus({ preventScroll: true });
});
