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
  for (const match of text.slice(0, 4000).matchAll(/"([^"]*)"?|[^\s"]+/g)) {
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

// The names, words of names and words that are spelt much like it, the nearest first.
function nearTo(text) {
  const typed = lettersOf(text).trim(), most = nearEnough(typed), near = new Map(); // letters -> [how far, as it is written]
  if (!most) return [];
  const note = (letters, written) => {
    const known = near.get(letters);
    if (known) return;
    const far = lettersApart(typed, letters, most);
    if (far > 0 && far <= most) near.set(letters, [far, written]);
  };
  for (const { names } of [...DATA.people, ...DATA.places]) for (const name of names) {
    note(lettersOf(name).trim(), name);
    for (const word of name.split(/[\s\-‐‑–]+/)) if (word) note(lettersOf(word).trim(), word);
  }
  if (!near.size && !typed.includes(" ")) {
    const seen = new Set();
    for (let i = 0; i < COUNT; i++) for (const word of [eventTexts[i], ...saidTexts[i]].join(" ").split(" ")) {
      if (!word || seen.has(word)) continue;
      seen.add(word);
      if (lettersApart(typed, word, most) <= most) note(word, writtenAs(i, word));
    }
  }
  return Array.from(near.values()).sort((a, b) => a[0] - b[0]).slice(0, 3).map(([, written]) => written);
}
// A word of an event's text with its case and marks.
function writtenAs(i, letters) {
  for (const text of writtenIn(articleOf(i))) for (const word of text.split(/[\s\p{P}]+/u)) if (lettersOf(word) === letters) return word;
  return letters;
}
