// The address says what is open, and what an address says is opened: #event-SLUG, #participant-SLUG (or #person-SLUG),
// #topic-SLUG, #outlet-SLUG, #place-SLUG, #utterance-SLUG, #search=WORDS and #step-N. Before them may stand "embed&".

let address = location.hash; // the last that was written or followed
let scrollBefore = 0; // where the page was before the browser went to an address by itself
// Where the page was at each entry of the history. Browsers would restore it themselves, but some a second later, and to
// where the element of that id is. Of a page that is loaded again they may.
const scrolls = new Map();
let entries = 0;
const entry = (more) => ({ key: performance.timeOrigin + "." + ++entries, ...more });
try { history.scrollRestoration = "manual"; } catch { /* a page without a history */ }
addEventListener("pagehide", () => { try { history.scrollRestoration = "auto"; } catch { /* as above */ } });
addEventListener("pageshow", (event) => { if (event.persisted) try { history.scrollRestoration = "manual"; } catch { /* as above */ } });
function keepScroll() {
  scrollBefore = scrollY;
  if (history.state) scrolls.set(history.state.key, scrollY);
}

function targetOf(hash) {
  let id;
  try { id = decodeURIComponent(hash.slice(1)); } catch { return null; }
  id = id.replace(/^embed(?:[&-]|$)/, "");
  if (id.startsWith("search=") && id.length > 7) return { kind: "search", text: id.slice(7) };
  const told = /^step-([0-9]{1,4})$/.exec(id);
  if (told) return DATA.story[told[1] - 1] ? { kind: "step", index: told[1] - 1 } : null;
  return choiceOf(id.replace(/^person-/, "participant-"));
}

function idOf(what) {
  if (what.kind === "event") return what.part || articleOf(what.index).id;
  if (what.kind === "person") return DATA.people[what.index].id;
  if (what.kind === "step") return "step-" + (what.index + 1);
  if (what.kind === "search") return "search=" + what.text;
  return THINGS.includes(what.kind) ? DATA[what.kind][what.index].id : "";
}
// Half of a pair of UTF-16, as one may paste it, has no address.
const written = (id) => encodeURIComponent(id.replace(/\p{Cs}/gu, "\ufffd")).replace(/%3D/, "=");
const linkTo = (what) => location.href.split("#")[0] + "#" + written(idOf(what));

// A step forward is one that the browser's "back" takes back; a step back takes the place of the last. In a frame no step
// is added: "back" belongs to the page around it. An entry that repeats the one before it ("again") is written over.
function writeAddress(what, { back = false } = {}) {
  const id = written(idOf(what)), hash = isEmbedded() ? "#embed" + (id && "&" + id) : id && "#" + id;
  if (hash === address) return;
  const now = history.state || {}, typing = what.kind === "search" && /^#(embed&)?search=/.test(address);
  const whole = location.href.split("#")[0] + hash;
  try {
    if (back) history.replaceState({ key: now.key, from: now.from, again: now.from === hash }, "", whole);
    else if (isEmbedded() || now.again || typing) history.replaceState({ key: now.key, from: now.from }, "", whole);
    else history.pushState(entry({ from: address }), "", whole);
    address = location.hash;
    keepScroll();
  } catch { /* a page without an address of its own, or too many changes at a time */ }
}

function openTarget(target) {
  if (target.kind === "step") return tell(target.index, { write: false });
  if (target.kind === "search") target.found = search(target.text);
  select(target, { write: false });
  panel.focus({ preventScroll: true });
  if (target.kind === "event") bringIntoView(target.index);
  showOpened();
}

// Typed, linked, or gone back to. What is no address of the timeline (#text) is the browser's own affair.
function follow() {
  if (location.hash === address) return;
  const isNew = history.state === null, before = scrollBefore;
  address = location.hash;
  if (/^#embed\b/.test(address)) root.classList.add("embed");
  if (isNew) try { history.replaceState(entry(), ""); } catch { /* as above */ }
  const known = history.state ? scrolls.get(history.state.key) : undefined, place = placeIn(address);
  const restore = (top) => { if (!isEmbedded()) scrollTo({ top, behavior: "instant" }); keepScroll(); };
  const target = history.state && history.state.reading ? null : targetOf(address);
  if (target) {
    restore(known === undefined ? before : known);
    openTarget(target);
  } else if (isNothing(address)) {
    restore(known === undefined ? before : known);
    select({ kind: "none" }, { write: false });
  } else if (known !== undefined) restore(known);
  else if (place) { if (!isNew) place.scrollIntoView(); keepScroll(); }
  else tellNowhere(address);
}
const isNothing = (hash) => /^#?(embed&?|search=)?$/.test(hash);
function placeIn(hash) {
  try { return document.getElementById(decodeURIComponent(hash.slice(1))); } catch { return null; }
}
// An address that was mistyped, or of something that is not on this page.
function tellNowhere(hash) {
  if (!isNothing(hash) && !targetOf(hash) && !placeIn(hash)) tellShortly(WORD("There is nothing at this address"));
}
addEventListener("hashchange", follow);
addEventListener("popstate", () => { if (history.state) follow(); });
addEventListener("scroll", () => { if (location.hash === address) keepScroll(); }, { passive: true });

// Links within the text lead on in the text, and the address with them.
document.getElementById("text").addEventListener("click", (click) => {
  const link = click.target.closest("a[href^='#']"), id = link && link.getAttribute("href").slice(1);
  const place = id && document.getElementById(id);
  if (!place || click.ctrlKey || click.metaKey || click.shiftKey) return;
  click.preventDefault();
  try { history.pushState(entry({ reading: true }), "", "#" + written(id)); address = location.hash; } catch { /* as above */ }
  place.scrollIntoView();
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
});

// The address of what is open, to pass on.
async function copyLink(button) {
  const link = linkTo(selected);
  let copied = true;
  try { await navigator.clipboard.writeText(link); } catch { copied = copyByHand(link); }
  const told = copied ? make("span", { class: "told", text: WORD("Link copied") }) : make("input", { class: "told", readonly: "", value: link, "aria-label": WORD("Link") });
  for (const old of panel.querySelectorAll(".panel-bar .told")) old.remove();
  button.before(told);
  if (copied) { say(WORD("Link copied")); setTimeout(() => told.remove(), 2500); } else { told.focus(); told.select(); }
}
function copyByHand(text) {
  const field = make("textarea", { class: "unseen", "aria-hidden": "true" }), focused = document.activeElement;
  field.value = text;
  panel.append(field);
  field.select();
  let done = false;
  try { done = document.execCommand("copy"); } catch { /* the reader copies it */ }
  field.remove();
  if (focused) focused.focus({ preventScroll: true });
  return done;
}
