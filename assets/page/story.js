// The story's steps: each shows what its saved view shows in the program: a range, a filter, lanes, a choice, a theme.

let step = -1; // none yet
const stepBar = document.getElementById("step"), stepWords = document.getElementById("step-words");
const stepBack = document.getElementById("step-back"), stepOn = document.getElementById("step-on");

function setGrouping(kind) {
  look.grouping = kind;
  look.lanePage = 0;
  document.getElementById("grouping").value = kind;
  redraw();
}
function setTheme(theme) {
  root.dataset.theme = theme;
  readColours();
  show();
  redraw();
}

// By what the events are filtered, with a way out of it.
function showFilter() {
  const bar = document.getElementById("filter");
  bar.hidden = !filter.shown;
  bar.replaceChildren(...(filter.shown ? [make("span", { class: "soft", text: WORD("Shown") }), ...filter.words.map((word) => make("b", { text: word })),
    make("button", { type: "button", text: WORD("Show all events"), onclick: () => { filterBy(null, []); select(selected, { keep: false, sheet: isSheetOpen() }); say(WORD("Show all events")); stage.focus(); } })] : []));
}
function filterBy(runs, words) {
  setFilter(runs, words);
  look.hover = -1;
  showFilter();
}

// At the ends the buttons stay in reach, so that the keyboard's focus does not fall off them.
function markSteps() {
  stepBack.setAttribute("aria-disabled", String(step <= 0));
  stepOn.setAttribute("aria-disabled", String(step >= DATA.story.length - 1));
}
function beginStory() {
  stepBar.hidden = !DATA.story.length;
  if (!DATA.story.length) return;
  stepWords.replaceChildren(make("b", { text: WORD("Story") + ": " + DATA.story[0].name }), make("p", { text: "1 – " + DATA.story.length }));
  markSteps();
}
function tell(next, { write = true } = {}) {
  if (next < 0 || next >= DATA.story.length) return;
  step = next;
  const told = DATA.story[step];
  stepWords.classList.remove("whole");
  stepWords.replaceChildren(make("b", { text: step + 1 + " / " + DATA.story.length + "  " + told.name }), told.note ? make("p", { text: told.note }) : "");
  markSteps();
  filterBy(told.shown, told.filters);
  setGrouping(told.grouping);
  if (told.theme) setTheme(told.theme);
  past.length = 0;
  if (write) writeAddress({ kind: "step", index: step });
  select({ ...(choiceOf(told.select) || { kind: "none" }), told: true }, { keep: false, write: false, sheet: false });
  if (told.span) flyTo(told.span[0], told.span[1]); else fitAll();
}
stepWords.addEventListener("click", () => stepWords.classList.toggle("whole")); // where a note is cut for room
stepBack.addEventListener("click", () => tell(step - 1));
stepOn.addEventListener("click", () => tell(step + 1));
document.getElementById("grouping").addEventListener("change", (event) => { setGrouping(event.target.value); show(); });
