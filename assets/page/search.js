// Searching as the program does: words of any length, one syllable of Korean among them, and initial consonants for
// names (ㅅㅇㅌㅁ finds 샘 알트만). All terms must occur.

const INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";

const searchable = (text) => text.normalize("NFC").toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, " ");
const compact = (text) => searchable(text).replace(/ /g, "");
function initialsOf(text) {
  return compact(text).replace(/[가-힣]/g, (c) => INITIALS[Math.floor((c.charCodeAt(0) - 0xac00) / 588)]);
}

function termsOf(text) {
  const terms = [];
  for (const match of text.slice(0, 4000).matchAll(/"([^"]*)"?|[^\s"]+/g)) {
    const term = searchable(match[1] === undefined ? match[0] : match[1]).trim();
    if (term && terms.length < 32) terms.push(term);
  }
  return terms;
}

// Title, summary, note, context and words: what was written of it, not the page's own labels.
const WRITTEN = "h4, .summary, .note, .context-words, blockquote, q";
function textOf(element) {
  let text = "";
  for (const part of element.querySelectorAll(WRITTEN)) text += searchable(part.textContent).trim() + "  ";
  return text;
}

let eventTexts = null, nameTexts = null;
function prepareSearch() {
  if (eventTexts) return;
  nameTexts = DATA.people.map((person) => person.names.map((name) => ({ text: compact(name), initials: initialsOf(name) })));
  eventTexts = new Array(COUNT);
  for (let i = 0; i < COUNT; i++) eventTexts[i] = textOf(articleOf(i));
}

function isNamed(person, term) {
  const plain = term.replace(/ /g, ""), byInitials = /^[ㄱ-ㅎ]+$/.test(plain);
  return nameTexts[person].some((name) => name.text.includes(plain) || (byInitials && name.initials.includes(plain)));
}

// {people: [...], events: [...], words: [[event, its element], ...]}: who is named so, and where all terms occur.
function search(text) {
  prepareSearch();
  const terms = termsOf(text), found = { people: [], events: [], words: [], terms };
  if (!terms.length) return found;
  const named = terms.map((term) => new Set(BUSIEST.filter((person) => isNamed(person, term))));
  found.people = BUSIEST.filter((person) => named.every((set) => set.has(person)));
  for (let i = 0; i < COUNT; i++) {
    const passes = terms.every((term, k) => eventTexts[i].includes(term) || E.people[i].some((person) => named[k].has(person)));
    if (!passes) continue;
    found.events.push(i);
    for (const utterance of utterancesOf(i)) {
      const words = textOf(utterance);
      if (terms.every((term) => words.includes(term))) found.words.push([i, utterance]);
    }
  }
  return found;
}
