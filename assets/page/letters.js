// Letters as they are compared when something is looked for: the rule of the program's app/base/letters.cpp, word for
// word (tests/base/letters.txt holds both to it). Case, marks and the kinds of apostrophes and hyphens are the same.

const STANDS = { "ß": "ss", "æ": "ae", "ð": "d", "ø": "o", "þ": "th", "đ": "d", "ħ": "h", "ı": "i", "ĸ": "k", "ł": "l", "ŋ": "n", "œ": "oe",
  "ŧ": "t", "ƀ": "b", "ƃ": "b", "ƈ": "c", "ƌ": "d", "ƒ": "f", "ƕ": "hv", "ƙ": "k", "ƚ": "l", "ƞ": "n", "ƥ": "p", "ƫ": "t", "ƭ": "t", "ƴ": "y",
  "ƶ": "z", "ǝ": "e", "ǥ": "g", "ȥ": "z", "ȴ": "l", "ȵ": "n", "ȶ": "t", "ȷ": "j", "ȼ": "c", "ȿ": "s", "ɀ": "z", "ɇ": "e", "ɉ": "j", "ɋ": "q",
  "ɍ": "r", "ɏ": "y", "ɓ": "b", "ɔ": "o", "ɖ": "d", "ɗ": "d", "ə": "e", "ɛ": "e", "ɠ": "g", "ɦ": "h", "ɨ": "i", "ɩ": "i", "ɫ": "l", "ɲ": "n",
  "ɵ": "o", "ʉ": "u", "ς": "σ", "ى": "ي", "ک": "ك", "ی": "ي", "ة": "ه", "ہ": "ه", "ⱥ": "a", "ⱦ": "t", "ẟ": "d",
  "װ": "וו", "ױ": "וי", "ײ": "יי", "ٱ": "ا", "ڪ": "ك", "ھ": "ه", "ۃ": "ه", "ە": "ه" };
// Digits of every script are those that are typed: from each zero on there are ten.
for (const zero of "٠۰߀०০੦૦୦௦౦೦൦෦๐໐༠၀႐០᠐") for (let k = 0; k < 10; k++) STANDS[String.fromCodePoint(zero.codePointAt(0) + k)] = String(k);
const KEPT = /[\u1100-\u11ff\u3041-\u3096\u309d-\u30ff\u3131-\u318e\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uffa0-\uffdc]/u;
const DROPPED = /[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08ff\u093c\u09bc\u0a3c\u0abc\u0b3c\u0c3c\u0cbc\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/u;
const NOTHING = /[\u00ad\u034f\u061c\u180b-\u180f\u200d-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u{e0100}-\u{e01ef}]/u;
const APOSTROPHE = /[\u02b9-\u02bf\u02c8\u02ee\u07f4\u07f5\u318d\ua78b\ua78c]/u;
const LETTER = /[\p{L}\p{M}\p{N}\u{1f000}-\u{1faff}]/u;
const isLetter = (c) => LETTER.test(c) && !APOSTROPHE.test(c);

const foldedLetters = new Map();
function foldLetter(c) {
  let folded = foldedLetters.get(c);
  if (folded !== undefined) return folded;
  if (NOTHING.test(c)) folded = "";
  else if (!isLetter(c)) folded = " ";
  else if (KEPT.test(c)) folded = c;
  else {
    folded = "";
    for (const part of c.normalize("NFKD")) {
      const small = part.toLowerCase();
      if (!DROPPED.test(small)) folded += STANDS[small] || (isLetter(small) ? small : NOTHING.test(small) ? "" : " ");
    }
  }
  foldedLetters.set(c, folded);
  return folded;
}

// A sound mark of kana that is written after its letter (か゛, ｶﾞ) makes one letter of both.
const SOUND_MARK = /([\u3041-\u30ff\uff66-\uff9d])([\u3099-\u309c\uff9e\uff9f])/gu;
function joinSoundMark(both, kana, mark) {
  const joined = (kana.normalize("NFKC") + ("\u3099\u309b\uff9e".includes(mark) ? "\u3099" : "\u309a")).normalize("NFC");
  return joined.length === 1 ? joined : both;
}

const lettersOf = (text) => text.replace(SOUND_MARK, joinSoundMark).normalize("NFC").replace(/[^\u0000-\u007f\uac00-\ud7a3\u4e00-\u9fff]/gu, foldLetter).toLowerCase()
  .replace(/[\u0000-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007f]+/g, " ").replace(/ {2,}/g, " ");

// The same, and from where to where of `text` each unit of it comes.
function lettersWithPlaces(text) {
  const found = { letters: "", from: [], to: [] };
  for (const cluster of text.matchAll(/\P{M}[\p{M}\u309b\u309c\uff9e\uff9f]*|\p{M}+/gu)) {
    const letters = lettersOf(cluster[0]);
    if (letters === " " && found.letters.endsWith(" ")) continue;
    found.letters += letters;
    for (let k = 0; k < letters.length; k++) { found.from.push(cluster.index); found.to.push(cluster.index + cluster[0].length); }
  }
  return found;
}

// How many letters must be changed, added, taken out or swapped with their neighbour; more than `most`: most + 1.
function lettersApart(a, b, most) {
  const left = Array.from(a).slice(0, 64), right = Array.from(b).slice(0, 64);
  if (Math.abs(left.length - right.length) > most) return most + 1;
  let before = [], row = right.map((_, k) => k).concat(right.length);
  for (let i = 0; i < left.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < right.length; j++) {
      next[j + 1] = Math.min(row[j] + (left[i] === right[j] ? 0 : 1), row[j + 1] + 1, next[j] + 1);
      if (i > 0 && j > 0 && left[i] === right[j - 1] && left[i - 1] === right[j]) next[j + 1] = Math.min(next[j + 1], before[j - 1] + 1);
    }
    if (Math.min(...next) > most) return most + 1;
    [before, row] = [row, next];
  }
  return Math.min(row[right.length], most + 1);
}
function nearEnough(letters) {
  const count = Array.from(letters).length;
  if (/[\uac00-\ud7a3]/.test(letters)) return count < 3 ? 0 : count < 6 ? 1 : 2;
  return count < 3 ? 0 : count < 6 ? 1 : count < 12 ? 2 : 3;
}
