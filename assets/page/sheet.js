// The panel where the screen is narrow: a sheet over the lower part of the timeline. What was tapped stays in view above it.

const narrow = matchMedia("(max-width: 760px)");
const isEmbedded = () => root.classList.contains("embed");
const isSheetOpen = () => narrow.matches && root.classList.contains("sheet");
let openedBy = null; // what had the focus, which comes back to it
let scrolled = null; // how far the page was moved for the sheet: {from, to}

// What scrolls is the page; in a frame nothing does, the timeline has the room above the sheet (page.css).
const scroller = () => document.scrollingElement;

// The room above a telephone's keyboard.
function measureScreen() {
  const seen = window.visualViewport;
  if (!seen || seen.scale > 1.01) return;
  root.style.setProperty("--seen", Math.round(seen.height) + "px");
  root.style.setProperty("--below", Math.max(0, Math.round(innerHeight - seen.height - seen.offsetTop)) + "px");
}
if (window.visualViewport) for (const what of ["resize", "scroll"]) visualViewport.addEventListener(what, measureScreen);

function openSheet({ takeFocus = true } = {}) {
  if (!isSheetOpen()) {
    openedBy = document.activeElement;
    setSheetSize("half");
  }
  root.classList.add("sheet");
  if (!narrow.matches) return;
  panel.setAttribute("role", "dialog");
  if (takeFocus && !panel.contains(document.activeElement)) panel.focus({ preventScroll: true });
}

function closeSheet() {
  if (!root.classList.contains("sheet")) return;
  const hadFocus = panel.contains(document.activeElement) || document.activeElement === document.body;
  root.classList.remove("sheet");
  panel.removeAttribute("role");
  if (!narrow.matches) return;
  if (hadFocus) (openedBy && openedBy.isConnected && openedBy !== document.body && openedBy.offsetParent ? openedBy : stage).focus({ preventScroll: true });
  if (scrolled && Math.abs(scroller().scrollTop - scrolled.to) < 2) scrollSmoothly(scrolled.from);
  scrolled = null;
}
narrow.addEventListener("change", () => { panel.style.height = panel.style.maxHeight = ""; if (!narrow.matches) panel.removeAttribute("role"); });

function scrollSmoothly(top) { scroller().scrollTo({ top, behavior: still.matches ? "instant" : "smooth" }); }

// Moves the page so far that `box` (as getBoundingClientRect gives it) lies above the sheet, or, where the screen is wide,
// that the panel can be read.
function bringAbove(box) {
  if (isEmbedded()) return;
  const top = box ? box.top : 0, bottom = box ? box.bottom : 0;
  let by = 0;
  if (isSheetOpen()) {
    const edge = innerHeight - panel.offsetHeight - parseFloat(root.style.getPropertyValue("--below") || 0) - 12;
    if (bottom > edge) by = Math.min(bottom - edge, top - 8); else if (top < 8) by = top - 8;
  } else if (!narrow.matches) {
    const here = panel.getBoundingClientRect(), read = Math.min(here.bottom, innerHeight) - Math.max(here.top, 0);
    if (read < Math.min(here.height, innerHeight) * 0.6) by = timelineBox.getBoundingClientRect().top - parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop);
  }
  if (Math.abs(by) < 1) return;
  const from = scroller().scrollTop, to = Math.max(0, from + by);
  if (isSheetOpen()) scrolled = { from: scrolled ? scrolled.from : from, to };
  scrollSmoothly(to);
}

// Where the selected thing lies on the stage: the largest of its places.
function boxOf(what) {
  const stageBox = stage.getBoundingClientRect();
  let best = null;
  for (const hit of hits) {
    const isIt = what.kind === "event" ? hit.event === what.index && hit.height > 16 : what.kind === "person" ? hit.person === what.index : hit.lane === what.index && look.grouping === what.kind;
    if (isIt && (!best || hit.width * hit.height > best.width * best.height)) best = hit;
  }
  if (!best) return new DOMRect(stageBox.left, stageBox.top, stageBox.width, Math.min(stageBox.height, 120));
  return new DOMRect(stageBox.left + best.x, stageBox.top + best.y, best.width, best.height);
}

// Brings into view what was opened, at once and once more when the timeline has come to rest.
function showOpened(tapped) {
  const what = selected;
  if (what.kind === "none" || what.kind === "search") return;
  const bring = () => { if (selected === what) bringAbove(tapped && what.kind !== "event" ? tapped : (draw(), boxOf(what))); };
  bring();
  if (!still.matches && !tapped) setTimeout(bring, 240);
}

// --- The handle: a tap makes it larger or smaller, a drag does too, and closes it ------------------------------------

function setSheetSize(sheetSize) {
  panel.style.height = panel.style.maxHeight = "";
  root.classList.toggle("whole-sheet", sheetSize === "whole");
  const handle = panel.querySelector(".handle");
  if (handle) nameHandle(handle);
}
function nameHandle(handle) {
  const whole = root.classList.contains("whole-sheet");
  handle.setAttribute("aria-expanded", String(whole));
  handle.setAttribute("aria-label", WORD(whole ? "Smaller" : "Larger"));
}

let pulled = null;
panel.addEventListener("pointerdown", (event) => {
  if (!isSheetOpen() || event.button !== 0 || !event.target.closest(".panel-bar") || event.target.closest("button:not(.handle), input")) return;
  pulled = { y: event.clientY, height: panel.offsetHeight, moved: false };
  event.target.setPointerCapture(event.pointerId);
});
panel.addEventListener("pointermove", (event) => {
  if (!pulled) return;
  const by = pulled.y - event.clientY;
  if (Math.abs(by) > 6) pulled.moved = true;
  if (!pulled.moved) return;
  panel.style.maxHeight = "none";
  panel.style.height = Math.max(60, pulled.height + by) + "px";
});
function letGo(event) {
  if (!pulled) return;
  const { moved, height } = pulled, now = panel.offsetHeight;
  pulled = null;
  if (!moved) return;
  panel.addEventListener("click", (click) => click.stopPropagation(), { capture: true, once: true }); // the drag's own
  setTimeout(() => panel.style.height && setSheetSize("half"));
  if (event.type === "pointercancel") return;
  if (now < height - 90 && !(root.classList.contains("whole-sheet") && now > innerHeight * 0.35)) { panel.style.height = panel.style.maxHeight = ""; select({ kind: "none" }, { back: true }); }
  else setSheetSize(now > height + 40 || (root.classList.contains("whole-sheet") && now > height - 40) ? "whole" : "half");
}
panel.addEventListener("pointerup", letGo);
panel.addEventListener("pointercancel", letGo);
