// Searching as the program does: words of any length, one syllable of Korean among them, with the marks of their letters
// or without, and initial consonants for names (ㅅㅇㅌㅁ finds 샘 알트만). All terms must occur: at an event (in its words,
// or in a name of its place or of who was there), or at it and in one utterance. What has them as they were typed comes first.

const INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";

const compact = (text) => lettersOf(text).replace(/ /g, "");
function initialsOf(text) {
  return compact(text).replace(/[가-힣]/g, (c) => INITIALS[Math.floor((c.charCodeAt(0) - 0xac00) / 588)]);
}
const asTyped = (text) => text.normalize("NFC").toLowerCase();

// {text: its letters, exact: as it was typed}
function termsOf(text) {
  const terms = [];
  for (const match of text.slice(0, 4096).matchAll(/"([^"]*)"?|[^\s"]+/g)) {
    const typed = match[1] === undefined ? match[0] : match[1], letters = lettersOf(typed).trim();
    if (letters) terms.push({ text: letters, exact: asTyped(typed) });
  }
  return terms;
}

// Title, summary, note, context and words: what was written of it, not the page's own labels.
const WRITTEN = "h4, .summary, .note, .context-words, blockquote, q";
const writtenIn = (element) => Array.from(element.querySelectorAll(WRITTEN), (part) => part.textContent);
const foldedTogether = (texts) => texts.map((text) => lettersOf(text).trim() + "  ").join("");
const textOf = (element) => foldedTogether(writtenIn(element));
// Without what was said at it.
const textOfEvent = (i) => foldedTogether(Array.from(articleOf(i).querySelectorAll(WRITTEN)).filter((part) => !part.closest(".utterance")).map((part) => part.textContent));
const hasExactly = (element, terms) => {
  const text = asTyped(writtenIn(element).join("\n"));
  return terms.every((term) => text.includes(term.exact));
};
// Those for which it is so come first, each part in its order.
const first = (items, is) => [...items.filter(is), ...items.filter((item) => !is(item))];

let eventTexts = null, saidTexts = null, nameTexts = null, placeTexts = null;
function prepareSearch() {
  if (eventTexts) return;
  const foldedNames = (thing) => thing.names.map((name) => ({ text: compact(name), initials: initialsOf(name) }));
  nameTexts = DATA.people.map(foldedNames);
  placeTexts = DATA.places.map(foldedNames);
  eventTexts = new Array(COUNT);
  saidTexts = new Array(COUNT); // of each, by utterance
  for (let i = 0; i < COUNT; i++) {
    eventTexts[i] = textOfEvent(i);
    saidTexts[i] = utterancesOf(i).map(textOf);
  }
}

function isNamed(names, term) {
  const plain = term.text.replace(/ /g, ""), byInitials = /^[ㄱ-ㅎ]+$/.test(plain);
  return names.some((name) => name.text.includes(plain) || (byInitials && name.initials.includes(plain)));
}
const isNamedExactly = (person, terms) => terms.every((term) => DATA.people[person].names.some((name) => asTyped(name).includes(term.exact)));

// {people: [...], events: [...], words: [[event, its element], ...], near: [...]}: who is named so, and where all terms
// occur; where there is nothing, what was perhaps meant.
function search(text) {
  prepareSearch();
  const terms = termsOf(text), found = { people: [], events: [], words: [], terms: terms.map((term) => term.text), near: [] };
  if (!terms.length) return found;
  const named = terms.map((term) => new Set(BUSIEST.filter((person) => isNamed(nameTexts[person], term))));
  const places = terms.map((term) => new Set(placeTexts.flatMap((names, place) => (isNamed(names, term) ? [place] : []))));
  found.people = first(BUSIEST.filter((person) => named.every((set) => set.has(person))), (person) => isNamedExactly(person, terms));
  for (let i = 0; i < COUNT; i++) {
    const there = terms.map((term, k) => eventTexts[i].includes(term.text) || places[k].has(E.place[i]) ||
      E.people[i].some((person) => named[k].has(person)) || E.said[i].some((person) => named[k].has(person)));
    const said = saidTexts[i];
    if (!there.every(Boolean) && !said.some((words) => terms.every((term, k) => there[k] || words.includes(term.text)))) continue;
    found.events.push(i);
    const spoken = said.flatMap((words, u) => (terms.every((term) => words.includes(term.text)) ? [u] : []));
    if (!spoken.length) continue;
    const utterances = utterancesOf(i);
    for (const u of spoken) found.words.push([i, utterances[u]]);
  }
  // Hangul has no marks: there all are exact.
  if (terms.some((term) => /[^\d\u1100-\uffff ]/u.test(term.text))) {
    found.events = first(found.events, (i) => hasExactly(articleOf(i), terms));
    found.words = first(found.words, ([, utterance]) => hasExactly(utterance, terms));
  }
  if (!found.people.length && !found.events.length) found.near = nearTo(text);
  return found;
}

// The words of a text as they are written, the parts of those between hyphens and the like (what is written with a word,
// an apostrophe or a dot, stays in it), and as many words in a row as `most`.
const LETTERS = "\\p{L}\\p{M}\\p{N}\\u{1f000}-\\u{1faff}", WITHIN = ".'`\u00b4\u02bb\u02bc\u2018\u2019\u2032\uff07";
const OUTSIDE = new RegExp(`^[^${LETTERS}]+|[^${LETTERS}]+$`, "gu"), BETWEEN = new RegExp(`[^${LETTERS}${WITHIN}]+`, "u");
function piecesOf(text, most) {
  const words = text.split(/\s+/).filter(Boolean), pieces = [];
  words.forEach((word, i) => {
    const parts = word.split(BETWEEN).filter(Boolean);
    if (parts.length > 1) pieces.push(...parts);
    for (let count = 1; count <= most && i + count <= words.length; count++) pieces.push(words.slice(i, i + count).join(" "));
  });
  return pieces.map((piece) => {
    const word = piece.replace(OUTSIDE, "");
    return word.includes(".") && piece.includes(word + ".") ? word + "." : word; // "U.S." ends in one of its own
  });
}

// The names, words of names and words that are spelt much like it, the nearest first; where the same letters are there with
// other spaces, hyphens or apostrophes (jeanluc, Jean-Luc), those alone.
function nearTo(text) {
  const typed = lettersOf(text).trim(), letters = typed.replace(/ /g, ""), most = nearEnough(letters), count = typed.split(" ").length;
  const seen = new Set(), named = new Map(), worded = new Map(); // letters -> [how far, as it is written]
  const note = (near, written) => {
    if (seen.has(written) || written.length > 3 * letters.length + 12) return;
    seen.add(written);
    const own = lettersOf(written).trim();
    if (!own || own === typed || near.has(own)) return;
    const far = lettersApart(letters, own.replace(/ /g, ""), most);
    if (far <= most) near.set(own, [far, written]);
  };
  const same = (near) => [...near.values()].filter(([far]) => far === 0);
  if (!letters) return [];
  for (const { names } of [...DATA.people, ...DATA.places]) for (const name of names) {
    note(named, name);
    if (count === 1) for (const word of piecesOf(name, 1)) note(named, word);
  }
  if (!same(named).length)
    for (let i = 0; i < COUNT; i++) for (const words of writtenIn(articleOf(i))) for (const word of piecesOf(words, count + 1)) note(worded, word);
  const all = [named, worded].map(same).find((near) => near.length) || [...(named.size || count > 1 ? named : worded).values()];
  return all.sort((a, b) => a[0] - b[0]).slice(0, 3).map(([, written]) => written);
}
