// What is selected, and the panel that shows it: copies of what stands in the text beneath, so that both say the same.

const timelineBox = document.getElementById("timeline"), panel = document.getElementById("panel"), intro = document.getElementById("intro"), statusLine = document.getElementById("status");
let selected = { kind: "none" };
const past = []; // what was selected before: Esc goes back to it

function make(tag, options = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(options)) {
    if (name === "text") {
      element.textContent = value;
      if (RIGHT_TO_LEFT.test(value)) element.dir = "rtl";
    }
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter(Boolean));
  return element;
}

// A copy without ids: the original keeps them, and the copy tells which it was.
function copyOf(element) {
  const copy = element.cloneNode(true);
  for (const each of [copy, ...copy.querySelectorAll("[id]")]) {
    if (each.id) each.dataset.of = each.id;
    each.removeAttribute("id");
  }
  return copy;
}

// The part of what is open that its address names (an utterance): brought into view in the panel, and marked for a moment.
function showPart() {
  const part = selected.part && panel.querySelector(`[data-of="${CSS.escape(selected.part)}"]`);
  if (!part) return;
  const bar = isSheetOpen() ? panel.querySelector(".panel-bar").offsetHeight : 0;
  panel.scrollTop += part.getBoundingClientRect().top - panel.getBoundingClientRect().top - bar - 12;
  part.classList.remove("pointed");
  void part.offsetWidth; // so that what was marked already is marked anew
  part.classList.add("pointed");
}

function eventLink(i) {
  return make("a", { href: "#" + articleOf(i).id, text: titleOf(i), "data-event": i });
}
function timeOf(i) {
  const time = articleOf(i).querySelector(".when time, .when .time");
  return time ? copyOf(time) : null;
}

function sparkline(person) {
  const spark = make("canvas", { class: "spark", "aria-hidden": "true" });
  const columns = 56, counts = sharesOf(eventsOf(person).filter((i) => START[i] === START[i]), columns, EXTENT.start, EXTENT.end);
  spark.width = 332 * size.ratio; spark.height = 34 * size.ratio;
  const context = spark.getContext("2d"), most = Math.max(1, ...counts), step = spark.width / columns;
  context.fillStyle = colourOf(person);
  counts.forEach((n, k) => { const bar = Math.max(1.5 * size.ratio, spark.height * n / most); context.fillRect(k * step, spark.height - bar, step - 2 * size.ratio, bar); });
  return spark;
}

function personPage(person) {
  const source = document.getElementById(DATA.people[person].id);
  const head = make("div", { class: "person-head " + "p" + DATA.people[person].colour });
  head.append(copyOf(source.querySelector(".portrait")));
  const names = make("div", {}, make("h2", { text: nameOf(person) }));
  for (const part of source.querySelectorAll(".names, h3 ~ p:not(.soft):not(.names)")) names.append(copyOf(part));
  head.append(names);
  const page = [head, sparkline(person), ...Array.from(source.querySelectorAll(".titles, .titles-note"), copyOf)];
  const appearances = eventsOf(person); // spoken at or not, each once: the same that the window counts
  let count = 0;
  for (const i of appearances) {
    const said = utterancesOf(i, person);
    if (!said.length) continue;
    page.push(make("h3", {}, eventLink(i), timeOf(i)));
    for (const utterance of said) {
      const words = copyOf(utterance);
      words.classList.add("own"); // whose they are stands above
      page.push(words);
    }
    count += said.length;
  }
  if (!count) page.push(make("p", { class: "soft", text: WORD("No words of theirs are recorded.") }));
  if (appearances.length) page.push(make("h3", { text: WORD("Appearances") + " " + appearances.length }), eventList(appearances));
  say(nameOf(person) + ": " + WORD("Utterances") + " " + count);
  return page;
}

function eventPage(i) {
  const page = copyOf(articleOf(i));
  page.querySelector("h4").setAttribute("aria-level", "2"); // here it stands under the page's name
  say(titleOf(i));
  return [page];
}

// A list that begins with some of its items; a button says how many more there are, and lists more of them.
function listInParts(list, items, most, elementOf) {
  let listed = 0;
  const whole = make("div", {}, list), more = make("button", { type: "button", class: "more", onclick: () => { add(most * 4); markFound(); } });
  function add(count) {
    for (const item of items.slice(listed, listed + count)) list.append(elementOf(item));
    listed = Math.min(listed + count, items.length);
    more.textContent = WORD("Show more") + " (" + (items.length - listed) + ")";
    if (listed < items.length) whole.append(more); else more.remove();
  }
  add(most);
  return whole;
}

// `more(i)`: what is said of each besides.
function eventList(events, { most = 200, more = () => [] } = {}) {
  return listInParts(make("ul", { class: "list" }), events, most, (i) => make("li", {}, make("a", { href: "#" + articleOf(i).id, "data-event": i },
    make("b", { text: titleOf(i) }), make("span", { class: "soft" }, ...inOneLine([E.when[i], placeOf(i)])), ...more(i))));
}
// Parts with a point between them; each has its own direction, the line has the page's.
const inOneLine = (parts) => parts.filter(Boolean).flatMap((part, k) => [...(k ? [" · "] : []), make("bdi", { text: part })]);
// The words in another language by which something was found.
const unseenWords = (pairs, seen, terms) => foundUnseen(pairs, seen, terms).map(([language, text]) => make("span", { class: "soft unseen-words", lang: language, text }));

// Those that pass the filter and are on no place of the axis.
function undatedPart() {
  const undated = E.start.flatMap((start, i) => (start === null && isShown(i) ? [i] : []));
  return undated.length ? [make("h2", { class: "minor", text: WORD("Events without a date") }), eventList(undated)] : [];
}

// What passes the filter, when nothing is chosen.
function filterPage() {
  return [make("h2", {}, ...inOneLine(filter.words)), make("p", { class: "soft", text: WORD("Events") + " " + filter.events.length }), eventList(filter.inTime), ...undatedPart()];
}

function introPage() {
  const lead = document.querySelector("#text .lead");
  const hints = make("ul", { class: "hints soft" });
  for (const hint of ["Click a person anywhere to read what they said.", "Scroll to zoom, drag to move, F shows everything, / searches."]) hints.append(make("li", { text: WORD(hint) }));
  const isCovered = E.counts.some(([, , articles]) => articles > 0);
  return [lead ? copyOf(lead) : null, BY_WEIGHT.length ? hints : null,
          BY_WEIGHT.length ? make("h2", { class: "minor", text: WORD(isCovered ? "Most covered" : "Events") }) : null, BY_WEIGHT.length ? eventList(BY_WEIGHT, { most: 7 }) : null,
          ...undatedPart()].filter(Boolean);
}

function searchPage(text, found) {
  const page = [make("h2", { text: text })];
  if (found.near.length) {
    const list = make("ul", { class: "list near" });
    for (const near of found.near) list.append(make("li", {}, make("button", { type: "button", class: "more", text: near + "?", onclick: () => searchFor(near) })));
    page.push(make("p", { class: "soft", text: WORD("Nothing found. Did you mean:") }), list);
  } else if (!isFound(found)) {
    page.push(make("p", { class: "soft", text: WORD("Nothing found. Try another spelling or fewer words.") }));
  }
  if (found.people.length) {
    page.push(make("h3", { text: WORD("People") }), listInParts(make("ul", { class: "list" }), found.people, 12, (person) =>
      make("li", {}, make("a", { href: "#" + DATA.people[person].id, "data-person": person }, make("b", { text: nameOf(person) })))));
  }
  for (const [kind, heading] of [["topics", "Topics"], ["outlets", "Outlets"], ["places", "Places"]]) if (found[kind].length) {
    page.push(make("h3", { text: WORD(heading) }), listInParts(make("ul", { class: "list" }), found[kind], 12, (index) =>
      make("li", {}, make("button", { type: "button", text: DATA[kind][index].name, onclick: () => select({ kind, index }) }))));
  }
  if (found.words.length) page.push(make("h3", { text: WORD("What was said") + " " + found.words.length }));
  let last = -1;
  page.push(listInParts(make("div"), found.words, 60, ([i, utterance, u]) => {
    const heading = i !== last && make("h3", {}, eventLink(i), timeOf(i));
    last = i;
    return make("div", {}, heading, copyOf(utterance), ...unseenWords(unseenOf(i, u), writtenIn(utterance), found.terms));
  }));
  if (found.events.length) page.push(make("h3", { text: WORD("Events") + " " + found.events.length }),
                                     eventList(found.events, { more: (i) => unseenWords(unseenOf(i), [titleOf(i)], found.terms) }));
  say(text + ": " + WORD("Utterances") + " " + found.words.length + ", " + WORD("Events") + " " + found.events.length);
  return page;
}

function thingPage(kind, index) {
  const name = DATA[kind][index].name, events = eventsWith(kind, index);
  say(name + ": " + WORD("Events") + " " + events.length);
  return [make("h2", { text: name }), make("p", { class: "soft", text: WORD("Events") + " " + events.length }), eventList(events)];
}

// A heading that would fill the panel ends with a way to the rest of it.
const LONG_HEADING = 300;
function cutHeading(heading) {
  if (heading.textContent.length <= LONG_HEADING) return;
  heading.classList.add("cut");
  const more = make("button", { type: "button", class: "more", text: WORD("Show more"), onclick: () => { heading.classList.remove("cut"); more.remove(); panel.focus({ preventScroll: true }); } });
  heading.after(more);
}

function say(text) { statusLine.textContent = text; }
// A line over the timeline, for a while.
let noted = 0;
function tellShortly(text) {
  const line = document.getElementById("told");
  line.textContent = text;
  line.hidden = false;
  say(text);
  clearTimeout(noted);
  noted = setTimeout(() => { line.hidden = true; }, 8000);
}

// What stands above what is open: the sheet's handle, one step back, its address to copy, and the way out.
function panelBar() {
  const handle = make("button", { type: "button", class: "handle", onclick: () => setSheetSize(root.classList.contains("whole-sheet") ? "half" : "whole") });
  nameHandle(handle);
  const link = make("button", { type: "button", class: "link", "aria-label": WORD("Copy link"), title: WORD("Copy link"), onclick: () => copyLink(link) });
  link.append(document.getElementById("link-icon").content.cloneNode(true));
  return make("div", { class: "panel-bar" }, handle,
    past.length ? make("button", { type: "button", class: "back", "aria-label": WORD("Back"), title: WORD("Back"), text: "‹", onclick: goBack }) : null,
    make("span", { class: "room" }), link,
    make("button", { type: "button", class: "close", "aria-label": WORD("Close"), title: WORD("Close"), text: "✕", onclick: () => select({ kind: "none" }, { back: true }) }));
}
function show() {
  let page = [];
  if (selected.kind === "person") page = personPage(selected.index);
  else if (selected.kind === "event") page = eventPage(selected.index);
  else if (selected.kind === "search") page = searchPage(selected.text, selected.found);
  else if (THINGS.includes(selected.kind)) { page = thingPage(selected.kind, selected.index); }
  const hadFocus = panel.contains(document.activeElement);
  timelineBox.classList.toggle("opened", selected.kind !== "none");
  panel.replaceChildren(...(selected.kind === "none" ? [] : [panelBar(), ...page]));
  panel.querySelectorAll("h2, article.event h4").forEach(cutHeading);
  panel.scrollTop = 0;
  if (hadFocus) (selected.kind === "none" ? stage : panel).focus({ preventScroll: true }); // what had it is gone
  intro.replaceChildren(...(filter.shown ? filterPage() : introPage()));
  markFound();
}

// The terms of a search where they stand in the panel, without changing the text.
function markFound() {
  if (!("highlights" in CSS)) return;
  const terms = selected.kind === "search" ? selected.found.terms : [];
  CSS.highlights.delete("found");
  if (!terms.length) return;
  const ranges = [], walker = document.createTreeWalker(panel, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = lettersWithPlaces(node.data);
    for (const term of terms) for (let at = text.letters.indexOf(term); at >= 0; at = text.letters.indexOf(term, at + term.length)) {
      const range = new Range();
      range.setStart(node, text.from[at]); range.setEnd(node, text.to[at + term.length - 1]);
      ranges.push(range);
    }
  }
  const found = new Highlight();
  for (const range of ranges) found.add(range); // many are no list of arguments
  CSS.highlights.set("found", found);
}

function lightOf(what) {
  if (what.kind === "none" || what.kind === "event") return null;
  const lit = new Uint8Array(COUNT);
  const events = what.kind === "person" ? eventsOf(what.index) : what.kind === "search" ? what.found.events : eventsWith(what.kind, what.index);
  if (what.kind === "search") for (const person of what.found.people) for (const i of eventsOf(person)) lit[i] = 1;
  for (const i of events) lit[i] = 1;
  return lit;
}

// The field says what is searched for: nothing where nothing is open, the words where a search is gone back to.
function fillSearch() {
  if (selected.kind === "none") searchBox.value = "";
  else if (selected.kind === "search" && searchBox.value.trim() !== selected.text) searchBox.value = selected.text;
}

// `write`: into the address; `back`: a step back is taken; `sheet`: the words open where the screen is narrow, too.
function select(what, { keep = true, write = true, back = false, sheet = true } = {}) {
  if (keep && selected.kind !== "none" && !selected.told && JSON.stringify([selected.kind, selected.index, selected.text, selected.part]) !== JSON.stringify([what.kind, what.index, what.text, what.part])) past.push(selected);
  if (what.kind === "none") past.length = 0;
  selected = what;
  fillSearch();
  look.lit = lightOf(what);
  look.person = what.kind === "person" ? what.index : -1;
  look.event = what.kind === "event" ? what.index : -1;
  for (const link of document.querySelectorAll(".rail a")) {
    if (what.kind === "person" && Number(link.dataset.person) === what.index) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  for (const button of document.querySelectorAll("#topics button")) button.setAttribute("aria-pressed", String(what.kind === "topics" && Number(button.dataset.topic) === what.index));
  if (write) writeAddress(what, { back });
  const opens = what.kind !== "none" && sheet;
  if (!opens) closeSheet();
  show();
  if (opens) openSheet({ takeFocus: what.kind !== "search" });
  showPart();
  redraw();
}
function goBack() {
  select(past.pop() || { kind: "none" }, { keep: false, back: true });
  showOpened();
}

// Links to people and events lead within the timeline; the rest of the text keeps its own.
timelineBox.addEventListener("click", (click) => {
  const link = click.target.closest("a[href^='#']");
  if (!link || click.ctrlKey || click.metaKey || click.shiftKey) return;
  const choice = choiceOf(link.getAttribute("href").slice(1));
  if (!choice) return;
  click.preventDefault();
  const tapped = link.closest(".rail") ? link.getBoundingClientRect() : null;
  select(choice);
  if (choice.kind === "event") bringIntoView(choice.index);
  showOpened(tapped);
});
