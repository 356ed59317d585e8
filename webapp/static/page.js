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

// Reading: from match to match by button and by key; without this, each match that was gone to leads on.
const matches = document.querySelector(".matches");

function hop(step) {
  const last = Number(matches.dataset.last);
  const at = Number(location.hash.match(/^#cocok-(\d+)$/)?.[1] ?? (step > 0 ? 0 : 1));
  location.replace(`#cocok-${((at - 1 + step + last) % last) + 1}`);
}

for (const button of matches?.querySelectorAll("[data-hop]") ?? []) {
  button.hidden = false;
  button.addEventListener("click", () => hop(Number(button.dataset.hop)));
}

document.addEventListener("keydown", (event) => {
  const step = { n: 1, p: -1 }[event.key];
  if (!matches || !step || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  event.preventDefault();
  hop(step);
});

// What is quoted goes along with its source.
const quote = document.querySelector(".quote");

async function copyQuotation() {
  const chosen = String(getSelection()).replace(/\s+/g, " ").trim();
  const status = quote.querySelector("[role=status]");
  if (!chosen) {
    status.textContent = quote.dataset.none;
    return;
  }
  const done = await copied(`“${chosen}” (${quote.dataset.citation})`);
  status.textContent = done ? quote.dataset.copied : quote.dataset.failed;
}

// Addresses without encryption, as inside an office, have no clipboard of their own.
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const box = document.createElement("textarea");
    box.value = text;
    quote.append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    return done;
  }
}

if (quote) {
  const button = quote.querySelector("button");
  quote.hidden = false;
  // The click must not take the selection away.
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  button.addEventListener("click", copyQuotation);
}
