// What was perhaps meant by a search that finds nothing, as the program has it (app/store/suggest.cpp).

const MOST_NEAR = 3;

// Words as they are written: apostrophes, full stops, hyphens and ampersands between letters are of the word ("O’Brien",
// "U.S.", "AT&T").
const APOSTROPHES = "'`´‘’ʼ＇", HYPHENS = "-‐‑", JOINERS = APOSTROPHES + HYPHENS + ".&·׳״";
function writtenSpans(points) {
  const isLetter = points.map((c) => !foldLetter(c).includes(" ")), spans = [];
  for (let from = 0, to; from < points.length; from = to) {
    to = from + 1;
    if (!isLetter[from]) continue;
    while (to < points.length && (isLetter[to] || (JOINERS.includes(points[to]) && isLetter[to + 1]))) to++;
    if (points[to] === "." && points.slice(from, to).includes(".")) to++; // U.S.
    spans.push([from, to]);
  }
  return spans;
}
const pointsOf = (text) => Array.from(text.normalize("NFC"));
function writtenWords(text) {
  const points = pointsOf(text);
  return writtenSpans(points).map(([from, to]) => points.slice(from, to).join(""));
}
// The same, and what is a word within one: the parts between hyphens, and what stands before ’s. No other piece is. And as
// many words in a row as `most`, as they are written.
function wordsAndParts(text, most = 1) {
  const points = pointsOf(text), spans = writtenSpans(points);
  return spans.flatMap(([from], i) => {
    const [word, ...rows] = spans.slice(i, i + most).map(([, to]) => points.slice(from, to).join(""));
    const parts = word.split(new RegExp("[" + HYPHENS + "]")), own = new RegExp("^(.+)[" + APOSTROPHES + "]s$", "i").exec(word);
    return [word, ...rows, ...(parts.length > 1 ? parts : []), ...(own ? [own[1]] : [])];
  });
}

// Of the names, words of names and words of texts that are spelt much like it, the nearest. Whatever stands between the
// letters counts for nothing; where the same letters are there with other spaces, hyphens or apostrophes (jeanluc, Jean-Luc),
// those alone.
function nearest(text, limit) {
  const typed = lettersOf(text).trim(), letters = typed.replace(/ /g, ""), count = writtenWords(text).length;
  const most = nearEnough(typed), seen = new Set(), named = new Map(), worded = new Map(); // letters -> [how far, as it is written]
  if (!letters) return [];
  const note = (near, written) => {
    if (seen.has(written) || written.length > 3 * letters.length + 12) return;
    seen.add(written);
    const own = lettersOf(written).trim();
    if (!own || own === typed || near.has(own)) return;
    const far = lettersApart(letters, own.replace(/ /g, ""), most);
    if (far <= most) near.set(own, [far, written]);
  };
  const same = (near) => Array.from(near.values()).filter(([far]) => far === 0);
  for (const kind of ["people", ...THINGS]) for (const { names } of DATA[kind]) for (const name of names) {
    note(named, name);
    if (count === 1) for (const word of wordsAndParts(name)) note(named, word);
  }
  if (!same(named).length)
    for (let i = 0; i < COUNT; i++) for (const words of allWritten(i)) for (const word of wordsAndParts(words, count + 1)) note(worded, word);
  const near = [named, worded].map(same).find((each) => each.length) || Array.from((named.size || count > 1 ? named : worded).values());
  return near.sort((a, b) => a[0] - b[0]).slice(0, limit).map(([, written]) => written);
}

function nearTo(text) {
  const found = nearest(text, MOST_NEAR), words = writtenWords(text);
  if (found.length || words.length < 2) return found;
  // Of several words, each that finds nothing by itself is put right.
  const right = [];
  for (const word of words) {
    const [better] = isFound(findAll(word)) ? [word] : nearest(word, 1);
    if (!better) return [];
    right.push(better);
  }
  return right.join() !== words.join() && isFound(findAll(right.join(" "))) ? [right.join(" ")] : [];
}
