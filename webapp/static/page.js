// What htmx leaves to the page. Everything here is an ease: without it, and without htmx, every link and form works.
"use strict";

const byId = (id) => document.getElementById(id);
const isLink = (detail) => detail.requestConfig?.triggeringEvent?.type === "click";

// A link to the same page in another state is followed by htmx: by one listener for all of them and not by hx-boost,
// which prepares each of the hundreds of links in every answer. A filter's link carries the words that were searched
// last; the words that stand in the box now win.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.('.search a[href]:not([href^="#"])');
  const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!link || elsewhere || event.defaultPrevented) return;
  const url = new URL(link.href);
  if (url.origin !== location.origin || url.pathname !== location.pathname) return;
  event.preventDefault();
  if (link.matches("#facets a, #seeing a, .sorts a, .chips a")) {
    const words = byId("q").value.trim();
    if (words) url.searchParams.set("q", words);
    else url.searchParams.delete("q");
  }
  // The source outlives the swap; what fails is told by htmx's events.
  const source = link.closest("[hx-swap]");
  htmx.ajax("get", url.pathname + url.search, { source, event, push: "true" }).catch(() => {});
});

// In place of htmx's own way, which takes leave of every old node and looks for every new id among the old ones.
htmx.defineExtension("at-once", {
  handleSwap(style, target, fragment) {
    if (style !== "innerHTML") return false;
    target.replaceChildren(...fragment.childNodes);
    return [target];
  },
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

// What was typed before a link was followed or the form was sent is part of that; its delayed search is not needed.
let asked = 0;
document.addEventListener("htmx:confirm", (event) => {
  const { triggeringEvent } = event.detail;
  if (triggeringEvent?.type !== "input") asked = performance.now();
  else if (triggeringEvent.timeStamp < asked) event.preventDefault();
});

// Suggestions: an editable combobox with a listbox, after the ARIA Authoring Practices Guide.
function suggestTo(row) {
  const box = byId("q"), list = byId("suggestions"), count = byId("suggestions-count");
  const DELAY = 120, SHORTEST = 3;
  let timer = 0, asking = new AbortController();

  const options = () => [...list.querySelectorAll('[role="option"]')];
  const active = () => list.querySelector('[aria-selected="true"]');

  function close() {
    clearTimeout(timer);
    asking.abort();
    list.hidden = true;
    activate(null);
    count.textContent = "";
    box.setAttribute("aria-expanded", "false");
  }

  function activate(option) {
    active()?.setAttribute("aria-selected", "false");
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) box.setAttribute("aria-activedescendant", option.id);
    else box.removeAttribute("aria-activedescendant");
  }

  function show(html) {
    if (document.activeElement !== box) return;
    list.innerHTML = html;
    const said = list.querySelector("[data-count]");
    if (!said) return close();
    said.remove();
    activate(null);
    list.hidden = false;
    box.setAttribute("aria-expanded", "true");
    if (count.textContent !== said.textContent) count.textContent = said.textContent;
  }

  async function ask() {
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    try {
      const asked = new URLSearchParams(new FormData(box.form));
      const answer = await fetch(`${row.dataset.suggestions}?${asked}`, { signal });
      const html = answer.ok ? await answer.text() : "";
      if (!signal.aborted) show(html);
    } catch {
      if (!signal.aborted) close();
    }
  }

  function move(event) {
    const all = options(), at = all.indexOf(active());
    const to = {
      ArrowDown: at + 1 < all.length ? at + 1 : -1,
      ArrowUp: at < 0 ? all.length - 1 : at - 1,
      Home: at < 0 ? undefined : 0,
      End: at < 0 ? undefined : all.length - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    activate(all[to] ?? null);
  }

  box.setAttribute("role", "combobox");
  for (const [name, value] of [["autocomplete", "list"], ["controls", list.id], ["expanded", "false"], ["haspopup", "listbox"]]) {
    box.setAttribute(`aria-${name}`, value);
  }
  box.addEventListener("input", () => {
    clearTimeout(timer);
    asking.abort();
    if (box.value.trim().length < SHORTEST) close();
    else timer = setTimeout(ask, DELAY);
  });
  box.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    if (list.hidden) {
      if (event.key === "ArrowDown" && box.value.trim().length >= SHORTEST) ask();
    } else if (event.key === "Escape") {
      event.preventDefault();
      close();
    } else if (event.key === "Enter" && active()) {
      event.preventDefault();
      active().click();
    } else {
      move(event);
    }
  });
  box.addEventListener("blur", close);
  box.form.addEventListener("submit", close);
  // The box keeps the focus while a suggestion is clicked.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", close);
}

// Single-key shortcuts: never in a field, and a reader can switch them off (WCAG 2.1.4).
const OFF = "telisik-shortcuts-off";

function remembered(write) {
  try {
    return write ? write(localStorage) : localStorage.getItem(OFF);
  } catch {
    return null;
  }
}

function toHit(step) {
  const links = [...document.querySelectorAll(".hit h3 a")];
  const here = links.findIndex((link) => link.closest(".hit").contains(document.activeElement));
  const next = here < 0 ? (step > 0 ? 0 : links.length - 1) : here + step;
  links[next]?.focus();
}

const SHORTCUTS = {
  "/": () => byId("q")?.focus(),
  "j": () => toHit(1),
  "k": () => toHit(-1),
  "n": () => matches && hop(1),
  "p": () => matches && hop(-1),
  "?": () => byId("shortcuts").showModal(),
};

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable], dialog, [popover]:popover-open");
  const held = event.ctrlKey || event.altKey || event.metaKey || event.isComposing;
  if (typing || held || event.defaultPrevented || !byId("shortcuts-on").checked) return;
  if (!Object.hasOwn(SHORTCUTS, event.key)) return;
  event.preventDefault();
  SHORTCUTS[event.key]();
});

// What belongs to single nodes: done anew for those that htmx brings back from the history.
function attach() {
  const suggesting = document.querySelector("[data-suggestions]"), switchedOn = byId("shortcuts-on");
  if (suggesting) suggestTo(suggesting);
  switchedOn.checked = !remembered();
  switchedOn.addEventListener("change", () => {
    remembered((store) => (switchedOn.checked ? store.removeItem(OFF) : store.setItem(OFF, "1")));
  });
  byId("shortcuts-open").hidden = false;
  byId("shortcuts-open").addEventListener("click", SHORTCUTS["?"]);
}

attach();

document.addEventListener("htmx:historyRestore", () => {
  attach();
  byId("results-title")?.focus({ preventScroll: true });
});
