// Below the base line: the lanes, the coverage, and the overview of the whole range.

// What a lane is for: people, topics, outlets or places, or there are none.
const laneColour = (lane) => (look.grouping === "people" ? colourOf(lane) : colours.people[DATA[look.grouping][lane].colour]);
const laneName = (lane) => (look.grouping === "people" ? nameOf(lane) : DATA[look.grouping][lane].name);
const chosenLane = () => (look.grouping === "people" ? look.person : selected.kind === look.grouping ? selected.index : -1);
const busiest = { people: BUSIEST.filter((person) => DATA.people[person].events + DATA.people[person].said > 0), none: [] };
function busiestOf(kind) {
  if (!busiest[kind]) {
    const counts = new Uint32Array(DATA[kind].length);
    for (let i = 0; i < COUNT; i++) for (const index of HAS[kind](i)) counts[index]++;
    busiest[kind] = DATA[kind].map((_, k) => k).sort((a, b) => counts[b] - counts[a] || a - b);
  }
  return busiest[kind];
}

// The busiest, or of those that have something in view some further down; the one that is looked at is on every page, beside
// the others of it. {shown, from, to, all}: those, the numbers of the others, and how many there are to leaf through.
function lanesShown(count, inView) {
  const all = busiestOf(look.grouping), there = new Set();
  for (const i of inView) for (const lane of lanesOf(i)) there.add(lane);
  const listed = [...all.slice(0, count), ...all.slice(count).filter((lane) => there.has(lane))];
  if (!count) return { shown: [], from: (look.lanePage = 0), to: 0, all: 0 };
  const chosen = chosenLane();
  if (chosen >= 0 && !listed.includes(chosen)) listed.push(chosen);
  const isPinned = chosen >= 0 && count > 1 && listed.length > count, others = isPinned ? listed.filter((lane) => lane !== chosen) : listed;
  const each = isPinned ? count - 1 : count;
  const lastPage = Math.max(0, Math.ceil(others.length / each) - 1);
  look.lanePage = Math.max(0, Math.min(look.lanePage, lastPage));
  const shown = others.slice(look.lanePage * each, (look.lanePage + 1) * each);
  const from = look.lanePage && shown.length ? listed.indexOf(shown[0]) : 0, to = look.lanePage < lastPage ? listed.indexOf(shown[shown.length - 1]) + 1 : listed.length;
  if (isPinned) { shown.push(chosen); shown.sort((a, b) => listed.indexOf(a) - listed.indexOf(b)); }
  return { shown, from, to, all: listed.length };
}
const lanesOf = (i) => (look.grouping === "people" ? [...HAS.people(i), ...E.said[i]].filter((lane) => lane >= 0) : HAS[look.grouping](i));

function drawLanes(context, lines, inView) {
  const { shown: lanes, from, to, all } = lanesShown(lines.lanes, inView), laneOf = new Map(lanes.map((lane, k) => [lane, k])), people = look.grouping === "people";
  const taken = lanes.map(() => new Uint8Array(Math.ceil(size.width) + 2));
  context.fillStyle = colours.line;
  lanes.forEach((_, k) => context.fillRect(0, lines.firstLane + k * LANE_PX, size.width, 1));
  lanes.forEach((lane, k) => drawLaneName(context, lane, lines.firstLane + k * LANE_PX));
  drawLanesLeft(context, from, to, lanes.length, all, lines.firstLane + lines.lanes * LANE_PX - 20);
  for (const i of inView) {
    for (const lane of HAS[look.grouping](i)) if (laneOf.has(lane) && !(people && speaks(i, lane) && isNarrow(i))) drawOnLane(context, i, lane, lines, laneOf.get(lane), taken, false);
  }
  for (const i of inView) {
    if (people) {
      E.said[i].forEach((lane, k) => { if (laneOf.has(lane)) drawOnLane(context, i, lane, lines, laneOf.get(lane), taken, true, k + 1, E.said[i].length); });
    } else if (E.said[i].length) {
      for (const lane of HAS[look.grouping](i)) if (laneOf.has(lane)) drawOnLane(context, i, lane, lines, laneOf.get(lane), taken, true, 1, 1);
    }
  }
  context.globalAlpha = 1;
}

function drawLaneName(context, lane, y) {
  const lit = chosenLane() === lane;
  const font = (lit ? "700 13px " : "13px ") + SANS, name = elided(context, font, laneName(lane), Math.min(190, size.width * 0.3));
  const width = widthOf(context, font, name);
  context.globalAlpha = 0.82; context.fillStyle = colours.background;
  context.fillRect(8, y - 22, width + 10, 18);
  context.globalAlpha = chosenLane() >= 0 && !lit ? 0.6 : 1;
  context.font = font; context.fillStyle = lit ? laneColour(lane) : colours.ink;
  drawWords(context, name, 12, y - 8);
  context.globalAlpha = 1;
  hits.push({ x: 8, y: y - 24, width: width + 10, height: 26, ...(look.grouping === "people" ? { person: lane } : { lane }) });
}

// How many lanes there are beyond those that have room, and the way to them: "+64", and from there "‹ 5–8 / 68 ›".
function drawLanesLeft(context, from, last, count, all, y) {
  if (all <= count) return;
  const font = "12px " + SANS;
  const words = look.lanePage === 0 ? [["+" + (all - count), 1]] : [["‹", -1], [from + 1 + "–" + last + " / " + all, 0], [last < all ? "›" : "", 1]];
  let x = 12;
  for (const [text, by] of words) {
    if (!text) continue;
    const width = widthOf(context, font, text);
    context.font = font; context.fillStyle = by ? colours.accent : colours.soft;
    context.fillText(text, x, y);
    if (by) hits.push({ x: x - 8, y: y - 14, width: width + 16, height: 20, lanes: by });
    x += width + 16;
  }
}

const isNarrow = (i) => xOf(END[i]) - xOf(START[i]) <= 22 || (E.flags[i] & FLAG.instant) !== 0;
function drawOnLane(context, i, lane, lines, row, taken, spoke, order, count) {
  const y = lines.firstLane + row * LANE_PX, left = xOf(START[i]), right = xOf(END[i]);
  const dim = !isLit(i) || (chosenLane() >= 0 && chosenLane() !== lane);
  const colour = laneColour(lane), bar = !isNarrow(i);
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
  const column = Math.max(0, Math.min(taken[row].length - 1, Math.round(x)));
  const rank = spoke ? 2 : 1;
  if (taken[row][column] >= rank) return;
  taken[row][column] = rank;
  if (spoke && chosenLane() === lane && isLit(i)) {
    context.globalAlpha = 0.55;
    context.fillStyle = colour;
    context.fillRect(x - 0.75, lines.base + 8, 1.5, y - lines.base - 8);
    context.globalAlpha = 1;
  }
  const radius = spoke ? 6 : 3.5;
  disc(context, x, y + 0.5, radius, colour);
  hits.push({ x: x - 8, y: y - 8, width: 16, height: 16, event: i, speaker: spoke && look.grouping === "people" ? lane : undefined });
}

function drawCoverage(context, lines) {
  if (!DATA.coverage.length || size.height <= 380) return;
  const columns = Math.ceil(size.width / 8), counts = new Uint32Array(columns), spans = new Map();
  let most = 4; // of fewer none is tall
  for (let at = 0; at < DATA.coverage.length; at++) {
    const time = DATA.coverage[at], covered = DATA.covered[at], [from, to] = typeof time === "number" ? [time, time] : time;
    if (to < view.start || from >= view.end || !(typeof covered === "number" ? isShown(covered) : covered.some(isShown))) continue;
    const left = xOf(from), right = xOf(to);
    if (right - left > 8) { // known to the day: as wide as the day, not a point in it
      const key = from + " " + to, span = spans.get(key) || { left: Math.max(-8, left), right: Math.min(size.width + 8, right), count: 0 };
      spans.set(key, span);
      most = Math.max(most, ++span.count);
      continue;
    }
    const k = Math.floor((left + right) / 16);
    if (k >= 0 && k < columns) most = Math.max(most, ++counts[k]);
  }
  context.fillStyle = colours.accent; context.globalAlpha = 0.7;
  const bar = (x, width, count) => { const height = 5 + 29 * count / most; context.fillRect(x, lines.coverage - height, width, height); };
  for (const { left, right, count } of spans.values()) bar(left + 0.5, right - left - 1, count);
  for (let k = 0; k < columns; k++) if (counts[k]) bar(k * 8, 6.5, counts[k]);
  // Above the tallest bar: the name hides none of them.
  context.globalAlpha = 1; context.font = "12.5px " + SANS; context.fillStyle = colours.soft;
  context.fillText(WORD("Coverage"), 12, lines.coverage - 38);
}

// --- The overview --------------------------------------------------------------------------------------------------

const WHOLE = { start: EXTENT.start - BEYOND - 1, end: EXTENT.end + BEYOND + 1 };
let overviewCounts = null, overviewLit = null, overviewOf = null;
const overviewX = (ms) => (ms - WHOLE.start) / (WHOLE.end - WHOLE.start) * overviewSize.width;

// How many there are under each bar: of what lasts, the share of the bar that it covers; what is shorter than a bar counts
// for one. So what lasts evenly is even, wherever its borders lie.
function sharesOf(events, columns, from, to) {
  const counts = new Float64Array(columns + 1), steps = new Float64Array(columns + 2), scale = columns / (to - from);
  for (const i of events) {
    if (!isLit(i)) continue;
    const a = Math.max(0, (START[i] - from) * scale), b = Math.min(columns, Math.max(a, (END[i] - from) * scale));
    if (a >= columns || b < 0) continue;
    const first = Math.floor(a), last = Math.floor(b), unit = Math.min(1, b - a);
    if (first === last) { counts[first]++; continue; }
    counts[first] += (first + 1 - a) / unit;
    counts[last] += (b - last) / unit;
    steps[first + 1]++; steps[last]--;
  }
  for (let k = 0, through = 0; k < columns; k++) counts[k] += through += steps[k];
  return counts.subarray(0, columns);
}

function drawOverview() {
  const context = overviewCanvas.getContext("2d", { alpha: false }), { width, height } = overviewSize;
  context.setTransform(size.ratio, 0, 0, size.ratio, 0, 0);
  context.fillStyle = colours.panel;
  context.fillRect(0, 0, width, height);
  const columns = Math.max(1, Math.floor(width / 8));
  if (overviewLit !== look.lit || overviewOf !== filter.events || !overviewCounts || overviewCounts.length !== columns) {
    overviewCounts = sharesOf(filter.events, columns, WHOLE.start, WHOLE.end);
    overviewLit = look.lit; overviewOf = filter.events;
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
  let freeFrom = 0;
  for (const tick of ticksOf(WHOLE.start, WHOLE.end, axis, DATA.lang, DATA.offset)) {
    const x = overviewX(tick.ms) + 2, end = x + widthOf(context, "11.5px " + SANS, tick.label);
    if (x < freeFrom || end > width) continue;
    context.fillText(tick.label, x, height - 6);
    freeFrom = end + 8;
  }
}
