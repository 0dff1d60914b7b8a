// What was perhaps meant by a search that finds nothing, as the program has it (app/store/suggest.cpp).

const MOST_NEAR = 3;

// Words as they are written: apostrophes, full stops, hyphens and ampersands between letters are of the word ("O’Brien",
// "U.S.", "AT&T").
const APOSTROPHES = "'`´‘’ʼ＇", HYPHENS = "-‐‑", JOINERS = APOSTROPHES + HYPHENS + ".&·׳״";
function writtenWords(text) {
  const points = Array.from(text.normalize("NFC")), isLetter = points.map((c) => !foldLetter(c).includes(" ")), words = [];
  for (let from = 0, to; from < points.length; from = to) {
    to = from + 1;
    if (!isLetter[from]) continue;
    while (to < points.length && (isLetter[to] || (JOINERS.includes(points[to]) && isLetter[to + 1]))) to++;
    if (points[to] === "." && points.slice(from, to).includes(".")) to++; // U.S.
    words.push(points.slice(from, to).join(""));
  }
  return words;
}
// The same, and what is a word within one: the parts between hyphens, and what stands before ’s. No other piece is.
function wordsAndParts(text) {
  return writtenWords(text).flatMap((word) => {
    const parts = word.split(new RegExp("[" + HYPHENS + "]")), own = new RegExp("^(.+)[" + APOSTROPHES + "]s$", "i").exec(word);
    return [word, ...(parts.length > 1 ? parts : []), ...(own ? [own[1]] : [])];
  });
}

// How far a word or name is from what was typed; whatever stands between its letters counts for nothing.
function farFrom(typed, letters, most) {
  return letters === typed ? 0 : Math.max(1, lettersApart(typed.replace(/ /g, ""), letters.replace(/ /g, ""), most));
}

// Of the names, words of names and words of texts that are spelt much like it, the nearest.
function nearest(text, limit) {
  const typed = lettersOf(text).trim(), isOneWord = writtenWords(text).length === 1;
  const most = nearEnough(typed), near = new Map(); // letters -> [how far, as it is written]
  if (!most) return [];
  const note = (written) => {
    const letters = lettersOf(written).trim();
    if (near.has(letters)) return;
    const far = farFrom(typed, letters, most);
    if (far > 0 && far <= most) near.set(letters, [far, written]);
  };
  for (const kind of ["people", ...THINGS]) for (const { names } of DATA[kind]) for (const name of names) {
    note(name);
    if (isOneWord) wordsAndParts(name).forEach(note);
  }
  if (!near.size && isOneWord) {
    const seen = new Set();
    for (let i = 0; i < COUNT; i++) for (const text of allWritten(i)) for (const word of wordsAndParts(text)) if (!seen.has(word)) {
      seen.add(word);
      note(word);
    }
  }
  return Array.from(near.values()).sort((a, b) => a[0] - b[0]).slice(0, limit).map(([, written]) => written);
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
