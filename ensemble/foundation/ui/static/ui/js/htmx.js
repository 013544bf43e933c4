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
// What waited its turn leaves with the marks of what was kept before it.
document.addEventListener("htmx:before:request", ({ detail: { ctx } }) => {
  for (const mark of ctx.request.form?.querySelectorAll('input[type="hidden"][name$="seen"]') ?? []) ctx.request.body?.set(mark.name, mark.value);
});
document.addEventListener("htmx:after:history:push", () => {
  scrollTo(0, 0);
  document.getElementById("main")?.focus({ preventScroll: true });
});
