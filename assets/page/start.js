// The page comes to life.

const root = document.documentElement;
root.classList.add("js");
if (/[?&#]embed\b/.test(location.search + location.hash)) root.classList.add("embed");
if (!DATA.people.length) root.classList.add("no-people");
if (!DATA.people.length && !DATA.topics.length) root.classList.add("no-rail");
if (!COUNT) root.classList.add("no-events");
if (!BY_WEIGHT.length) root.classList.add("no-dates");

function resize() {
  root.style.setProperty("--top", document.getElementById("top").offsetHeight + "px");
  const ratio = Math.min(3, window.devicePixelRatio || 1);
  if (ratio !== size.ratio || stage.clientWidth !== size.width) cardCache.clear();
  for (const [box, surface] of [[stage, canvas], [overviewBox, overviewCanvas]]) {
    surface.width = Math.max(1, Math.round(box.clientWidth * ratio));
    surface.height = Math.max(1, Math.round(box.clientHeight * ratio));
  }
  const buttons = document.querySelector(".zoom");
  size = { width: Math.max(1, stage.clientWidth), height: Math.max(1, stage.clientHeight), ratio,
           buttons: { left: buttons.offsetLeft, bottom: buttons.offsetTop + buttons.offsetHeight } };
  overviewSize = { width: Math.max(1, overviewBox.clientWidth), height: overviewBox.clientHeight };
  redraw();
}

function isDark() {
  return root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}
document.getElementById("theme").addEventListener("click", () => setTheme(isDark() ? "light" : "dark"));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { readColours(); redraw(); });

const searchBox = document.getElementById("search");
let searching = 0;
function searchNow() {
  clearTimeout(searching);
  const text = searchBox.value.trim();
  if (text) select({ kind: "search", text, found: search(text) }, { keep: selected.kind !== "search" });
  else if (selected.kind === "search") select({ kind: "none" }, { back: true });
}
searchBox.addEventListener("input", () => {
  clearTimeout(searching);
  searching = setTimeout(searchNow, 120);
});
function searchFor(text) {
  searchBox.value = text;
  searchNow();
}
document.getElementById("search-form").addEventListener("submit", (event) => { event.preventDefault(); searchNow(); });

document.getElementById("zoom-in").addEventListener("click", () => zoom(0.6));
document.getElementById("zoom-out").addEventListener("click", () => zoom(1 / 0.6));
document.getElementById("fit").addEventListener("click", fitAll);

function listTopics() {
  if (!DATA.topics.length) return;
  const counts = DATA.topics.map(() => 0);
  for (const topics of E.topics) for (const topic of topics) counts[topic]++;
  const order = DATA.topics.map((_, k) => k).sort((a, b) => counts[b] - counts[a]);
  document.getElementById("topics").append(make("h2", { text: WORD("Topics") }), listInParts(make("div"), order, 24, (k) =>
    make("button", { type: "button", "data-topic": k, "aria-pressed": "false",
                     onclick: () => select(selected.kind === "topics" && selected.index === k ? { kind: "none" } : { kind: "topics", index: k }) },
         make("bdi", { text: DATA.topics[k].name }), " " + counts[k])));
}

readColours();
listTopics();
// An opaque canvas of a new size is black until it is drawn, so that cannot wait for the next frame.
new ResizeObserver(() => { resize(); draw(); }).observe(stage);
resize();
if (DATA.span) setView(DATA.span[0], DATA.span[1]); else setView(WHOLE.start, WHOLE.end);
setGrouping(DATA.grouping);
beginStory();
// What the address says is opened; else what the view had selected, else the story begins.
try { if (history.state === null || !history.state.key) history.replaceState(entry(history.state), ""); } catch { /* a page without an address of its own */ }
measureScreen();
const opened = choiceOf(DATA.select), linked = targetOf(location.hash);
if (linked) {
  openTarget(linked);
  // The text beneath has that id, and the browser goes there; who opens the page meets the timeline first.
  const [arrival] = performance.getEntriesByType("navigation");
  if (!arrival || arrival.type === "navigate") addEventListener("load", () => setTimeout(() => {
    scrollTo({ top: 0, behavior: "instant" });
    panel.focus({ preventScroll: true });
    showOpened();
    showPart();
  }));
} else if (DATA.step >= 0) tell(DATA.step, { write: false });
else if (opened) select(opened, { write: false });
else if (DATA.story.length && !DATA.span) tell(0, { write: false });
else show();
tellNowhere(location.hash);
draw();
// Photos that were still being read when the first cards were drawn.
for (const image of document.images) if (!image.complete) image.addEventListener("load", () => { cardCache.clear(); redraw(); }, { once: true });
