// Moving in time: drag, wheel, pinch, keys, the overview's brush.

let waiting = false, flight = null;
function redraw() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => { waiting = false; draw(); });
}

const MOST_MS = (WHOLE.end - WHOLE.start) * 1.6;
const still = matchMedia("(prefers-reduced-motion: reduce)");

function setView(start, end) {
  const middle = (start + end) / 2, least = NARROWEST(middle), reach = WHOLE.end - WHOLE.start;
  const length = Math.min(Math.max(end - start, least), Math.max(MOST_MS, least));
  const bounded = Math.min(Math.max(middle, WHOLE.start - reach * 0.1), WHOLE.end + reach * 0.1);
  view.start = Math.max(-FARTHEST, bounded - length / 2);
  view.end = Math.min(FARTHEST, bounded + length / 2);
  redraw();
}
function zoomAt(x, factor) {
  const at = view.start + (view.end - view.start) * x / size.width, share = x / size.width;
  const length = Math.min(Math.max((view.end - view.start) * factor, NARROWEST(at)), MOST_MS);
  setView(at - length * share, at + length * (1 - share));
}
function flyTo(start, end) {
  cancelAnimationFrame(flight);
  if (still.matches) return setView(start, end);
  const from = { start: view.start, end: view.end }, began = performance.now();
  const step = (now) => {
    const t = Math.min(1, Math.max(0, (now - began) / 180)), eased = 1 - (1 - t) ** 3;
    if (t === 1) return setView(start, end); // to the millisecond, from however far
    setView(from.start + (start - from.start) * eased, from.end + (end - from.end) * eased);
    flight = requestAnimationFrame(step);
  };
  flight = requestAnimationFrame(step);
}
function pan(share) { const by = (view.end - view.start) * share; flyTo(view.start + by, view.end + by); }
function zoom(factor) { const middle = (view.start + view.end) / 2, half = (view.end - view.start) / 2 * factor; flyTo(middle - half, middle + half); }
function fitAll() { flyTo(WHOLE.start, WHOLE.end); }
// What a count stands for, so near that it fills the view; where it does already, nearer at the count.
function showCounted({ x, width, span: { start, end } }) {
  const whole = (end - start) * 1.6, nearer = (view.end - view.start) * 0.6, length = Math.min(whole, nearer);
  const middle = whole < nearer ? (start + end) / 2 : view.start + (view.end - view.start) * (x + width / 2) / size.width;
  flyTo(middle - length / 2, middle + length / 2);
}
function bringIntoView(i) {
  if (START[i] !== START[i]) return;
  const length = view.end - view.start, middle = (START[i] + END[i]) / 2;
  if (middle > view.start + length * 0.08 && middle < view.end - length * 0.08) return redraw();
  flyTo(middle - length / 2, middle + length / 2);
}

// --- Pointers ------------------------------------------------------------------------------------------------------

const pointers = new Map();
let dragged = 0, speed = 0, lastMove = 0;

// What lies at a place; a finger need not meet it: what is nearest within half of FINGER_PX.
const FINGER_PX = 44;
function hitAt(x, y, isTouch) {
  let nearest = null, distance = isTouch ? FINGER_PX / 2 : 0;
  for (let k = hits.length - 1; k >= 0; k--) {
    const hit = hits[k];
    const away = Math.hypot(Math.max(hit.x - x, 0, x - hit.x - hit.width), Math.max(hit.y - y, 0, y - hit.y - hit.height));
    if (away === 0 && x < hit.x + hit.width && y < hit.y + hit.height) return hit;
    if (away < distance) { nearest = hit; distance = away; }
  }
  return nearest;
}
function place(event) {
  const box = stage.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}

stage.addEventListener("pointerdown", (event) => {
  if (event.button !== 0 || event.target.closest("button, a")) return;
  cancelAnimationFrame(flight);
  stage.setPointerCapture(event.pointerId);
  pointers.set(event.pointerId, place(event));
  if (pointers.size === 1) { dragged = 0; speed = 0; tapped = null; }
});
stage.addEventListener("pointermove", (event) => {
  const at = place(event), before = pointers.get(event.pointerId);
  if (!before) return hover(at);
  const perPixel = (view.end - view.start) / size.width;
  if (pointers.size === 1) {
    const dx = at.x - before.x;
    dragged += Math.abs(dx) + Math.abs(at.y - before.y);
    if (dragged > (event.pointerType === "touch" ? 8 : 3)) { stage.classList.add("moving"); setView(view.start - dx * perPixel, view.end - dx * perPixel); }
    speed = dx / Math.max(1, event.timeStamp - lastMove);
  } else if (pointers.size === 2) {
    const [other] = [...pointers].filter(([id]) => id !== event.pointerId).map(([, position]) => position);
    const was = Math.abs(before.x - other.x), is = Math.abs(at.x - other.x);
    if (was > 12 && is > 12) zoomAt((at.x + other.x) / 2, was / is);
    dragged = 99;
  }
  lastMove = event.timeStamp;
  pointers.set(event.pointerId, at);
});
function release(event) {
  const at = pointers.get(event.pointerId);
  if (!at) return;
  pointers.delete(event.pointerId);
  stage.classList.remove("moving");
  if (event.type === "pointerup" && dragged <= (event.pointerType === "touch" ? 8 : 3)) {
    tapped = { at, isTouch: event.pointerType === "touch" };
    return;
  }
  if (pointers.size === 0 && Math.abs(speed) > 0.2 && event.timeStamp - lastMove < 60 && !still.matches) glide();
}
// The click is a tap's last event: what opens earlier, under the finger, would be clicked itself.
let tapped = null;
stage.addEventListener("click", () => {
  const tap = tapped;
  tapped = null;
  if (tap) choose(tap.at, tap.isTouch);
});
stage.addEventListener("pointerup", release);
stage.addEventListener("pointercancel", release);
stage.addEventListener("pointerleave", () => hover({ x: -1, y: -1 }));

function glide() {
  let last = performance.now();
  const step = (now) => {
    const by = speed * (now - last) * (view.end - view.start) / size.width;
    speed *= Math.exp(-(now - last) / 160);
    last = now;
    setView(view.start - by, view.end - by);
    if (Math.abs(speed) > 0.03) flight = requestAnimationFrame(step);
  };
  flight = requestAnimationFrame(step);
}

function hover(at) {
  const hit = hitAt(at.x, at.y), event = hit && hit.event !== undefined ? hit.event : -1;
  stage.classList.toggle("over", Boolean(hit));
  if (event !== look.hover) { look.hover = event; redraw(); }
}
function choose(at, isTouch) {
  const hit = hitAt(at.x, at.y, isTouch);
  if (!hit) { if (isSheetOpen()) select({ kind: "none" }, { back: true }); else if (selected.kind !== "none") goBack(); return; }
  if (hit.span) return showCounted(hit);
  if (hit.lanes) { look.lanePage += hit.lanes; redraw(); return; }
  if (hit.lane !== undefined) select({ kind: look.grouping, index: hit.lane });
  else if (hit.person !== undefined) select({ kind: "person", index: hit.person });
  else if (hit.speaker !== undefined && look.person !== hit.speaker) select({ kind: "person", index: hit.speaker });
  else select({ kind: "event", index: hit.event });
  const box = stage.getBoundingClientRect();
  showOpened(new DOMRect(box.left + hit.x, box.top + hit.y, hit.width, hit.height));
}
stage.addEventListener("dblclick", (event) => { const at = place(event); zoomAt(at.x, 0.4); });
stage.addEventListener("wheel", (event) => {
  event.preventDefault();
  cancelAnimationFrame(flight);
  const unit = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? 400 : 1;
  if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
    const by = event.deltaX * unit * (view.end - view.start) / size.width;
    setView(view.start + by, view.end + by);
  } else {
    zoomAt(place(event).x, Math.exp(Math.max(-300, Math.min(300, event.deltaY * unit)) * 0.0022));
  }
}, { passive: false });

// The brush: its ends resize, its middle and the rest move.
let brushing = null;
overviewBox.addEventListener("pointerdown", (event) => {
  const x = event.clientX - overviewBox.getBoundingClientRect().left;
  overviewBox.setPointerCapture(event.pointerId);
  const left = overviewX(view.start), right = overviewX(view.end);
  const part = Math.abs(x - left) < 8 ? "start" : Math.abs(x - right) < 8 ? "end" : "middle";
  if (part === "middle" && (x < left || x > right)) {
    const at = WHOLE.start + x / overviewSize.width * (WHOLE.end - WHOLE.start), half = (view.end - view.start) / 2;
    setView(at - half, at + half);
  }
  brushing = { part, x, start: view.start, end: view.end };
});
overviewBox.addEventListener("pointermove", (event) => {
  if (!brushing) return;
  const by = (event.clientX - overviewBox.getBoundingClientRect().left - brushing.x) / overviewSize.width * (WHOLE.end - WHOLE.start);
  if (brushing.part === "middle") setView(brushing.start + by, brushing.end + by);
  else if (brushing.part === "start") setView(Math.min(brushing.start + by, brushing.end - NARROWEST(brushing.end)), brushing.end);
  else setView(brushing.start, Math.max(brushing.end + by, brushing.start + NARROWEST(brushing.start)));
});
for (const end of ["pointerup", "pointercancel"]) overviewBox.addEventListener(end, () => { brushing = null; });

// --- Keys ----------------------------------------------------------------------------------------------------------

// The next event in time; at the ends, and after Esc, Tab leaves the timeline.
function walk(direction) {
  const events = filter.inTime, at = events.indexOf(look.hover >= 0 ? look.hover : look.event), next = at < 0 ? (direction > 0 ? 0 : -1) : at + direction;
  if (next < 0 || next >= events.length) { look.hover = -1; redraw(); return false; }
  look.hover = events[next];
  bringIntoView(look.hover);
  say(titleOf(look.hover) + ", " + E.when[look.hover]);
  return true;
}
let mayLeave = false;
stage.addEventListener("focus", () => { mayLeave = false; });
stage.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target !== stage) return;
  const keys = { ArrowLeft: () => pan(-0.2), ArrowRight: () => pan(0.2), ArrowUp: () => zoom(0.6), ArrowDown: () => zoom(1 / 0.6),
                 "+": () => zoom(0.6), "=": () => zoom(0.6), "-": () => zoom(1 / 0.6), f: fitAll, F: fitAll, 0: fitAll,
                 Home: () => flyTo(WHOLE.start, WHOLE.start + view.end - view.start), End: () => flyTo(WHOLE.end - (view.end - view.start), WHOLE.end),
                 PageDown: () => tell(step + 1), PageUp: () => tell(step - 1),
                 Enter: () => { if (look.hover >= 0) { select({ kind: "event", index: look.hover }); showOpened(); } } };
  if (event.key === "Tab") {
    if (!mayLeave && walk(event.shiftKey ? -1 : 1)) event.preventDefault();
  } else if (keys[event.key]) {
    event.preventDefault();
    keys[event.key]();
  }
});
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select");
  if (event.key === "Escape") {
    if (event.target === searchBox && searchBox.value) { searchBox.value = ""; select({ kind: "none" }, { back: true }); }
    else if (typing && !panel.contains(typing)) typing.blur();
    else goBack();
    mayLeave = true;
    look.hover = -1;
  } else if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    document.getElementById("search").focus();
  }
});
