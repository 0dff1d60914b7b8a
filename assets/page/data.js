// The data of the page: numbers from the JSON block, words from the HTML beneath, which is where they stand.

const DATA = JSON.parse(document.getElementById("data").textContent);
const E = DATA.events, COUNT = E.id.length;
const WORD = (key) => DATA.words[key] || key;
const FLAG = { disputed: 1, uncertain: 2, instant: 4, illustration: 8, openStart: 16, openEnd: 32 };
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
const INDEX_OF_EVENT = new Map(E.id.map((id, i) => [id, i]));
const INDEX_OF_PERSON = new Map(DATA.people.map((person, i) => [person.id, i]));

const articleOf = (i) => document.getElementById("event-" + E.id[i]);
const titles = new Array(COUNT);
function titleOf(i) {
  return titles[i] || (titles[i] = articleOf(i).querySelector("h4").textContent);
}
function placeOf(i) {
  const place = articleOf(i).querySelector(".when .place");
  return place ? place.textContent : "";
}
const nameOf = (person) => DATA.people[person].names[0];

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
function speaks(i, person) {
  const said = E.said[i];
  for (let k = 1; k < said.length; k += 2) if (said[k] === person) return true;
  return false;
}
// The utterances of an event (by their ids), of one person or of all.
function utterancesOf(i, person) {
  const ids = [];
  for (let k = 0; k < E.said[i].length; k += 2) if (person === undefined || E.said[i][k + 1] === person) ids.push(E.said[i][k]);
  return ids;
}
