// What htmx leaves to the page. Everything here is an ease: without it, and without htmx, every link and form works.
"use strict";

const byId = (id) => document.getElementById(id);
const isLink = (detail) => detail.requestConfig?.elt instanceof HTMLAnchorElement;

// A filter's link carries the words that were searched last; the words that stand in the box now win.
document.addEventListener("htmx:configRequest", ({ detail }) => {
  if (!detail.elt.matches("#facets a, .sorts a, .chips a")) return;
  const url = new URL(detail.path, location.href);
  const words = byId("q").value.trim();
  if (words) url.searchParams.set("q", words);
  else url.searchParams.delete("q");
  detail.path = url.pathname + url.search;
});

// The same search again is no further step back.
document.addEventListener("htmx:beforeHistoryUpdate", ({ detail }) => {
  const here = location.pathname + location.search;
  if (detail.history.path === here) detail.history.type = "replace";
});

// What was unfolded stays so.
document.addEventListener("htmx:oobBeforeSwap", ({ detail }) => {
  for (const open of detail.target.querySelectorAll("details[open][id]")) {
    detail.fragment.querySelector(`#${open.id}`)?.setAttribute("open", "");
  }
});

// The inputs are never swapped; after a link they take the values that it led to.
document.addEventListener("htmx:afterSwap", ({ detail }) => {
  const state = document.querySelector("#state [data-q]");
  if (!state || !isLink(detail)) return;
  byId("q").value = state.dataset.q;
  byId("date-from").value = state.dataset.dateFrom;
  byId("date-to").value = state.dataset.dateTo;
});

// A link that was swapped away leaves the focus to the results, not to nothing.
document.addEventListener("htmx:afterSettle", ({ detail }) => {
  if (!isLink(detail) || document.activeElement !== document.body) return;
  byId("results-title")?.focus({ preventScroll: true });
});

function fail() {
  const template = byId("failure");
  if (!template) return;
  const panel = template.content.cloneNode(true);
  const status = document.createElement("p");
  status.textContent = panel.querySelector("h2").textContent;
  byId("status").replaceChildren(status);
  byId("results").replaceChildren(panel);
}

for (const name of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
  document.addEventListener(name, fail);
}

// A page of the history that htmx could not fetch is left to the browser.
document.addEventListener("htmx:historyCacheMissLoadError", () => location.reload());
