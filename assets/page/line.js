// The base line: in what order events are looked at where there is room for some, dots, and bars over spans in rows below.

const isInView = (i) => END[i] > view.start && START[i] < view.end;

// Where there is room for some of many that weigh the same, lots fall by number, as in the program (app/base/lot.h): the
// earliest would all stand at one end.
const lotOf = (i) => Math.imul(i, 2654435769) >>> 0;

// The filter's events, the heaviest first. Between places that weigh the same chance decides; in one place it is the first
// in time that is shown. Places stand still in time, so that nothing changes while the view moves.
let ordered = { of: null, place: 0, events: [] };
function byWeight() {
  const place = 2 ** Math.ceil(Math.log2(PLACE_PX * (view.end - view.start) / size.width));
  if (ordered.of === filter.events && ordered.place === place) return ordered.events;
  const firsts = new Map(), lots = new Float64Array(COUNT);
  for (const i of filter.inTime) {
    const key = Math.floor((START[i] + END[i]) / 2 / place) + " " + E.weight[i];
    if (!firsts.has(key)) firsts.set(key, lotOf(i));
    lots[i] = firsts.get(key);
  }
  const rank = new Uint32Array(COUNT);
  filter.inTime.forEach((i, k) => { rank[i] = k; });
  const events = filter.events.slice().sort((a, b) => E.weight[b] - E.weight[a] || lots[a] - lots[b] || rank[a] - rank[b]);
  ordered = { of: filter.events, place, events };
  return events;
}

// What is in view, in the order in which it is drawn and named: what is chosen, what shines, the heaviest. What fills all of
// the view comes last, the longest last of all: it could stand anywhere.
function inOrder() {
  const parts = [[], [], [], [], []];
  for (const i of byWeight()) if (isInView(i)) {
    const fills = xOf(START[i]) <= 0 && xOf(END[i]) >= size.width;
    parts[i === look.event ? 0 : (isLit(i) ? 1 : 3) + (fills ? 1 : 0)].push(i);
  }
  for (const k of [2, 4]) parts[k].sort((a, b) => END[a] - START[a] - (END[b] - START[b]));
  return parts.flat();
}

// The middle of what is in view of an event.
const xIn = (i) => (Math.max(0, xOf(START[i])) + Math.min(size.width, xOf(END[i]))) / 2;

const isBar = (i) => xOf(END[i]) - xOf(START[i]) > 2 * radiusOf(i) + 6 && !(E.flags[i] & FLAG.instant);

// Bars that overlap have rows of their own, below each other, and so has what has a mark (an arrow head, a question mark) where
// another has one: {i, row, left, right, ...}. Where there are many dots, these have the line for themselves. What finds no row
// has no bar; its label, or a count, stands for it.
function placedOf(inView) {
  const things = inView.filter((i) => isBar(i) || hasArrow(i)).slice(0, MOST_DOTS).map((i) => (isBar(i) ? barOf(i) : markedDot(i)));
  const most = size.height >= 640 ? MOST_ROWS : size.height >= 420 ? 4 : size.height >= 240 ? 3 : 1;
  if (!findRows(things.slice().sort((a, b) => START[a.i] - START[b.i] || a.i - b.i), most)) findRows(things, most);
  const placed = things.filter((thing) => thing.row >= 0);
  if (inView.length > MOST_DOTS) for (const thing of placed) thing.row++;
  look.rows = Math.max(1, ...placed.map((thing) => thing.row + 1));
  return placed;
}
const hasArrow = (i) => (E.flags[i] & (FLAG.orEarlier | FLAG.orLater)) !== 0;
const ARROW_PX = 16, END_PX = 20; // what a mark takes beside a dot or bar, and at the end of one
function barOf(i) {
  const flags = E.flags[i], left = flags & FLAG.openStart ? 0 : Math.max(-8, xOf(START[i])), right = flags & FLAG.openEnd ? size.width : Math.min(size.width + 8, xOf(END[i]));
  const from = left - (flags & FLAG.orEarlier ? ARROW_PX : 0), to = right + (flags & FLAG.orLater ? ARROW_PX : 0), marks = [];
  if (flags & FLAG.openStart) marks.push([left, left + END_PX]); else if (from < left) marks.push([from, left]);
  if (flags & FLAG.openEnd) marks.push([right - END_PX, right]); else if (to > right) marks.push([right, to]);
  return { i, isBar: true, row: -1, left, right, from, to, marks };
}
function markedDot(i) {
  const x = dotX(i), left = x - radiusOf(i), right = x + radiusOf(i), from = left - ARROW_PX, to = right + ARROW_PX;
  return { i, isBar: false, row: -1, left, right, from, to, marks: [[from, to]] };
}
const overlap = (from, to, otherFrom, otherTo) => from + 0.5 < otherTo && otherFrom + 0.5 < to;
const areApart = (a, b) => !(a.isBar && b.isBar && overlap(a.from, a.to, b.from, b.to)) &&
  !a.marks.some(([from, to]) => b.marks.some(([otherFrom, otherTo]) => overlap(from, to, otherFrom, otherTo)));
// Whether each found one.
function findRows(things, most) {
  const rows = Array.from({ length: most }, () => []);
  for (const thing of things) {
    thing.row = rows.findIndex((taken) => taken.every((other) => areApart(thing, other)));
    if (thing.row >= 0) rows[thing.row].push(thing);
  }
  return things.every((thing) => thing.row >= 0);
}

// Where there are more than are drawn, one dot stands for those of its place: the density and the counts have them all.
function dotsOf(inView, carded) {
  const dots = [], taken = new Set();
  for (const i of inView) {
    if (isBar(i)) continue;
    const isSpecial = carded.has(i) || i === look.event || i === look.hover;
    const place = Math.floor(dotX(i) / 5) + (isLit(i) ? "" : " dim");
    if (inView.length > MOST_DOTS && !isSpecial && (taken.has(place) || dots.length >= MOST_DOTS)) continue;
    taken.add(place);
    dots.push(i);
  }
  return dots;
}

// Bars first; a dot on one has a ring of ground, so that it is seen. The marks at the ends of bars and beside dots come last:
// nothing covers them.
function drawEvents(context, placed, dots, carded, isCrowded, base) {
  const marks = [], bars = placed.filter((thing) => thing.isBar), rowOf = new Map(placed.map((thing) => [thing.i, thing.row]));
  for (const bar of bars) drawSpan(context, bar, base + bar.row * ROW_PX, marks);
  for (let k = dots.length - 1; k >= 0; k--) {
    // Small where they are many, so that the density is seen.
    const i = dots[k], x = dotX(i), radius = isCrowded && !carded.has(i) && i !== look.event ? Math.min(radiusOf(i), 3) : radiusOf(i), row = rowOf.get(i) || 0;
    drawDot(context, i, x, radius, base + row * ROW_PX, bars.some((bar) => bar.row === row && bar.left < x + radius && bar.right > x - radius), marks);
  }
  for (const mark of marks) drawMark(context, mark);
  context.globalAlpha = 1;
}

const paleness = (i) => (!isLit(i) ? 0.22 : E.said[i].length || i === look.event ? 1 : 0.75);
const dotX = (i) => Math.min(Math.max((xOf(START[i]) + xOf(END[i])) / 2, 0), size.width);

function drawSpan(context, { i, left, right }, y, marks) {
  const flags = E.flags[i];
  context.globalAlpha = paleness(i) * (flags & FLAG.uncertain ? 0.5 : 1);
  context.fillStyle = colours.accent;
  drawBar(context, i, left + 0.5, right - left - 1, y, marks); // a hair's breadth between days that follow each other
  noteOrElse(i, xOf(START[i]), xOf(END[i]), y, marks);
  if (i === look.event || i === look.hover) {
    context.globalAlpha = 1; context.strokeStyle = colours.ink; context.lineWidth = 1.5;
    roundRect(context, left - 2, y - 6, right - left + 4, 12, 6);
    context.stroke();
  }
  hits.push({ x: left, y: y - 7, width: right - left, height: 14, event: i });
}

function drawDot(context, i, x, radius, base, onBar, marks) {
  context.globalAlpha = 1;
  if (onBar) disc(context, x, base + 0.5, radius + 2, colours.background);
  context.globalAlpha = paleness(i);
  disc(context, x, base + 0.5, radius, colours.accent);
  if (E.flags[i] & FLAG.uncertain) disc(context, x, base + 0.5, Math.max(1, radius - 1.5), colours.background);
  noteOrElse(i, x - radius + 2, x + radius - 2, base, marks);
  if (E.flags[i] & FLAG.disputed) ring(context, x, base + 0.5, radius + 2.5, colours.alert);
  hits.push({ x: x - radius - 3, y: base - radius - 3, width: 2 * radius + 6, height: 2 * radius + 6, event: i });
  if (i === look.event || i === look.hover) ring(context, x, base + 0.5, radius + 4, colours.ink);
}

// An open end fades into an arrow at the edge, one that nobody knows into a question mark.
function drawBar(context, i, x, width, y, marks) {
  const flags = E.flags[i], openLeft = flags & FLAG.openStart, openRight = flags & FLAG.openEnd, fade = Math.min(72, width / 3), alpha = context.globalAlpha;
  const from = openLeft ? Math.max(0, x) : x, to = openRight ? size.width : x + width;
  const solidFrom = openLeft ? from + fade : from, solidTo = openRight ? to - fade : to;
  roundRect(context, solidFrom, y - 3.5, solidTo - solidFrom, 7, openLeft || openRight ? 0 : 3.5);
  context.fill();
  const steps = 8, part = fade / steps;
  for (const [open, solid, sign] of [[openLeft, solidFrom, -1], [openRight, solidTo, 1]]) {
    if (!open) continue;
    for (let k = 0; k < steps; k++) {
      context.globalAlpha = alpha * (1 - (k + 1) / (steps + 1));
      context.fillRect(sign > 0 ? solid + k * part : solid - (k + 1) * part, y - 3.5, part, 7);
    }
    context.globalAlpha = alpha;
    const end = solid + sign * fade;
    if (flags & (sign > 0 ? FLAG.unknownEnd : FLAG.unknownStart)) marks.push({ i, kind: "unknown", x: end - sign * 10, y });
    else marks.push({ i, kind: "arrow", x: end - sign * 5, y, back: -sign * 5 });
  }
}
// One date, or an earlier or later one: an arrow head beside it.
function noteOrElse(i, left, right, y, marks) {
  if (E.flags[i] & FLAG.orEarlier) marks.push({ i, kind: "arrow", x: left - 9, y, back: 5 });
  if (E.flags[i] & FLAG.orLater) marks.push({ i, kind: "arrow", x: right + 9, y, back: -5 });
}

// Each with a rim of ground: it may stand on what has its colour.
function drawMark(context, { i, kind, x, y, back }) {
  context.globalAlpha = isLit(i) ? 1 : 0.4;
  if (kind === "unknown") drawQuestion(context, x, y); else arrowHead(context, x, y, back);
}
function drawQuestion(context, x, y) {
  context.font = "700 13px " + SANS; context.fillStyle = colours.ink;
  context.strokeStyle = colours.background; context.lineWidth = 4; context.lineJoin = "round";
  context.strokeText("?", x - 4, y + 4.5);
  context.fillText("?", x - 4, y + 4.5);
}
function arrowHead(context, tip, y, back) {
  for (const [colour, width] of [[colours.background, 5], [colours.accent, 1.8]]) {
    context.strokeStyle = colour; context.lineWidth = width;
    context.beginPath();
    context.moveTo(tip + back, y - 5); context.lineTo(tip, y); context.lineTo(tip + back, y + 5);
    context.stroke();
  }
}
function ring(context, x, y, radius, colour) {
  context.strokeStyle = colour; context.lineWidth = 1.5;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.stroke();
}
