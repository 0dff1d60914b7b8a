// The data of the page: numbers from the JSON block, words from the HTML beneath, which is where they stand.

const DATA = JSON.parse(document.getElementById("data").textContent);
const E = DATA.events, COUNT = E.start.length;
const WORD = (key) => DATA.words[key] || key;
const FLAG = { disputed: 1, uncertain: 2, instant: 4, illustration: 8, openStart: 16, openEnd: 32,
               unknownStart: 64, unknownEnd: 128, orEarlier: 256, orLater: 512 };
const EXTENT = DATA.extent ? { start: DATA.extent[0], end: Math.max(DATA.extent[1], DATA.extent[0] + 1) } : { start: 0, end: DAY };

// Start and end of each event, open ends cut a little beyond all that is known; NaN: undated.
const START = new Float64Array(COUNT), END = new Float64Array(COUNT);
const BEYOND = (EXTENT.end - EXTENT.start) * 0.05;
for (let i = 0; i < COUNT; i++) {
  START[i] = E.start[i] === null ? NaN : E.flags[i] & FLAG.openStart ? EXTENT.start - BEYOND : E.start[i];
  END[i] = E.end[i] === null ? NaN : E.flags[i] & FLAG.openEnd ? EXTENT.end + BEYOND : Math.max(E.end[i], E.start[i] + 1);
}
const BY_WEIGHT = Array.from({ length: COUNT }, (_, i) => i).filter((i) => START[i] === START[i]);
BY_WEIGHT.sort((a, b) => E.weight[b] - E.weight[a] || a - b);
const MOST_WEIGHT = BY_WEIGHT.length ? Math.max(E.weight[BY_WEIGHT[0]], 1e-9) : 1;
const BUSIEST = DATA.people.map((_, i) => i).sort((a, b) => DATA.people[b].said - DATA.people[a].said || DATA.people[b].events - DATA.people[a].events);

// The events' articles, in the order of the data; ids are those of the database, as "event-SLUG".
const ARTICLES = document.querySelectorAll("#events article.event");
const articleOf = (i) => ARTICLES[i];
let indexOfId = null;
// What the element of this id shows: {kind, index}, or null; of a part of an event's article, the event and the part's id.
function choiceOf(id) {
  if (!indexOfId) {
    indexOfId = new Map(DATA.people.map((person, index) => [person.id, { kind: "person", index }]));
    ARTICLES.forEach((article, index) => indexOfId.set(article.id, { kind: "event", index }));
    for (const kind of THINGS) DATA[kind].forEach((thing, index) => indexOfId.set(thing.id, { kind, index }));
  }
  const known = indexOfId.get(id);
  if (known || !id) return known || null;
  const element = document.getElementById(id), article = element && element.closest("#events article.event");
  return article ? { ...indexOfId.get(article.id), part: id } : null;
}
const titles = new Array(COUNT);
function titleOf(i) {
  return titles[i] || (titles[i] = articleOf(i).querySelector("h4").textContent);
}
function placeOf(i) {
  const place = articleOf(i).querySelector(".when .place");
  return place ? place.textContent : "";
}
const nameOf = (person) => DATA.people[person].names[0];

// What events are gathered by besides people, and which of them each event has.
const THINGS = ["topics", "outlets", "places"];
const HAS = { topics: (i) => E.topics[i], outlets: (i) => E.outlets[i], places: (i) => (E.place[i] < 0 ? [] : [E.place[i]]), people: (i) => E.people[i], none: () => [] };
const eventsOfThings = { topics: new Map(), outlets: new Map(), places: new Map() };
function eventsWith(kind, index) {
  let found = eventsOfThings[kind].get(index);
  if (!found) {
    found = [];
    for (let i = 0; i < COUNT; i++) if (HAS[kind](i).includes(index)) found.push(i);
    eventsOfThings[kind].set(index, found);
  }
  return found;
}

// All at which a person was or spoke, in order of time.
const eventsOfPeople = new Map();
function eventsOf(person) {
  let found = eventsOfPeople.get(person);
  if (!found) {
    found = [];
    for (let i = 0; i < COUNT; i++) if (E.people[i].includes(person) || speaks(i, person)) found.push(i);
    eventsOfPeople.set(person, found);
  }
  return found;
}
const speaks = (i, person) => E.said[i].includes(person);
// The words of an event, of one person or of all, as they stand in the text.
function utterancesOf(i, person) {
  if (!E.said[i].length) return [];
  const all = Array.from(articleOf(i).querySelectorAll(".utterance"));
  return person === undefined ? all : all.filter((_, k) => E.said[i][k] === person);
}

// The filter: which events are shown at all. By weight, and in time; the words that say by what.
const filter = { shown: null, words: [], events: BY_WEIGHT, inTime: inTimeOf(BY_WEIGHT) };
function inTimeOf(events) { return events.slice().sort((a, b) => START[a] - START[b] || a - b); }
const isShown = (i) => !filter.shown || filter.shown[i] === 1;
// `runs`: from, to, from, to, ... of the events' numbers; null: all.
function setFilter(runs, words) {
  filter.shown = runs && new Uint8Array(COUNT);
  if (runs) for (let k = 0; k < runs.length; k += 2) filter.shown.fill(1, runs[k], runs[k + 1]);
  filter.words = words;
  filter.events = runs ? BY_WEIGHT.filter(isShown) : BY_WEIGHT;
  filter.inTime = inTimeOf(filter.events);
}
