// What drawing starts from: the canvas, its colours, measured text; and the cards, which are drawn once and then copied.

const AXIS_PX = 44, CARD_PX = 292, LANE_PX = 36, COVERAGE_PX = 64;
const MOST_DOTS = 260, MOST_CARDS = 12, MOST_LABELS = 60, MOST_TRIED = 240, MOST_FAILURES = 40, MOST_ROWS = 6;
const ROW_PX = 14, PLACE_PX = 12, FEW = 48; // a row of bars; within so much of the line events are of one place

const canvas = document.getElementById("canvas"), stage = document.getElementById("stage");
const overviewBox = document.getElementById("overview"), overviewCanvas = document.getElementById("overview-canvas");
const SANS = getComputedStyle(document.body).fontFamily;
const SERIF = getComputedStyle(document.documentElement).getPropertyValue("--serif");

const view = { start: 0, end: 1 };
const look = { lit: null, person: -1, event: -1, hover: -1, grouping: "people", lanePage: 0, rows: 1 }; // lit: Uint8Array by event, or null: all
let colours = {}, hits = [], size = { width: 0, height: 0, ratio: 1, buttons: { left: 0, bottom: 0 } }, overviewSize = { width: 0, height: 0 };
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
// The direction of a text is its first letter's.
const BACKWARDS = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const RIGHT_TO_LEFT = new RegExp("^\\P{L}*(?=\\p{L})" + BACKWARDS.source, "u");
// From its left end, in its own direction; a line of a paragraph in that of the whole, at the side where its lines begin.
function drawWords(context, text, x, y, whole = text, room = 0) {
  const backwards = RIGHT_TO_LEFT.test(whole);
  context.direction = backwards ? "rtl" : "ltr";
  context.textAlign = "left";
  context.fillText(text, backwards && room ? x + room - context.measureText(text).width : x, y);
  context.direction = "ltr";
}
const SEGMENTS = "Segmenter" in Intl ? new Intl.Segmenter() : null;
const clustersOf = (text) => (SEGMENTS ? Array.from(SEGMENTS.segment(text), (each) => each.segment) : Array.from(text));
// Before the number that a cut after `at` letters would end within: its first digits are another number.
function cutOf(letters, at) {
  const isDigit = (k) => /^\p{Nd}/u.test(letters[k] || ""), isInNumber = (k) => isDigit(k) || (/^[.,:/’'−-]$/.test(letters[k] || "") && isDigit(k - 1) && isDigit(k + 1));
  let cut = at;
  while (cut > 0 && isInNumber(cut - 1) && isInNumber(cut)) cut--;
  return cut || at;
}
// "" where not one letter has room.
function elided(context, font, text, room) {
  if (widthOf(context, font, text) <= room) return text;
  const letters = clustersOf(text);
  let low = 0, high = letters.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (widthOf(context, font, letters.slice(0, middle).join("").trimEnd() + "…") <= room) low = middle; else high = middle - 1;
  }
  return low ? letters.slice(0, cutOf(letters, low)).join("").trimEnd() + "…" : "";
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
  return lines.map((each) => elided(context, font, each, room) || "…");
}
// Each part keeps its direction, whatever stands beside it.
const isolated = (text) => (BACKWARDS.test(text) ? "\u2068" + text + "\u2069" : text);
// Parts with a point between them; a line ends between two, or within one that is longer than a line.
function wrappedParts(context, font, parts, room, most) {
  const lines = [], fits = (line) => widthOf(context, font, line) <= room;
  for (const part of parts) {
    const last = lines[lines.length - 1], longer = last && last + " · " + isolated(part);
    if (last && fits(longer)) lines[lines.length - 1] = longer;
    else lines.push(...wrapped(context, font, part, room, most).map(isolated));
  }
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), elided(context, font, lines.slice(most - 1).join(" · "), room)];
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

function photoOf(i) {
  const image = E.photo[i] && document.getElementById(E.photo[i][0]);
  return image && image.complete && image.naturalWidth ? image : null;
}

// Where a part of `length`, of a side of 1, begins: with all faces, [begin, end], where they fit, else with the largest and as
// many more as go with it; without faces about `middle`. As model::crop_of does it.
function startOf(length, faces, middle, below) {
  const last = Math.max(0, 1 - length), within = (value, low, high) => Math.min(Math.max(value, low), high);
  if (!faces.length) return within(middle - length / 2, 0, last);
  const begin = Math.min(...faces.map((f) => f.begin)), end = Math.max(...faces.map((f) => f.end));
  if (end - begin <= length) return within(within((begin + end) / 2 + below - length / 2, end - length, begin), 0, last);
  const largest = faces.reduce((a, b) => (b.area > a.area ? b : a));
  if (largest.end - largest.begin >= length) return within(largest.begin, 0, last);
  const holds = (start, f) => f.begin >= start - 1e-4 && f.end <= start + length + 1e-4;
  const held = (start) => faces.filter((f) => holds(start, f)).length;
  const own = (largest.begin + largest.end) / 2 - length / 2;
  let best = own;
  for (const start of faces.flatMap((f) => [f.begin, f.end - length])) {
    if (!holds(start, largest)) continue;
    const more = held(start) - held(best);
    if (more > 0 || (more === 0 && Math.abs(start - own) < Math.abs(best - own))) best = start;
  }
  return within(best, 0, last);
}

// Which part of the photo stands on a card: never stretched, with the faces that are known.
function cropOf(image, regions, width, height) {
  const scale = Math.max(width / image.naturalWidth, height / image.naturalHeight);
  const part = { width: width / scale / image.naturalWidth, height: height / scale / image.naturalHeight };
  const faces = (at, side) => regions.map((r) => ({ begin: Math.max(r[at], 0), end: Math.min(r[at] + r[side], 1), area: r[3] * r[4] }));
  const tall = image.naturalHeight > image.naturalWidth;
  const x = startOf(part.width, faces(1, 3), 0.5, 0), y = startOf(part.height, faces(2, 4), tall ? 0.05 + part.height / 2 : 0.45, 0.04);
  return { x: x * image.naturalWidth, y: y * image.naturalHeight, width: width / scale, height: height / scale, scale };
}

function cardWords(context, i, width) {
  const room = width - 24;
  const title = wrapped(context, "700 15px " + SANS, titleOf(i), room, 2);
  const font = "12.5px " + SANS, when = wrappedParts(context, font, [E.when[i], placeOf(i)].filter(Boolean), room, 3);
  const pull = E.pull[i] ? wrapped(context, "15px " + SERIF, E.pull[i], room, 2) : [];
  const [said, people, articles, organisations] = E.counts[i];
  const counts = [];
  for (const [n, word] of [[said, "Utterances"], [people, "People"], [organisations, "Organisations"], [articles, "Coverage"]]) if (n) counts.push(WORD(word) + " " + n);
  // The counts, and beside them or below that sources differ.
  const lines = wrappedParts(context, font, counts, room, 2), all = lines.pop() || "";
  const differ = E.flags[i] & FLAG.disputed ? elided(context, "700 " + font, WORD("sources differ"), room) : "";
  const last = lines.map((line) => [line, ""]);
  if (differ && all && widthOf(context, font, all + " · ") + widthOf(context, "700 " + font, differ) <= room) last.push([all + " · ", differ]);
  else last.push(...(all ? [[all, ""]] : []), ...(differ ? [["", differ]] : []));
  return { title, when, pull, last };
}

// `form`: "photo", "words", or "title": that and the time alone.
function makeCard(i, form) {
  const width = size.width < 620 ? 232 : CARD_PX, pad = 12, margin = 10;
  const image = form === "photo" ? photoOf(i) : null, photoHeight = image ? Math.round(width * 0.4) : 0;
  const measuring = canvas.getContext("2d");
  const words = cardWords(measuring, i, width);
  if (form === "title") words.pull = words.last = [];
  if (form === "title" && isLow()) {
    words.title = wrapped(measuring, "700 15px " + SANS, titleOf(i), width - 24, 1);
    words.when = wrappedParts(measuring, "12.5px " + SANS, [E.when[i], placeOf(i)].filter(Boolean), width - 24, 1);
  }
  const height = photoHeight + 12 + words.title.length * 21 + words.when.length * 20 + words.pull.length * 22 + (words.last.length * 22) + 8;
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
  const line = (text, font, colour, step, whole) => { context.font = font; context.fillStyle = colour; drawWords(context, text, pad, y + step * 0.72, whole, width - 2 * pad); y += step; };
  // What is put together here has the page's direction; it stands at the side of the title.
  const title = words.title.join(" "), besides = (text) => (RIGHT_TO_LEFT.test(title) ? width - 2 * pad - widthOf(context, "12.5px " + SANS, text) : 0);
  for (const text of words.title) line(text, "700 15px " + SANS, colours.ink, 21, title);
  for (const text of words.when) { context.font = "12.5px " + SANS; context.fillStyle = colours.soft; context.fillText(text, pad + besides(text), y + 20 * 0.72); y += 20; }
  for (const text of words.pull) line(text, "15px " + SERIF, colours.ink, 22, words.pull.join(" "));
  for (const [counts, differ] of words.last) {
    const font = "12.5px " + SANS, x = pad + (differ ? 0 : besides(counts));
    context.font = font; context.fillStyle = colours.soft; context.fillText(counts, x, y + 22 * 0.72);
    context.font = "700 " + font; context.fillStyle = colours.alert; context.fillText(differ, x + (counts ? widthOf(context, font, counts) : 0), y + 22 * 0.72);
    y += 22;
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
    // What is cut away has no frame and no name, as in the program.
    const seen = { width: Math.min(face.x + face.width, card.width - 3) - Math.max(face.x, 3), height: Math.min(face.y + face.height, height - 3) - Math.max(face.y, 3) };
    if (seen.width < 8 || seen.height < 8) continue;
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
    drawWords(context, name, x + 5, y + 13);
  }
  context.restore();
}

function cardOf(i, form) {
  const marked = E.photo[i] && E.photo[i][1].some((region) => region[0] === look.person) ? look.person : -1;
  const key = i + " " + form + " " + marked + (form === "title" && isLow());
  let card = cardCache.get(key);
  if (!card) {
    if (cardCache.size > 150) cardCache.clear();
    cardCache.set(key, (card = makeCard(i, form)));
  }
  return card;
}
