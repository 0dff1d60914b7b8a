"use strict";
// Calendar time on a line of pixels: milliseconds since 1970 in UTC, shown at the data's offset. Knows no events.

const MINUTE = 60000, HOUR = 60 * MINUTE, DAY = 24 * HOUR, MONTH = 30.44 * DAY, YEAR = 365.25 * DAY;
const EARLIEST = -6.3e15, LATEST = 6.3e15;
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const WEEKDAYS = { ko: "일월화수목금토", en: "Sun Mon Tue Wed Thu Fri Sat".split(" ") };

function civil(ms, offset) {
  const date = new Date(ms + offset * MINUTE);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate(), hour: date.getUTCHours(),
           minute: date.getUTCMinutes(), weekday: date.getUTCDay() };
}

function fromCivil(year, month, day, minutes, offset) {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return date.getTime() + (minutes - offset) * MINUTE;
}

function yearName(year, lang) {
  if (year > 0) return lang === "ko" ? year + "년" : String(year);
  return lang === "ko" ? "기원전 " + (1 - year) + "년" : 1 - year + " BCE";
}

// The steps that an axis may take: how long about, and of what.
const STEPS = [];
for (const n of [1, 5, 15, 30]) STEPS.push({ length: n * MINUTE, unit: "minute", n });
for (const n of [1, 3, 6, 12]) STEPS.push({ length: n * HOUR, unit: "minute", n: n * 60 });
for (const n of [1, 2, 7, 14]) STEPS.push({ length: n * DAY, unit: "day", n });
for (const n of [1, 2, 3, 6]) STEPS.push({ length: n * MONTH, unit: "month", n });
for (let n = 1; n <= 1e5; n *= 10) for (const k of [1, 2, 5]) STEPS.push({ length: n * k * YEAR, unit: "year", n: n * k });

function stepFor(perPixel, room) {
  return STEPS.find((step) => step.length / perPixel >= room) || STEPS[STEPS.length - 1];
}

// The instants of an axis from `start` to `end`: {ms, label, strong}.
function ticksOf(start, end, step, lang, offset) {
  const ticks = [];
  const first = civil(start, offset);
  const n = step.n;
  for (let k = 0; k < 400; k++) {
    let ms;
    if (step.unit === "minute") {
      ms = fromCivil(first.year, first.month, first.day, Math.floor((first.hour * 60 + first.minute) / n) * n + k * n, offset);
    } else if (step.unit === "day") {
      const monday = n >= 7 ? (first.weekday + 6) % 7 : (first.day - 1) % n;
      ms = fromCivil(first.year, first.month, first.day - monday + k * n, 0, offset);
    } else if (step.unit === "month") {
      ms = fromCivil(first.year, Math.floor(first.month / n) * n + k * n, 1, 0, offset);
    } else {
      ms = fromCivil(Math.floor(first.year / n) * n + k * n, 0, 1, 0, offset);
    }
    if (ms >= end || !(ms < LATEST)) break;
    if (ms >= start) ticks.push(tickAt(ms, step, lang, offset, ticks.length === 0));
  }
  return ticks;
}

function tickAt(ms, step, lang, offset, isFirst) {
  const at = civil(ms, offset), ko = lang === "ko";
  const month = ko ? at.month + 1 + "월" : MONTHS[at.month];
  const day = ko ? at.day + "일" : String(at.day);
  const full = ko ? month + " " + day : day + " " + month;
  if (step.unit === "year") return { ms, label: yearName(at.year, lang), strong: false };
  if (step.unit === "month") return at.month === 0 ? { ms, label: yearName(at.year, lang), strong: true } : { ms, label: month, strong: false };
  if (step.unit === "day") {
    if (step.n > 1) return { ms, label: full, strong: false };
    const weekday = WEEKDAYS[lang][at.weekday];
    const named = isFirst || at.day === 1 ? full : day;
    return { ms, label: ko ? named + " " + weekday : weekday + " " + named, strong: at.day === 1 };
  }
  if (at.hour === 0 && at.minute === 0) return { ms, label: full, strong: true };
  return { ms, label: String(at.hour).padStart(2, "0") + ":" + String(at.minute).padStart(2, "0"), strong: false };
}

// What the labels leave out: the year, or the day.
function contextOf(ms, step, lang, offset) {
  const at = civil(ms, offset), year = yearName(at.year, lang);
  if (step.unit === "year") return "";
  if (step.unit !== "minute") return year;
  return lang === "ko" ? year + " " + (at.month + 1) + "월 " + at.day + "일" : at.day + " " + MONTHS[at.month] + " " + year;
}
