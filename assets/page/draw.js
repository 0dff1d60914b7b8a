// Drawing what is in view, and remembering where it lies. Cost follows the pixels: of many events the heaviest are drawn
// one by one, the rest as density.

const xOf = (ms) => (ms - view.start) / (view.end - view.start) * size.width;
const isLit = (i) => !look.lit || look.lit[i] === 1;
const radiusOf = (i) => 3 + 4 * Math.sqrt(Math.max(0, E.weight[i]) / MOST_WEIGHT);

// Lines of the stage, from the top: axis, cards, the base line with labels, lanes, coverage.
function linesOf() {
  const height = size.height;
  const lanes = Math.max(0, Math.min(busiestOf(look.grouping).length, Math.floor((height * 0.52 - 74 - COVERAGE_PX) / LANE_PX)));
  const coverage = DATA.coverage.length && height > 380 ? COVERAGE_PX : 0;
  const base = height - coverage - lanes * LANE_PX - (lanes ? 74 : 60);
  return { base, lanes, firstLane: base + 74, coverage: height - 16 };
}

function draw(surface = canvas) {
  const context = surface.getContext("2d", { alpha: false });
  const { width, height, ratio } = size, lines = linesOf();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.globalAlpha = 1;
  context.fillStyle = colours.background;
  context.fillRect(0, 0, width, height);
  hits = [];
  if (!BY_WEIGHT.length) return tellNothing(0);
  drawAxis(context, lines);
  const inView = [];
  for (const i of filter.events) if (END[i] > view.start && START[i] < view.end) inView.push(i);
  drawLanes(context, lines, inView);
  drawCoverage(context, lines);
  drawBase(context, lines, inView);
  if (surface !== canvas) return;
  drawOverview();
  tellNothing(inView.length);
}

// Where there is nothing to draw, what there is instead and the way to it.
const nothing = document.getElementById("nothing");
let toldNothing = "";
function tellNothing(inView) {
  const what = inView ? "" : !COUNT ? "There are no events here." : !BY_WEIGHT.length ? "No event has a date yet"
    : !filter.events.length ? "No event passes the filter" : "No events in view";
  if (what === toldNothing) return;
  toldNothing = what;
  nothing.hidden = !what;
  const button = (word, act) => make("button", { type: "button", text: WORD(word), onclick: act });
  nothing.replaceChildren(...(what ? [make("b", { text: WORD(what) })] : []));
  if (what === "There are no events here.") nothing.append(make("p", { text: document.querySelector("#events .soft").textContent }));
  if (what === "No event has a date yet") nothing.append(make("p", { text: WORD("They are listed as text.") }), make("a", { class: "button", href: "#events", text: WORD("Read as text") }));
  if (what === "No event passes the filter") nothing.append(button("Show all events", () => document.querySelector("#filter button").click()));
  if (what === "No events in view") nothing.append(button("Fit everything", fitAll));
}

function drawAxis(context, lines) {
  const perPixel = (view.end - view.start) / size.width;
  const step = stepFor(perPixel, size.width < 620 ? 60 : 74), width = size.width;
  context.fillStyle = colours.line;
  const ticks = ticksOf(view.start, view.end, step, DATA.lang, DATA.offset);
  for (const tick of ticks) context.fillRect(Math.round(xOf(tick.ms)), AXIS_PX, 1, size.height - AXIS_PX);
  context.fillRect(0, AXIS_PX, size.width, 1.5);
  context.textBaseline = "alphabetic";
  for (const tick of ticks) {
    context.font = (tick.strong ? "700 13px " : "13px ") + SANS;
    context.fillStyle = tick.strong ? colours.ink : colours.soft;
    const x = Math.round(xOf(tick.ms)) + 4;
    if (x + widthOf(context, context.font, tick.label) <= width) context.fillText(tick.label, x, 34);
  }
  context.font = "11.5px " + SANS; context.fillStyle = colours.soft;
  context.fillText(contextOf(view.start, step, DATA.lang, DATA.offset, DATA.zones_differ), 12, 15);
  context.fillStyle = colours.faint;
  context.fillRect(0, lines.base, size.width, 1);
}

function drawBase(context, lines, inView) {
  const base = lines.base, dots = inView.slice(0, MOST_DOTS);
  if (inView.length > MOST_DOTS) drawDensity(context, base, inView);
  const cards = placeCards(lines, inView);
  context.fillStyle = colours.accent;
  for (const { i, card, y } of cards) {
    context.globalAlpha = isLit(i) ? 1 : 0.3;
    context.fillRect(Math.round(xIn(i)) - 1, y + card.height, 2, base - y - card.height);
  }
  drawEvents(context, dots, base);
  drawLabels(context, base, inView, new Set(cards.map((placed) => placed.i)));
  for (let k = cards.length - 1; k >= 0; k--) {
    const { i, card, x, y } = cards[k];
    context.globalAlpha = isLit(i) ? 1 : 0.4;
    context.drawImage(card.surface, x - card.margin, y - card.margin, card.width + 2 * card.margin, card.height + 2 * card.margin);
    context.globalAlpha = 1;
    if (i === look.event || i === look.hover) {
      context.strokeStyle = colours.accent; context.lineWidth = 2;
      roundRect(context, x, y, card.width, card.height, 9);
      context.stroke();
    }
    hits.push({ x, y, width: card.width, height: card.height, event: i });
    for (const face of card.faces) if (face.person >= 0) hits.push({ x: x + face.x, y: y + face.y, width: face.width, height: face.height, person: face.person });
  }
}

// The middle of what is in view of an event.
const xIn = (i) => (Math.max(0, xOf(START[i])) + Math.min(size.width, xOf(END[i]))) / 2;

const isBar = (i) => xOf(END[i]) - xOf(START[i]) > 2 * radiusOf(i) + 6 && !(E.flags[i] & FLAG.instant);

// Bars first, the longest lowest; what lies on one has a ring of ground, so that it is seen.
function drawEvents(context, dots, base) {
  const bars = dots.filter(isBar).sort((a, b) => END[b] - START[b] - (END[a] - START[a])), lengths = [];
  const isOn = (from, to) => lengths.some(([left, right]) => from < right && to > left);
  for (const i of bars) {
    const left = E.flags[i] & FLAG.openStart ? 0 : Math.max(-8, xOf(START[i]));
    const right = E.flags[i] & FLAG.openEnd ? size.width : Math.min(size.width + 8, xOf(END[i]));
    drawSpan(context, i, base, left, right, isOn(left, right));
    lengths.push([left, right]);
  }
  for (let k = dots.length - 1; k >= 0; k--) if (!isBar(dots[k])) drawDot(context, dots[k], base, isOn);
  context.globalAlpha = 1;
}

const paleness = (i) => (!isLit(i) ? 0.22 : E.said[i].length || i === look.event ? 1 : 0.75);

function drawSpan(context, i, base, left, right, onBar) {
  if (onBar) {
    context.globalAlpha = 1; context.fillStyle = colours.background;
    roundRect(context, left - 2, base - 5.5, right - left + 4, 11, 5.5);
    context.fill();
  }
  context.globalAlpha = paleness(i) * (E.flags[i] & FLAG.uncertain ? 0.5 : 1);
  context.fillStyle = colours.accent;
  drawBar(context, left, right - left, base, E.flags[i]);
  drawOrElse(context, xOf(START[i]), xOf(END[i]), base, E.flags[i]);
  hits.push({ x: left, y: base - 8, width: right - left, height: 16, event: i });
}

function drawDot(context, i, base, isOn) {
  const x = Math.min(Math.max((xOf(START[i]) + xOf(END[i])) / 2, 0), size.width), radius = radiusOf(i);
  context.globalAlpha = 1;
  if (isOn(x - radius, x + radius)) disc(context, x, base + 0.5, radius + 2, colours.background);
  context.globalAlpha = paleness(i);
  disc(context, x, base + 0.5, radius, colours.accent);
  if (E.flags[i] & FLAG.uncertain) disc(context, x, base + 0.5, Math.max(1, radius - 1.5), colours.background);
  drawOrElse(context, x - radius + 2, x + radius - 2, base, E.flags[i]);
  if (E.flags[i] & FLAG.disputed) ring(context, x, base + 0.5, radius + 2.5, colours.alert);
  hits.push({ x: x - radius - 3, y: base - radius - 3, width: 2 * radius + 6, height: 2 * radius + 6, event: i });
  if (i === look.event || i === look.hover) ring(context, x, base + 0.5, radius + 4, colours.ink);
}
// An open end fades into an arrow at the edge, one that nobody knows into a question mark.
function drawBar(context, x, width, base, flags) {
  const openLeft = flags & FLAG.openStart, openRight = flags & FLAG.openEnd, fade = Math.min(72, width / 3), alpha = context.globalAlpha;
  const from = openLeft ? Math.max(0, x) : x, to = openRight ? size.width : x + width;
  const solidFrom = openLeft ? from + fade : from, solidTo = openRight ? to - fade : to;
  roundRect(context, solidFrom, base - 3.5, solidTo - solidFrom, 7, openLeft || openRight ? 0 : 3.5);
  context.fill();
  const steps = 8, part = fade / steps;
  for (const [open, solid, sign] of [[openLeft, solidFrom, -1], [openRight, solidTo, 1]]) {
    if (!open) continue;
    for (let k = 0; k < steps; k++) {
      context.globalAlpha = alpha * (1 - (k + 1) / (steps + 1));
      context.fillRect(sign > 0 ? solid + k * part : solid - (k + 1) * part, base - 3.5, part, 7);
    }
    context.globalAlpha = alpha;
    const end = solid + sign * fade;
    if (flags & (sign > 0 ? FLAG.unknownEnd : FLAG.unknownStart)) drawQuestion(context, end - sign * 10, base);
    else arrowHead(context, end - sign * 5, base, -sign * 5);
  }
}
function drawQuestion(context, x, base) {
  const fill = context.fillStyle;
  context.font = "700 13px " + SANS; context.fillStyle = colours.ink;
  context.fillText("?", x - 4, base + 4.5);
  context.fillStyle = fill;
}
function arrowHead(context, tip, base, back) {
  context.strokeStyle = colours.accent; context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(tip + back, base - 5); context.lineTo(tip, base); context.lineTo(tip + back, base + 5);
  context.stroke();
}
// One date, or an earlier or later one: an arrow head beside it.
function drawOrElse(context, left, right, base, flags) {
  if (flags & FLAG.orEarlier) arrowHead(context, left - 9, base, 5);
  if (flags & FLAG.orLater) arrowHead(context, right + 9, base, -5);
}
function ring(context, x, y, radius, colour) {
  context.strokeStyle = colour; context.lineWidth = 1.5;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.stroke();
}

function countsOf(inView, columns, from, to) {
  const counts = new Float64Array(columns + 1);
  for (const i of inView) {
    if (!isLit(i)) continue;
    const a = Math.max(0, Math.floor((START[i] - from) / (to - from) * columns));
    const b = Math.min(columns - 1, Math.max(a, Math.floor((END[i] - 1 - from) / (to - from) * columns)));
    if (a >= columns || b < 0) continue;
    counts[a]++; counts[b + 1]--;
  }
  for (let k = 1; k < columns; k++) counts[k] += counts[k - 1];
  return counts.subarray(0, columns);
}

function drawDensity(context, base, inView) {
  const columns = Math.ceil(size.width / 3), counts = countsOf(inView, columns, view.start, view.end);
  const most = Math.max(1, ...counts);
  context.fillStyle = colours.accent; context.globalAlpha = 0.28;
  for (let k = 0; k < columns; k++) {
    if (!counts[k]) continue;
    const height = 3 + 25 * Math.sqrt(counts[k] / most);
    context.fillRect(k * 3, base - height / 2, 2.4, height);
  }
  context.globalAlpha = 1;
}

// The heaviest get cards where they fit: above the base line in rows, never one over the other, no stem through a card.
function placeCards(lines, inView) {
  const placed = [];
  const wanted = inView.filter(isLit).slice(0, 80);
  if (look.event >= 0 && END[look.event] > view.start && START[look.event] < view.end) wanted.unshift(look.event);
  const seen = new Set();
  for (const i of wanted) {
    if (placed.length >= MOST_CARDS) break;
    if (seen.has(i)) continue;
    seen.add(i);
    // What is selected has a card before all others: where room is short, its title and time alone.
    for (const form of [photoOf(i) ? "photo" : "", "words", i === look.event ? "title" : ""].filter(Boolean)) {
      const card = cardOf(i, form), spot = spotFor(card, xIn(i), lines, placed);
      if (!spot) continue;
      placed.push({ i, card, ...spot });
      break;
    }
  }
  return placed;
}
// Over its stem, else beside it: as low as it can stand.
function spotFor(card, stem, lines, placed) {
  let best = null;
  for (const share of [0.5, 0.9, 0.1, 0.72, 0.28]) {
    const x = Math.round(Math.min(Math.max(8, stem - card.width * share), size.width - card.width - 8));
    if (stem < x || stem > x + card.width) continue;
    let bottom = lines.base - (size.height < 300 ? 16 : 46);
    for (const other of placed) if (x < other.x + other.card.width + 10 && other.x < x + card.width + 10) bottom = Math.min(bottom, other.y - 14);
    const y = bottom - card.height;
    const underButtons = x + card.width > size.buttons.left - 6 && y < size.buttons.bottom + 6;
    if (y < AXIS_PX + 14 || underButtons || (best && y <= best.y)) continue;
    if (placed.some((other) => crosses(stem, y + card.height, other) || crosses(xIn(other.i), other.y + other.card.height, { x, y, card }))) continue;
    best = { x, y };
  }
  return best;
}
const crosses = (stem, bottom, other) => stem > other.x - 6 && stem < other.x + other.card.width + 6 && other.y > bottom;

// Events whose dots lie in one place share a label: the heaviest's, with how many more there are and when they all are. The
// places stand still in time, so that panning does not count anew.
function gathered(inView, carded) {
  const places = new Map(), step = 14 * (view.end - view.start) / size.width;
  for (const i of inView) {
    if (carded.has(i) || !isLit(i)) continue;
    const place = END[i] - START[i] > step ? "bar" + i : Math.floor((START[i] + END[i]) / 2 / step), there = places.get(place);
    const start = Math.max(START[i], view.start), end = Math.min(END[i], view.end); // what is in view of it
    if (!there) { places.set(place, { i, more: 0, start, end }); continue; }
    there.more++;
    widen(there, start, end);
  }
  return places.values();
}

function widen(span, start, end) { span.start = Math.min(span.start, start); span.end = Math.max(span.end, end); }

// Who has no name is counted where the name would stand; where not even the number has room, its neighbour's grows.
function drawLabels(context, base, inView, carded) {
  const rows = [[], []], font = "12.5px " + SANS, labels = [], waiting = [];
  const placeOn = (x, width) => {
    const row = rows.findIndex((taken) => taken.every(([a, b]) => x > b + 12 || x + width < a - 12));
    if (row >= 0) rows[row].push([x, x + width]);
    return row;
  };
  const width = (text) => widthOf(context, font, text);
  let tried = 0;
  for (const { i, more, start, end } of gathered(inView, carded)) {
    const middle = xIn(i), plus = more ? " +" + more : "";
    if (++tried <= MOST_TRIED && labels.length < MOST_LABELS) {
      const name = elided(context, font, titleOf(i), 170 - width(plus)), room = width(name + plus);
      const x = Math.min(Math.max(6, middle - room / 2), size.width - room - 6);
      const row = name && middle >= x - 4 && middle <= x + room + 4 ? placeOn(x, room) : -1;
      if (row >= 0) { labels.push({ i, name, more, x, row, room, start, end }); continue; }
    }
    waiting.push({ middle, more: more + 1, i, start, end });
  }
  waiting.sort((a, b) => a.middle - b.middle);
  for (let k = 0; k < waiting.length;) {
    const first = waiting[k], all = { middle: 0, more: 0, start: first.start, end: first.end };
    let members = 0;
    for (; k < waiting.length && waiting[k].middle < first.middle + 40; k++, members++) {
      all.more += waiting[k].more; all.middle += waiting[k].middle;
      widen(all, waiting[k].start, waiting[k].end);
    }
    const middle = all.middle / members, room = width("+" + inView.length);
    const x = Math.min(Math.max(6, middle - room / 2), size.width - room - 6), row = placeOn(x, room);
    const label = { i: first.i, name: "", more: all.more, x, row: Math.max(row, 0), room, alone: true, start: all.start, end: all.end };
    if (row >= 0) { labels.push(label); continue; }
    let nearest = null, least = Infinity;
    for (const other of labels) {
      const gap = Math.max(other.x - middle, middle - other.x - other.room, 0);
      if (gap < least) { nearest = other; least = gap; }
    }
    if (nearest) { nearest.more += all.more; widen(nearest, all.start, all.end); }
    else labels.push(label);
  }
  look.named = carded.size; look.counted = 0;
  for (const label of labels) drawLabel(context, font, base, label);
}

// A name opens its event; a count leads to what it counts.
function drawLabel(context, font, base, { i, name, more, x, row, room, alone, start, end }) {
  const plus = more ? (alone ? "+" : " +") + more : "", y = base + 25 + row * 18, counted = plus ? widthOf(context, font, plus) : 0;
  const title = alone ? "" : elided(context, font, titleOf(i), Math.max(name ? widthOf(context, font, name) - 24 : 0, room - counted));
  look.counted += more;
  if (!alone) look.named++;
  context.font = font; context.fillStyle = !alone && (i === look.hover || i === look.event) ? colours.ink : colours.soft;
  drawWords(context, title, x, y);
  const whole = widthOf(context, font, title);
  context.fillText(plus, x + whole, y); // apart: in a title from right to left it would stand within
  if (!alone) hits.push({ x, y: y - 13, width: Math.max(whole, 24), height: 17, event: i });
  if (more) hits.push({ x: x + whole, y: y - 13, width: Math.max(counted, alone ? 24 : 12), height: 17, span: { start, end } });
}
