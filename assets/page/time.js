"use strict";
// Calendar time on a line of pixels: milliseconds since 1970 in UTC, shown at the data's offset. Knows no events.

const SECOND = 1000, MINUTE = 60 * SECOND, HOUR = 60 * MINUTE, DAY = 24 * HOUR, MONTH = 30.44 * DAY, YEAR = 365.25 * DAY;
const EARLIEST = -9.4e20, LATEST = 9.4e20; // the clock's ends
const FARTHEST = 1.2e21; // a view reaches beyond them, so that what stands there has room around it
// As app/base/ticks.h has it: so far from 1970 instants are multiples of COARSE, and nothing finer than a year is known.
const FINE = 6385963534123008, COARSE = 2 ** 26;
const CYCLE_YEARS = 400, CYCLE = 146097 * DAY; // after which the calendar begins anew: a Date holds but 275,000 years
const NARROWEST = (ms) => (Math.abs(ms) > FINE ? 4 * 366 * DAY : 10); // the shortest view about an instant
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const WEEKDAYS = { ko: "일월화수목금토", en: "Sun Mon Tue Wed Thu Fri Sat".split(" ") };

function civil(ms, offset) {
  const cycles = Math.abs(ms) > FINE ? Math.floor(ms / CYCLE) : 0;
  const date = new Date(ms - cycles * CYCLE + offset * MINUTE);
  return { year: date.getUTCFullYear() + cycles * CYCLE_YEARS, month: date.getUTCMonth(), day: date.getUTCDate(), hour: date.getUTCHours(),
           minute: date.getUTCMinutes(), second: date.getUTCSeconds(), millisecond: date.getUTCMilliseconds(), weekday: date.getUTCDay() };
}

function fromCivil(year, month, day, minutes, offset) {
  const cycles = Math.abs(year) > 2e5 ? Math.floor(year / CYCLE_YEARS) : 0, date = new Date(0);
  date.setUTCFullYear(year - cycles * CYCLE_YEARS, month, day);
  const ms = cycles * CYCLE + date.getTime() + (minutes - offset) * MINUTE;
  if (Math.abs(ms) <= FINE) return ms;
  const next = Math.ceil(ms / COARSE) * COARSE; // the next instant that there is, so that it is in its year
  return civil(next, offset).year < year ? next + COARSE : next; // so far away sums are rounded
}

// Years as app/base/year_words.h has them: by the calendar, or elapsed ones, in words.
const grouped = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, ",");
function koreanNumber(number) {
  const parts = [];
  for (const [size, name] of [[1e12, "조"], [1e8, "억"], [1e4, "만"], [1, ""]]) {
    if (number >= size) parts.push((number < 1e4 ? number : grouped(Math.floor(number / size))) + name);
    number %= size;
  }
  return parts.join(" ");
}
const plainNumber = (number, lang) => (number <= 9999 ? String(number) : lang === "ko" && number >= 1e5 ? koreanNumber(number) : grouped(number));
function elapsedNumber(number, lang) {
  const word = lang === "ko" ? null : [[1e12, " trillion"], [1e9, " billion"], [1e6, " million"]].find(([size]) => number >= size);
  if (!word) return plainNumber(number, lang);
  const [size, name] = word, rest = number % size;
  return grouped(Math.floor(number / size)) + (rest ? String(rest / size).slice(1) : "") + name;
}
// Whether an axis tells elapsed years.
const isFar = (first, last, stepYears) => (first <= -1e6 || last >= 1e6) && stepYears >= (last <= -1e6 || first >= 1e6 ? 1e4 : 1e5);
function yearName(year, lang, elapsed = false) {
  const ko = lang === "ko", number = year > 0 ? year : 1 - year;
  if (!elapsed) {
    const text = plainNumber(number, lang);
    return ko ? (year > 0 ? "" : "기원전 ") + text + (/\d$/.test(text) ? "년" : " 년") : year > 0 ? text : text + " BCE";
  }
  if (year === 1) return ko ? "현재" : "now";
  return elapsedNumber(number, lang) + (year > 0 ? (ko ? " 년 뒤" : " years from now") : ko ? " 년 전" : " years ago");
}

// "UTC+9", "UTC−4", "UTC+5:30".
function offsetName(minutes) {
  const size = Math.abs(minutes), rest = size % 60;
  return minutes === 0 ? "UTC" : (minutes < 0 ? "UTC−" : "UTC+") + Math.floor(size / 60) + (rest ? ":" + String(rest).padStart(2, "0") : "");
}

// The steps that an axis may take, as app/layout/axis.cpp has them: how long about, and of what.
const STEPS = [];
for (const n of [1, 2, 5, 10, 20, 50, 100, 200, 500]) STEPS.push({ length: n, unit: "second", n });
for (const n of [1, 2, 5, 10, 15, 30]) STEPS.push({ length: n * SECOND, unit: "second", n: n * SECOND });
for (const n of [1, 2, 5, 10, 15, 30]) STEPS.push({ length: n * MINUTE, unit: "minute", n });
for (const n of [1, 2, 3, 6]) STEPS.push({ length: n * HOUR, unit: "minute", n: n * 60 });
for (const n of [1, 7]) STEPS.push({ length: n * DAY, unit: "day", n });
for (const n of [1, 3, 6]) STEPS.push({ length: n * MONTH, unit: "month", n });
for (let n = 1; n <= 1e9; n *= 10) for (const k of [1, 2, 5]) STEPS.push({ length: n * k * YEAR, unit: "year", n: n * k });
STEPS.push({ length: 1e10 * YEAR, unit: "year", n: 1e10 });

function stepFor(perPixel, room) {
  return STEPS.find((step) => step.length / perPixel >= room) || STEPS[STEPS.length - 1];
}

// Years of the era: 1, n, 2n ... and n, 2n ... BCE; there was no year 0. k BCE is the astronomical year 1 - k.
function borderOfYears(k, n) {
  if (n === 1 || k > 0) return k;
  return k === 0 ? 1 : k + 1;
}

// The instants of an axis from `start` to `end`: {ms, label, strong}. The first of another year than what stands before
// it carries its year.
function ticksOf(start, end, step, lang, offset) {
  const ticks = [];
  const first = civil(start, offset);
  const n = step.n;
  const elapsed = step.unit === "year" && isFar(first.year, civil(end, offset).year, n);
  let year = first.year;
  for (let k = 0; k < 400; k++) {
    let ms;
    if (step.unit === "second") {
      ms = Math.floor(start / n) * n + k * n; // zones differ by whole minutes
    } else if (step.unit === "minute") {
      ms = fromCivil(first.year, first.month, first.day, Math.floor((first.hour * 60 + first.minute) / n) * n + k * n, offset);
    } else if (step.unit === "day") {
      const monday = n >= 7 ? (first.weekday + 6) % 7 : 0;
      ms = fromCivil(first.year, first.month, first.day - monday + k * n, 0, offset);
    } else if (step.unit === "month") {
      ms = fromCivil(first.year, Math.floor(first.month / n) * n + k * n, 1, 0, offset);
    } else {
      ms = fromCivil(borderOfYears(Math.floor(first.year / n) * n + k * n, n), 0, 1, 0, offset);
    }
    if (ms >= end || ms >= LATEST) break;
    const before = ticks[ticks.length - 1];
    if (!(ms >= start && ms >= EARLIEST) || (before && step.unit === "year" && ms - before.ms < step.length * 0.7)) continue; // none before the clock begins; 1, then 2
    ticks.push(tickAt(ms, step, lang, offset, !before, year, elapsed));
    year = civil(ms, offset).year;
  }
  return ticks;
}

function tickAt(ms, step, lang, offset, isFirst, knownYear, elapsed) {
  const at = civil(ms, offset), ko = lang === "ko";
  const month = ko ? at.month + 1 + "월" : MONTHS[at.month];
  const day = ko ? at.day + "일" : String(at.day);
  const full = ko ? month + " " + day : day + " " + month, year = yearName(at.year, lang);
  const dated = (label) => (at.year === knownYear ? label : ko ? year + " " + label : label + " " + year);
  if (step.unit === "year") return { ms, label: yearName(at.year, lang, elapsed), strong: false };
  if (step.unit === "month") return at.month === 0 ? { ms, label: year, strong: true } : { ms, label: month, strong: false };
  if (step.unit === "day") {
    if (step.n > 1) return { ms, label: dated(full), strong: at.month === 0 && at.day <= 7 };
    const weekday = WEEKDAYS[lang][at.weekday];
    const named = isFirst || at.day === 1 ? full : day;
    return { ms, label: dated(ko ? named + " " + weekday : weekday + " " + named), strong: at.day === 1 };
  }
  if (at.hour === 0 && at.minute === 0 && at.second === 0 && at.millisecond === 0) return { ms, label: dated(full), strong: true };
  return { ms, label: clockLabel(step, at), strong: false };
}
const isClock = (step) => step.unit === "minute" || step.unit === "second";
function clockLabel(step, at) {
  const padded = (number, digits = 2) => String(number).padStart(digits, "0"), minutes = padded(at.hour) + ":" + padded(at.minute);
  if (step.unit === "minute") return minutes;
  return minutes + ":" + padded(at.second) + (step.n < SECOND ? "." + padded(at.millisecond, 3) : "");
}

// What the labels leave out: the year, or the day; and whose clock it is, where that matters.
function contextOf(ms, step, lang, offset, zonesDiffer) {
  const zone = isClock(step) || zonesDiffer ? offsetName(offset) : "";
  return [calendarContext(ms, step, lang, offset), zone].filter(Boolean).join("  ·  ");
}
function calendarContext(ms, step, lang, offset) {
  const at = civil(ms, offset), year = yearName(at.year, lang);
  if (step.unit === "year") return "";
  if (!isClock(step)) return year;
  return lang === "ko" ? year + " " + (at.month + 1) + "월 " + at.day + "일" : at.day + " " + MONTHS[at.month] + " " + year;
}
