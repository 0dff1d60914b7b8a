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

// Title, summary, note, context and words: what was written of it, not the page's own labels; and the same in the languages
// in which the page does not show it: [language, text], of event i, or of what was said there as the u-th.
const WRITTEN = "h4, .summary, article > .note, .context-words, blockquote, q";
const writtenIn = (element) => Array.from(element.querySelectorAll(WRITTEN), (part) => part.textContent);
const unseenOf = (i, u = -1) => (E.unseen[i] && E.unseen[i][u + 1]) || [];
const textsOf = (pairs) => pairs.map(([, text]) => text);
const allWritten = (i) => [...writtenIn(articleOf(i)), ...(E.unseen[i] || []).flatMap(textsOf)];
const foldedTogether = (texts) => texts.map((text) => lettersOf(text).trim() + "  ").join("");
// Without what was said at it.
const textOfEvent = (i) => foldedTogether([...Array.from(articleOf(i).querySelectorAll(WRITTEN)).filter((part) => !part.closest(".utterance")).map((part) => part.textContent), ...textsOf(unseenOf(i))]);
const haveExactly = (texts, terms) => {
  const text = asTyped(texts.join("\n"));
  return terms.every((term) => text.includes(term.exact));
};
// Those for which it is so come first, each part in its order.
const first = (items, is) => [...items.filter(is), ...items.filter((item) => !is(item))];

let eventTexts = null, saidTexts = null, nameTexts = null; // of people and of THINGS: of each, by name
function prepareSearch() {
  if (eventTexts) return;
  nameTexts = {};
  for (const kind of ["people", ...THINGS]) nameTexts[kind] = DATA[kind].map((thing) => thing.names.map((name) => ({ text: compact(name), initials: initialsOf(name) })));
  eventTexts = new Array(COUNT);
  saidTexts = new Array(COUNT); // of each, by utterance
  for (let i = 0; i < COUNT; i++) {
    eventTexts[i] = textOfEvent(i);
    saidTexts[i] = utterancesOf(i).map((element, u) => foldedTogether([...writtenIn(element), ...textsOf(unseenOf(i, u))]));
  }
}

function hasTerm(name, term) {
  const plain = term.text.replace(/ /g, "");
  return name.text.includes(plain) || (/^[ㄱ-ㅎ]+$/.test(plain) && name.initials.includes(plain));
}
const isNamed = (names, term) => names.some((name) => hasTerm(name, term));
// Of people or things, those with a name that has all terms, what has them exactly first.
function namedBy(kind, order, terms) {
  const has = order.filter((index) => nameTexts[kind][index].some((name) => terms.every((term) => hasTerm(name, term))));
  return first(has, (index) => DATA[kind][index].names.some((name) => terms.every((term) => asTyped(name).includes(term.exact))));
}

// {people: [...], topics, outlets, places: likewise, events: [...], words: [[event, its element, which], ...], near: [...]}: who
// and what is named so, and where all terms occur; where there is nothing, what was perhaps meant.
function search(text) {
  const found = findAll(text);
  if (isFound(found) || !found.terms.length) return found;
  found.near = nearTo(text);
  return found;
}
const isFound = (found) => found.events.length > 0 || ["people", ...THINGS].some((kind) => found[kind].length > 0);
function findAll(text) {
  prepareSearch();
  const terms = termsOf(text), found = { people: [], topics: [], outlets: [], places: [], events: [], words: [], terms: terms.map((term) => term.text), near: [] };
  if (!terms.length) return found;
  const whoHas = (kind, term) => new Set(nameTexts[kind].flatMap((names, index) => (isNamed(names, term) ? [index] : [])));
  const named = terms.map((term) => whoHas("people", term)), places = terms.map((term) => whoHas("places", term));
  found.people = namedBy("people", BUSIEST, terms);
  for (const kind of THINGS) found[kind] = namedBy(kind, busiestOf(kind), terms);
  for (let i = 0; i < COUNT; i++) {
    const there = terms.map((term, k) => eventTexts[i].includes(term.text) || places[k].has(E.place[i]) ||
      E.people[i].some((person) => named[k].has(person)) || E.said[i].some((person) => named[k].has(person)));
    const said = saidTexts[i];
    if (!there.every(Boolean) && !said.some((words) => terms.every((term, k) => there[k] || words.includes(term.text)))) continue;
    found.events.push(i);
    const spoken = said.flatMap((words, u) => (terms.every((term) => words.includes(term.text)) ? [u] : []));
    if (!spoken.length) continue;
    const utterances = utterancesOf(i);
    for (const u of spoken) found.words.push([i, utterances[u], u]);
  }
  // Hangul has no marks: there all are exact.
  if (terms.some((term) => /[^\d\u1100-\uffff ]/u.test(term.text))) {
    found.events = first(found.events, (i) => haveExactly(allWritten(i), terms));
    found.words = first(found.words, ([i, utterance, u]) => haveExactly([...writtenIn(utterance), ...textsOf(unseenOf(i, u))], terms));
  }
  return found;
}

// Where what is found is not to be seen in the page's language: [language, the words around it].
function foundUnseen(pairs, seen, terms) {
  const letters = foldedTogether(seen), missing = terms.filter((term) => !letters.includes(term));
  const told = [];
  for (const [language, text] of pairs) {
    const here = lettersWithPlaces(text), term = missing.find((each) => here.letters.includes(each));
    if (term === undefined) continue;
    missing.splice(missing.indexOf(term), 1);
    const at = here.letters.indexOf(term), from = Math.max(0, here.from[at] - 60), to = Math.min(text.length, here.to[at + term.length - 1] + 60);
    told.push([language, (from ? "…" : "") + text.slice(from, to) + (to < text.length ? "…" : "")]);
  }
  return told;
}
