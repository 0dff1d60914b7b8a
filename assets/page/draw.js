// Drawing what is in view, and remembering where it lies. Cost follows the pixels: of many events the heaviest are drawn
// one by one, the rest as density; cards are drawn once and then copied.

const AXIS_PX = 44, CARD_PX = 292, LANE_PX = 36, COVERAGE_PX = 64;
const MOST_DOTS = 260, MOST_CARDS = 12, MOST_LABELS = 60;

const canvas = document.getElementById("canvas"), stage = document.getElementById("stage");
const overviewBox = document.getElementById("overview"), overviewCanvas = document.getElementById("overview-canvas");
const SANS = getComputedStyle(document.body).fontFamily;
const SERIF = getComputedStyle(document.documentElement).getPropertyValue("--serif");

const view = { start: 0, end: 1 };
const look = { lit: null, person: -1, event: -1, hover: -1 }; // lit: Uint8Array by event, or null: all
let colours = {}, hits = [], size = { width: 0, height: 0, ratio: 1 }, overviewSize = { width: 0, height: 0 };
const cardCache = new Map();

function readColours() {
  const style = getComputedStyle(document.documentElement);
  const get = (name) => style.getPropertyValue("--" + name).trim();
  for (const name of ["background", "panel", "ink", "soft", "faint", "line", "accent", "highlight", "alert", "shadow"]) colours[name] = get(name);
  colours.people = [0, 1, 2, 3, 4, 5, 6, 7].map((k) => get("p" + k));
  cardCache.clear();
}
const colourOf = (person) => colours.people[person < 0 ? 0 : DATA.people[person].colour];

const widths = new Map();
function widthOf(context, font, text) {
  const key = font + text;
  let width = widths.get(key);
  if (width === undefined) {
    if (widths.size > 20000) widths.clear();
    context.font = font;
    widths.set(key, (width = context.measureText(text).width));
  }
  return width;
}
function elided(context, font, text, room) {
  if (widthOf(context, font, text) <= room) return text;
  const letters = Array.from(text);
  let low = 0, high = letters.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (widthOf(context, font, letters.slice(0, middle).join("").trimEnd() + "…") <= room) low = middle; else high = middle - 1;
  }
  return letters.slice(0, low).join("").trimEnd() + "…";
}
// Lines at spaces; a word that is too long is cut between its letters.
function wrapped(context, font, text, room, most) {
  const lines = [];
  let line = "";
  const words = text.split(/\s+/).filter(Boolean);
  for (let k = 0; k < words.length; k++) {
    const longer = line ? line + " " + words[k] : words[k];
    if (!line || widthOf(context, font, longer) <= room) { line = longer; continue; }
    if (lines.length === most - 1) { line = line + " " + words.slice(k).join(" "); break; }
    lines.push(line);
    line = words[k];
  }
  if (line) lines.push(line);
  return lines.map((each) => elided(context, font, each, room));
}

function roundRect(context, x, y, width, height, radius) {
  context.beginPath();
  context.roundRect(x, y, width, height, radius);
}
function disc(context, x, y, radius, colour) {
  context.fillStyle = colour;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}

// --- Cards ---------------------------------------------------------------------------------------------------------

function photoOf(i) {
  const image = E.photo[i] && document.getElementById("photo-" + E.photo[i][0]);
  return image && image.complete && image.naturalWidth ? image : null;
}

// Where the photo's part stands on a card: the whole width, the faces in the middle of the height.
function cropOf(image, regions, width, height) {
  const scale = Math.max(width / image.naturalWidth, height / image.naturalHeight);
  const shownWidth = width / scale, shownHeight = height / scale;
  let middle = image.naturalHeight * 0.4;
  if (regions.length) middle = image.naturalHeight * regions.reduce((sum, r) => sum + r[2] + r[4] / 2, 0) / regions.length;
  const y = Math.min(Math.max(0, middle - shownHeight * 0.42), image.naturalHeight - shownHeight);
  return { x: (image.naturalWidth - shownWidth) / 2, y, width: shownWidth, height: shownHeight, scale };
}

function cardWords(context, i, width) {
  const room = width - 24;
  const title = wrapped(context, "700 15px " + SANS, titleOf(i), room, 2);
  const place = placeOf(i);
  const when = elided(context, "12.5px " + SANS, E.when[i] + (place ? " · " + place : ""), room);
  const pull = E.pull[i] ? wrapped(context, "15px " + SERIF, "“" + E.pull[i] + "”", room, 2) : [];
  const [said, people, articles] = E.counts[i];
  const counts = [];
  for (const [n, word] of [[said, "Utterances"], [people, "People"], [articles, "Coverage"]]) if (n) counts.push(WORD(word) + " " + n);
  // The counts, and beside them or below that sources differ.
  const font = "12.5px " + SANS, all = elided(context, font, counts.join(" · "), room);
  const differ = E.flags[i] & FLAG.disputed ? elided(context, "700 " + font, WORD("sources differ"), room) : "";
  let last = all ? [[all, ""]] : [];
  if (differ && all && widthOf(context, font, all + " · ") + widthOf(context, "700 " + font, differ) <= room) last = [[all + " · ", differ]];
  else if (differ) last.push(["", differ]);
  return { title, when, pull, last };
}

function makeCard(i, withPhoto) {
  const width = size.width < 620 ? 232 : CARD_PX, pad = 12, margin = 10;
  const image = withPhoto ? photoOf(i) : null, photoHeight = image ? Math.round(width * 0.4) : 0;
  const measuring = canvas.getContext("2d");
  const words = cardWords(measuring, i, width);
  const height = photoHeight + 12 + words.title.length * 21 + 20 + words.pull.length * 22 + (words.last.length * 22) + 8;
  const surface = document.createElement("canvas");
  surface.width = Math.ceil((width + 2 * margin) * size.ratio);
  surface.height = Math.ceil((height + 2 * margin) * size.ratio);
  const context = surface.getContext("2d");
  context.scale(size.ratio, size.ratio);
  context.translate(margin, margin);
  context.shadowColor = colours.shadow; context.shadowBlur = 8 * size.ratio; context.shadowOffsetY = 2 * size.ratio;
  context.fillStyle = colours.panel;
  roundRect(context, 0, 0, width, height, 9);
  context.fill();
  context.shadowColor = "transparent";
  const card = { surface, width, height, margin, faces: [] };
  if (image) drawPhoto(context, image, i, card, photoHeight);
  let y = photoHeight + 12;
  context.textBaseline = "alphabetic";
  const line = (text, font, colour, step) => { context.font = font; context.fillStyle = colour; context.fillText(text, pad, y + step * 0.72); y += step; };
  for (const text of words.title) line(text, "700 15px " + SANS, colours.ink, 21);
  line(words.when, "12.5px " + SANS, colours.soft, 20);
  for (const text of words.pull) line(text, "15px " + SERIF, colours.ink, 22);
  for (const [counts, differ] of words.last) {
    line(counts, "12.5px " + SANS, colours.soft, 22);
    context.font = "700 12.5px " + SANS; context.fillStyle = colours.alert;
    context.fillText(differ, pad + (counts ? widthOf(context, "12.5px " + SANS, counts) : 0), y - 22 + 22 * 0.72);
  }
  context.strokeStyle = colours.line; context.lineWidth = 1;
  roundRect(context, 0.5, 0.5, width - 1, height - 1, 9);
  context.stroke();
  return card;
}

function drawPhoto(context, image, i, card, height) {
  const regions = E.photo[i][1], crop = cropOf(image, regions, card.width, height);
  context.save();
  roundRect(context, 0, 0, card.width, height, [9, 9, 0, 0]);
  context.clip();
  context.drawImage(image, crop.x, crop.y, crop.width, crop.height, 0, 0, card.width, height);
  for (const [person, rx, ry, rw, rh] of regions) {
    const face = { person, x: (rx * image.naturalWidth - crop.x) * crop.scale, y: (ry * image.naturalHeight - crop.y) * crop.scale,
                   width: rw * image.naturalWidth * crop.scale, height: rh * image.naturalHeight * crop.scale };
    card.faces.push(face);
    context.strokeStyle = person === look.person ? colourOf(person) : "#ffffff";
    context.lineWidth = 1.5;
    roundRect(context, face.x, face.y, face.width, face.height, 5);
    context.stroke();
    if (person < 0) continue;
    const font = "11.5px " + SANS, name = elided(context, font, nameOf(person), 90), room = widthOf(context, font, name) + 10;
    const x = Math.min(Math.max(2, face.x + face.width / 2 - room / 2), card.width - room - 2), y = Math.min(face.y + face.height + 3, height - 19);
    context.fillStyle = "rgb(0 0 0 / 66%)";
    roundRect(context, x, y, room, 17, 4);
    context.fill();
    context.font = font; context.fillStyle = "#ffffff"; context.textBaseline = "alphabetic";
    context.fillText(name, x + 5, y + 13);
  }
  context.restore();
}

function cardOf(i, withPhoto) {
  const marked = E.photo[i] && E.photo[i][1].some((region) => region[0] === look.person) ? look.person : -1;
  const key = (i * 2 + (withPhoto ? 1 : 0)) * 65536 + marked;
  let card = cardCache.get(key);
  if (!card) {
    if (cardCache.size > 150) cardCache.clear();
    cardCache.set(key, (card = makeCard(i, withPhoto)));
  }
  return card;
}

// --- The canvas ----------------------------------------------------------------------------------------------------

const xOf = (ms) => (ms - view.start) / (view.end - view.start) * size.width;
const isLit = (i) => !look.lit || look.lit[i] === 1;
const radiusOf = (i) => 3 + 4 * Math.sqrt(Math.max(0, E.weight[i]) / MOST_WEIGHT);

// Lines of the stage, from the top: axis, cards, the base line with labels, lanes, coverage.
function linesOf() {
  const height = size.height;
  const lanes = Math.max(0, Math.min(BUSIEST.length, Math.floor((height * 0.52 - 74 - COVERAGE_PX) / LANE_PX)));
  const coverage = DATA.coverage.length && height > 380 ? COVERAGE_PX : 0;
  const base = height - coverage - lanes * LANE_PX - (lanes ? 74 : 60);
  return { base, lanes, firstLane: base + 74, coverage: height - 16 };
}
function lanesShown(count) {
  const shown = BUSIEST.slice(0, count);
  if (look.person >= 0 && count && !shown.includes(look.person)) shown[count - 1] = look.person;
  return shown;
}

function draw() {
  const context = canvas.getContext("2d", { alpha: false });
  const { width, height, ratio } = size, lines = linesOf();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.globalAlpha = 1;
  context.fillStyle = colours.background;
  context.fillRect(0, 0, width, height);
  hits = [];
  drawAxis(context, lines);
  const inView = [];
  for (const i of BY_WEIGHT) if (END[i] > view.start && START[i] < view.end) inView.push(i);
  drawLanes(context, lines, inView);
  drawCoverage(context, lines);
  drawBase(context, lines, inView);
  drawOverview();
}

function drawAxis(context, lines) {
  const perPixel = (view.end - view.start) / size.width;
  const step = stepFor(perPixel, size.width < 620 ? 60 : 74);
  context.fillStyle = colours.line;
  const ticks = ticksOf(view.start, view.end, step, DATA.lang, DATA.offset);
  for (const tick of ticks) context.fillRect(Math.round(xOf(tick.ms)), AXIS_PX, 1, size.height - AXIS_PX);
  context.fillRect(0, AXIS_PX, size.width, 1.5);
  context.textBaseline = "alphabetic";
  for (const tick of ticks) {
    context.font = (tick.strong ? "700 13px " : "13px ") + SANS;
    context.fillStyle = tick.strong ? colours.ink : colours.soft;
    context.fillText(tick.label, Math.round(xOf(tick.ms)) + 4, 34);
  }
  context.font = "11.5px " + SANS; context.fillStyle = colours.soft;
  context.fillText(contextOf(view.start, step, DATA.lang, DATA.offset), 12, 15);
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
  for (let k = dots.length - 1; k >= 0; k--) drawEvent(context, dots[k], base);
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

function drawEvent(context, i, base) {
  const left = xOf(START[i]), right = xOf(END[i]), radius = radiusOf(i);
  const solid = !(E.flags[i] & FLAG.uncertain);
  context.globalAlpha = !isLit(i) ? 0.22 : E.said[i].length || i === look.event ? 1 : 0.75;
  if (right - left > 2 * radius + 6 && !(E.flags[i] & FLAG.instant)) {
    const x = Math.max(-8, left), width = Math.min(size.width + 8, right) - x;
    context.fillStyle = colours.accent;
    if (!solid) context.globalAlpha *= 0.5;
    roundRect(context, x, base - 3.5, width, 7, 3.5);
    context.fill();
    hits.push({ x, y: base - 8, width, height: 16, event: i });
  } else {
    const x = (left + right) / 2;
    disc(context, x, base + 0.5, radius, colours.accent);
    if (!solid) disc(context, x, base + 0.5, Math.max(1, radius - 1.5), colours.background);
    if (E.flags[i] & FLAG.disputed) ring(context, x, base + 0.5, radius + 2.5, colours.alert);
    hits.push({ x: x - radius - 3, y: base - radius - 3, width: 2 * radius + 6, height: 2 * radius + 6, event: i });
    if (i === look.event || i === look.hover) ring(context, x, base + 0.5, radius + 4, colours.ink);
  }
  context.globalAlpha = 1;
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
    for (const withPhoto of photoOf(i) ? [true, false] : [false]) {
      const card = cardOf(i, withPhoto), spot = spotFor(card, xIn(i), lines, placed);
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
    let bottom = lines.base - 46;
    for (const other of placed) if (x < other.x + other.card.width + 10 && other.x < x + card.width + 10) bottom = Math.min(bottom, other.y - 14);
    const y = bottom - card.height;
    const underButtons = x + card.width > size.width - 50 && y < AXIS_PX + 136;
    if (y < AXIS_PX + 14 || underButtons || (best && y <= best.y)) continue;
    if (placed.some((other) => crosses(stem, y + card.height, other) || crosses(xIn(other.i), other.y + other.card.height, { x, y, card }))) continue;
    best = { x, y };
  }
  return best;
}
const crosses = (stem, bottom, other) => stem > other.x - 6 && stem < other.x + other.card.width + 6 && other.y > bottom;

function drawLabels(context, base, inView, carded) {
  const rows = [[], []], font = "12.5px " + SANS;
  let drawn = 0;
  for (const i of inView.slice(0, 240)) {
    if (carded.has(i) || (look.lit && !isLit(i))) continue;
    const text = elided(context, font, titleOf(i), 170), width = widthOf(context, font, text), middle = xIn(i);
    const x = Math.min(Math.max(6, middle - width / 2), size.width - width - 6);
    if (middle < x - 4 || middle > x + width + 4) continue;
    const row = rows.findIndex((taken) => taken.every(([a, b]) => x > b + 12 || x + width < a - 12));
    if (row < 0) continue;
    rows[row].push([x, x + width]);
    const y = base + 25 + row * 18;
    context.font = font; context.fillStyle = i === look.hover || i === look.event ? colours.ink : colours.soft;
    context.fillText(text, x, y);
    hits.push({ x, y: y - 13, width, height: 17, event: i });
    if (++drawn >= MOST_LABELS) break;
  }
}

function drawLanes(context, lines, inView) {
  const lanes = lanesShown(lines.lanes), laneOf = new Map(lanes.map((person, k) => [person, k]));
  const taken = lanes.map(() => new Uint8Array(Math.ceil(size.width) + 2));
  context.fillStyle = colours.line;
  lanes.forEach((person, k) => context.fillRect(0, lines.firstLane + k * LANE_PX, size.width, 1));
  for (const i of inView) {
    for (const person of E.people[i]) if (laneOf.has(person) && !(speaks(i, person) && isNarrow(i))) drawOnLane(context, i, person, lines, laneOf.get(person), taken, false);
  }
  for (const i of inView) {
    for (let k = 1; k < E.said[i].length; k += 2) {
      const person = E.said[i][k];
      if (laneOf.has(person)) drawOnLane(context, i, person, lines, laneOf.get(person), taken, true, (k + 1) / 2, E.said[i].length / 2);
    }
  }
  context.globalAlpha = 1;
  lanes.forEach((person, k) => {
    const y = lines.firstLane + k * LANE_PX, lit = look.person === person;
    const font = (lit ? "700 13px " : "13px ") + SANS, name = elided(context, font, nameOf(person), Math.min(190, size.width * 0.3));
    const width = widthOf(context, font, name);
    context.globalAlpha = 0.82; context.fillStyle = colours.background;
    context.fillRect(8, y - 22, width + 10, 18);
    context.globalAlpha = look.person >= 0 && !lit ? 0.6 : 1;
    context.font = font; context.fillStyle = lit ? colourOf(person) : colours.ink;
    context.fillText(name, 12, y - 8);
    context.globalAlpha = 1;
    hits.push({ x: 8, y: y - 24, width: width + 10, height: 26, person });
  });
}

const isNarrow = (i) => xOf(END[i]) - xOf(START[i]) <= 22 || (E.flags[i] & FLAG.instant) !== 0;
function drawOnLane(context, i, person, lines, lane, taken, spoke, order, count) {
  const y = lines.firstLane + lane * LANE_PX, left = xOf(START[i]), right = xOf(END[i]);
  const dim = !isLit(i) || (look.person >= 0 && look.person !== person);
  const colour = colourOf(person), bar = !isNarrow(i);
  context.globalAlpha = dim ? 0.25 : 1;
  if (!spoke && bar) {
    context.globalAlpha *= 0.35;
    context.fillStyle = colour;
    const x = Math.max(-8, left);
    roundRect(context, x, y - 3.5, Math.min(size.width + 8, right) - x, 7, 3.5);
    context.fill();
    return;
  }
  const x = bar ? left + (right - left) * order / (count + 1) : (left + right) / 2;
  if (x < -8 || x > size.width + 8) return;
  const column = Math.max(0, Math.min(taken[lane].length - 1, Math.round(x)));
  const rank = spoke ? 2 : 1;
  if (taken[lane][column] >= rank) return;
  taken[lane][column] = rank;
  if (spoke && look.person === person && isLit(i)) {
    context.globalAlpha = 0.55;
    context.fillStyle = colour;
    context.fillRect(x - 0.75, lines.base + 8, 1.5, y - lines.base - 8);
    context.globalAlpha = 1;
  }
  const radius = spoke ? 6 : 3.5;
  disc(context, x, y + 0.5, radius, colour);
  hits.push({ x: x - 8, y: y - 8, width: 16, height: 16, event: i, speaker: spoke ? person : undefined });
}

function drawCoverage(context, lines) {
  if (!DATA.coverage.length || size.height <= 380) return;
  const columns = Math.ceil(size.width / 8), counts = new Uint32Array(columns);
  let most = 1;
  for (const ms of DATA.coverage) {
    if (ms < view.start || ms >= view.end) continue;
    const k = Math.floor(xOf(ms) / 8);
    most = Math.max(most, ++counts[k]);
  }
  context.fillStyle = colours.accent; context.globalAlpha = 0.7;
  for (let k = 0; k < columns; k++) if (counts[k]) {
    const height = 5 + 29 * counts[k] / most;
    context.fillRect(k * 8, lines.coverage - height, 6.5, height);
  }
  context.globalAlpha = 1; context.font = "12.5px " + SANS; context.fillStyle = colours.soft;
  context.fillText(WORD("Coverage"), 12, lines.coverage - 4);
}

// --- The overview --------------------------------------------------------------------------------------------------

const WHOLE = { start: EXTENT.start - BEYOND - 1, end: EXTENT.end + BEYOND + 1 };
let overviewCounts = null, overviewKey = null;
const overviewX = (ms) => (ms - WHOLE.start) / (WHOLE.end - WHOLE.start) * overviewSize.width;

function drawOverview() {
  const context = overviewCanvas.getContext("2d", { alpha: false }), { width, height } = overviewSize;
  context.setTransform(size.ratio, 0, 0, size.ratio, 0, 0);
  context.fillStyle = colours.panel;
  context.fillRect(0, 0, width, height);
  const columns = Math.max(1, Math.floor(width / 8));
  if (overviewKey !== look.lit || !overviewCounts || overviewCounts.length !== columns) {
    overviewCounts = countsOf(BY_WEIGHT, columns, WHOLE.start, WHOLE.end).slice();
    overviewKey = look.lit;
  }
  const left = Math.max(0, overviewX(view.start)), right = Math.min(width, overviewX(view.end)), brush = Math.max(4, right - left);
  context.fillStyle = colours.accent; context.globalAlpha = 0.14;
  context.fillRect(left, 6, brush, height - 26);
  context.globalAlpha = 1;
  const most = Math.max(1, ...overviewCounts), step = width / columns;
  context.fillStyle = colours.faint;
  for (let k = 0; k < columns; k++) if (overviewCounts[k]) {
    const bar = 3 + (height - 36) * overviewCounts[k] / most;
    context.fillRect(k * step, height - 20 - bar, step - 2, bar);
  }
  context.strokeStyle = colours.accent; context.lineWidth = 1.5;
  context.strokeRect(left + 0.75, 6.75, brush - 1.5, height - 27.5);
  context.fillStyle = colours.accent;
  for (const x of [left, left + brush]) { roundRect(context, x - 2, height / 2 - 20, 4, 20, 2); context.fill(); }
  context.font = "11.5px " + SANS; context.fillStyle = colours.soft;
  const axis = stepFor((WHOLE.end - WHOLE.start) / width, 110);
  for (const tick of ticksOf(WHOLE.start, WHOLE.end, axis, DATA.lang, DATA.offset)) {
    const x = overviewX(tick.ms);
    if (x < width - 50) context.fillText(tick.label, x + 2, height - 6);
  }
}
