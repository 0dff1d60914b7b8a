// Drawing what is in view, and remembering where it lies. Cost follows the pixels: of many events the heaviest are drawn
// one by one (line.js), the rest as density; what has no name is counted (labels.js).

const xOf = (ms) => (ms - view.start) / (view.end - view.start) * size.width;
const isLit = (i) => !look.lit || look.lit[i] === 1;
const radiusOf = (i) => 3 + 4 * Math.sqrt(Math.max(0, E.weight[i]) / MOST_WEIGHT);

// In a small frame, above what is open: one row of labels, and cards of two lines.
const isLow = () => size.height < 200;

// Lines of the stage, from the top: axis, cards, the base line with the rows of its bars and the labels, lanes, coverage.
function linesOf() {
  const height = size.height, rows = (look.rows - 1) * ROW_PX;
  const lanes = Math.max(0, Math.min(busiestOf(look.grouping).length, Math.floor((height * 0.52 - 74 - COVERAGE_PX) / LANE_PX)));
  const coverage = DATA.coverage.length && height > 380 ? COVERAGE_PX : 0;
  const labels = height - coverage - lanes * LANE_PX - (lanes ? 74 : isLow() ? 34 : 60);
  return { base: labels - rows, labels, lanes, firstLane: labels + 74, coverage: height - 16 };
}

function draw(surface = canvas) {
  const context = surface.getContext("2d", { alpha: false });
  const { width, height, ratio } = size, inView = inOrder(), placed = placedOf(inView), lines = linesOf();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.globalAlpha = 1;
  context.fillStyle = colours.background;
  context.fillRect(0, 0, width, height);
  hits = [];
  if (!BY_WEIGHT.length) return tellNothing(0);
  drawAxis(context, lines);
  drawLanes(context, lines, inView);
  drawCoverage(context, lines);
  drawBase(context, lines, inView, placed);
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

// Years in words are long: they stand so far apart that each border has its label, "now" among them.
function axisOf(context) {
  const perPixel = (view.end - view.start) / size.width, apart = size.width < 620 ? 60 : 74;
  const within = (room) => { const step = stepFor(perPixel, room); return { step, ticks: ticksOf(view.start, view.end, step, DATA.lang, DATA.offset) }; };
  const axis = within(apart);
  if (axis.step.unit !== "year") return axis;
  const widest = 8 + Math.max(0, ...axis.ticks.map((tick) => widthOf(context, "700 13px " + SANS, tick.label)));
  const wide = widest > apart ? within(widest) : axis;
  return wide.ticks.length > 1 ? wide : axis; // one border alone says nothing of how long a stretch is
}

function drawAxis(context, lines) {
  const { step, ticks } = axisOf(context), width = size.width;
  context.fillStyle = colours.line;
  for (const tick of ticks) context.fillRect(Math.round(xOf(tick.ms)), AXIS_PX, 1, size.height - AXIS_PX);
  context.fillRect(0, AXIS_PX, size.width, 1.5);
  context.textBaseline = "alphabetic";
  let freeFrom = 2;
  for (const tick of ticks) {
    context.font = (tick.strong ? "700 13px " : "13px ") + SANS;
    context.fillStyle = tick.strong ? colours.ink : colours.soft;
    const x = Math.round(xOf(tick.ms)) + 4, end = x + widthOf(context, context.font, tick.label);
    if (x < freeFrom || end > width) continue;
    context.fillText(tick.label, x, 34);
    freeFrom = end + 8;
  }
  context.font = "11.5px " + SANS; context.fillStyle = colours.soft;
  context.fillText(contextOf(view.start, step, DATA.lang, DATA.offset, DATA.zones_differ), 12, 15);
  context.fillStyle = colours.faint;
  context.fillRect(0, lines.base, size.width, 1);
}

function drawBase(context, lines, inView, placed) {
  const base = lines.base, rowOf = new Map(placed.map((thing) => [thing.i, thing.row])), isCrowded = inView.length > MOST_DOTS;
  if (isCrowded) drawDensity(context, base, inView);
  const cards = placeCards(lines, inView), carded = new Set(cards.map((placed) => placed.i));
  context.fillStyle = colours.accent;
  for (const { i, card, y } of cards) {
    context.globalAlpha = isLit(i) ? 1 : 0.3;
    context.fillRect(Math.round(xIn(i)) - 1, y + card.height, 2, base + (rowOf.get(i) || 0) * ROW_PX - y - card.height);
  }
  drawEvents(context, placed, dotsOf(inView, carded), carded, isCrowded, base);
  drawLabels(context, lines.labels, inView, carded);
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

function countsOf(inView, columns, from, to, isCounted = isLit) {
  const counts = new Float64Array(columns + 1);
  for (const i of inView) {
    if (!isCounted(i)) continue;
    const a = Math.max(0, Math.floor((START[i] - from) / (to - from) * columns));
    const b = Math.min(columns - 1, Math.max(a, Math.floor((END[i] - 1 - from) / (to - from) * columns)));
    if (a >= columns || b < 0) continue;
    counts[a]++; counts[b + 1]--;
  }
  for (let k = 1; k < columns; k++) counts[k] += counts[k - 1];
  return counts.subarray(0, columns);
}

function drawDensity(context, base, inView) {
  const columns = Math.ceil(size.width / 3), all = countsOf(inView, columns, view.start, view.end, () => true), most = Math.max(1, ...all);
  context.fillStyle = colours.accent;
  // All there is; where some of it shines, that over the rest.
  for (const [counts, alpha] of look.lit ? [[all, 0.12], [countsOf(inView, columns, view.start, view.end), 0.28]] : [[all, 0.28]]) {
    context.globalAlpha = alpha;
    for (let k = 0; k < columns; k++) {
      if (!counts[k]) continue;
      const height = 3 + 25 * Math.sqrt(counts[k] / most);
      context.fillRect(k * 3, base - height / 2, 2.4, height);
    }
  }
  context.globalAlpha = 1;
}

// The heaviest get cards where they fit: above the base line in rows, never one over the other, no stem through a card.
function placeCards(lines, inView) {
  const placed = [], hopeless = []; // where a card found no place, one so near finds none either
  const wanted = inView.filter(isLit), crowded = wanted.length > FEW;
  if (look.event >= 0 && !isShown(look.event) && isInView(look.event)) wanted.unshift(look.event);
  for (const i of wanted) {
    if (placed.length >= MOST_CARDS || (crowded && hopeless.length >= MOST_FAILURES)) break;
    if (crowded && hopeless.some((x) => Math.abs(x - xIn(i)) < 24)) continue;
    const before = placed.length;
    // What is selected has a card before all others: where room is short, its title and time alone.
    for (const form of [photoOf(i) ? "photo" : "", "words", i === look.event ? "title" : ""].filter(Boolean)) {
      const card = cardOf(i, form), spot = spotFor(card, xIn(i), lines, placed);
      if (!spot) continue;
      placed.push({ i, card, ...spot });
      break;
    }
    if (placed.length === before) hopeless.push(xIn(i));
  }
  return placed;
}
// Over its stem, else beside it: as low as it can stand.
function spotFor(card, stem, lines, placed) {
  let best = null;
  for (const share of [0.5, 0.9, 0.1, 0.72, 0.28]) {
    const x = Math.round(Math.min(Math.max(8, stem - card.width * share), size.width - card.width - 8));
    if (stem < x || stem > x + card.width) continue;
    let bottom = lines.base - (isLow() ? 10 : size.height < 300 ? 16 : 46);
    for (const other of placed) if (x < other.x + other.card.width + 10 && other.x < x + card.width + 10) bottom = Math.min(bottom, other.y - 14);
    const y = bottom - card.height;
    const underButtons = x + card.width > size.buttons.left - 6 && y < size.buttons.bottom + 6;
    if (y < AXIS_PX + (size.height < 300 ? 6 : 14) || underButtons || (best && y <= best.y)) continue;
    if (placed.some((other) => crosses(stem, y + card.height, other) || crosses(xIn(other.i), other.y + other.card.height, { x, y, card }))) continue;
    best = { x, y };
  }
  return best;
}
const crosses = (stem, bottom, other) => stem > other.x - 6 && stem < other.x + other.card.width + 6 && other.y > bottom;
