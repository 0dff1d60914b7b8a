// Names below the base line, and how many there are that have none: each event in view is named once or counted once.

// Events whose dots lie in one place share a label: the heaviest's, with how many more there are and when they all are. The
// places stand still in time, so that panning does not count anew.
function gathered(inView, carded) {
  const places = new Map(), step = 14 * (view.end - view.start) / size.width;
  for (const i of inView) {
    if (carded.has(i)) continue;
    const at = END[i] - START[i] > step ? "bar" + i : Math.floor((START[i] + END[i]) / 2 / step);
    const place = isLit(i) ? at : "dim" + at, there = places.get(place); // what shines is not counted with the rest
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
  const rows = isLow() ? [[]] : [[], []], font = "12.5px " + SANS, labels = [], waiting = [];
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
    waiting.push({ middle, more: more + 1, i, start, end, dim: !isLit(i) });
  }
  waiting.sort((a, b) => a.dim - b.dim || a.middle - b.middle);
  for (let k = 0; k < waiting.length;) {
    const first = waiting[k], all = { middle: 0, more: 0, start: first.start, end: first.end };
    let members = 0;
    for (; k < waiting.length && waiting[k].dim === first.dim && waiting[k].middle < first.middle + 40; k++, members++) {
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
  look.named = [...carded].filter(isShown).length; look.counted = 0;
  for (const label of labels) drawLabel(context, font, base, label);
}

// A name opens its event; a count leads to what it counts.
function drawLabel(context, font, base, { i, name, more, x, row, room, alone, start, end }) {
  const plus = more ? (alone ? "+" : " +") + more : "", y = base + 25 + row * 18, counted = plus ? widthOf(context, font, plus) : 0;
  const title = alone ? "" : elided(context, font, titleOf(i), Math.max(widthOf(context, font, name) - 24, room - counted)) || name;
  look.counted += more;
  if (!alone) look.named++;
  context.globalAlpha = isLit(i) ? 1 : 0.5;
  context.font = font; context.fillStyle = !alone && (i === look.hover || i === look.event) ? colours.ink : colours.soft;
  drawWords(context, title, x, y);
  const whole = widthOf(context, font, title);
  context.fillText(plus, x + whole, y); // apart: in a title from right to left it would stand within
  context.globalAlpha = 1;
  if (!alone) hits.push({ x, y: y - 13, width: Math.max(whole, 24), height: 17, event: i });
  if (more) hits.push({ x: x + whole, y: y - 13, width: Math.max(counted, alone ? 24 : 12), height: 17, span: { start, end } });
}
