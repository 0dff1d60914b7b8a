// Dates of every kind on the page's canvas, in Chromium: the ticks, whose clock they show, and the marks of open ends.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { pathToFileURL } from "node:url";
import { withChromium } from "./packages.mjs";

const { PROGRAM, OUT } = process.env;

let context, close;
before(async () => {
    await new Promise((started, failed) => {
        withChromium((opened) => new Promise((done) => { context = opened; close = done; started(); }),
                     { viewport: { width: 1440, height: 900 }, offline: true }).catch(failed);
    });
});
after(() => close());

// A page of events that have these dates: `use(page)`.
async function withDates(name, offset, dates, use, lang = "en") {
    const [source, database, file] = [".json", ".db", ".html"].map((ending) => join(OUT, name + ending));
    for (const old of [database, file]) rmSync(old, { force: true });
    const events = dates.map((date, i) => ({ slug: "e" + i, date, title: { en: "Event " + i } }));
    writeFileSync(source, JSON.stringify({ database: { title: { en: name }, utc_offset: offset }, events }));
    execFileSync(PROGRAM, ["import", source, "--into", database], { stdio: ["ignore", "ignore", "ignore"] });
    execFileSync(PROGRAM, ["export", database, "--out", file, "--lang", lang]);
    const page = await context.newPage();
    const wrong = [];
    page.on("pageerror", (error) => wrong.push(error.message));
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.goto(pathToFileURL(file).href);
    await use(page);
    assert.deepEqual(wrong, []);
    await page.close();
}

const labelsOf = (page, room = 74) => page.evaluate((room) => {
    const step = stepFor((view.end - view.start) / size.width, room);
    return ticksOf(view.start, view.end, step, DATA.lang, DATA.offset).map((tick) => tick.label);
}, room);
const contextOf = (page) => page.evaluate(() =>
    contextOf(view.start, stepFor((view.end - view.start) / size.width, 74), DATA.lang, DATA.offset, DATA.zones_differ));
// The texts that a drawing of the canvas writes.
const written = (page) => page.evaluate(() => {
    const texts = [], prototype = CanvasRenderingContext2D.prototype, fillText = prototype.fillText;
    prototype.fillText = function (text, ...rest) { texts.push(text); return fillText.call(this, text, ...rest); };
    draw();
    prototype.fillText = fillText;
    return texts;
});
// Heads of arrows: to the left, to the right.
const heads = (page) => page.evaluate(() => {
    const found = { left: 0, right: 0 }, drawHead = arrowHead;
    arrowHead = (context, tip, base, back) => { found[back > 0 ? "left" : "right"]++; drawHead(context, tip, base, back); };
    draw();
    arrowHead = drawHead;
    return found;
});

test("ticks before the year 1 stand on round years of the era, as in the pictures", async () => {
    await withDates("bce", "+00:00", ["-0043", "0000", "-0001", "0001", "-0043-03-15", "-0002/0002"], async (page) => {
        const labels = await labelsOf(page);
        for (const label of labels) assert.match(label, /^(\d*[05] BCE|1|5)$/, labels.join(", "));
        assert.ok(labels.includes("40 BCE") && labels.includes("5 BCE") && labels.includes("1"), labels.join(", "));
    });
});

test("the first tick of a year carries it", async () => {
    await withDates("new-year", "+00:00", ["2012-01-03", "2012-03-06"], async (page) => {
        await page.evaluate(() => { view.start = Date.UTC(2011, 11, 30); view.end = Date.UTC(2012, 2, 10); });
        const labels = await labelsOf(page);
        assert.equal(labels[0], "2 Jan 2012", labels.join(", "));
        assert.equal(labels[1], "9 Jan");
    });
});

test("the axis says whose clock it shows, and times of other zones name theirs", async () => {
    await withDates("zones", "+00:00", ["1963-11-22T12:30-06:00", "1963-11-22T13:50-06:00", "1963-11-22T18:41Z"], async (page) => {
        assert.equal(await contextOf(page), "22 Nov 1963  ·  UTC");
        const texts = await written(page);
        assert.deepEqual(await page.evaluate(() => E.when), ["22 Nov, 12:30 UTC−6", "22 Nov, 18:41 UTC", "22 Nov, 13:50 UTC−6"]);
        assert.ok(texts.some((text) => text.endsWith("·  UTC")), texts.join(" | "));
    });
    await withDates("one-zone", "+09:00", ["2023-06-09T16:53", "2023-06-09T17:30"], async (page) => {
        assert.match(await contextOf(page), /·  UTC\+9$/);
        assert.equal(await page.evaluate(() => E.when[0]), "9 Jun, 16:53");
    });
});

test("open, unknown and 'or earlier' ends have marks of their own", async () => {
    const marks = async (name, date, expected) => {
        await withDates(name, "+00:00", [date, "1950"], async (page) => {
            assert.deepEqual(await heads(page), { left: expected.left ?? 0, right: expected.right ?? 0 }, date);
            assert.equal((await written(page)).includes("?"), expected.unknown ?? false, date);
        });
    };
    await marks("open-end", "1985/..", { right: 1 });
    await marks("unknown-end", "1986/", { unknown: true });
    await marks("open-start", "../1960", { left: 1 });
    await marks("unknown-start", "/1959-05", { unknown: true });
    await marks("or-earlier", "[..1904]", { left: 1 });
    await marks("or-later", "[1904..]", { right: 1 });
    await marks("plain", "1904", {});
});

test("what is beyond the clock is out of the way, and listed in its own words", async () => {
    await withDates("deep", "+00:00", ["Y-138E10", "Y-66E9/Y-65E9", "2024-06-01", "2024-06-01T12:00:01Z"], async (page) => {
        const span = await page.evaluate(() => view.end - view.start);
        assert.ok(span > 3600e3 && span < 30 * 86400e3, String(span));
        const panel = await page.locator("#intro").innerText();
        assert.match(panel, /Events off the axis/);
        assert.match(panel, /1\.38 trillion years ago/);
    });
});

test("from the Big Bang to now everything stands in order and to scale, and a wheel goes from the whole to a day", async () => {
    const dates = ["Y-138E8", "Y-4567E6", "Y-66000000/Y-65500000", "Y-300000", "1969-07-20", "2024-06-01", "Y76E8"];
    await withDates("all-time", "+00:00", dates, async (page) => {
        const dots = await page.evaluate(() => filter.inTime.map(dotX)), width = await page.evaluate(() => size.width);
        for (let k = 1; k < dots.length; k++) assert.ok(dots[k] >= dots[k - 1], dots.join());
        const share = (dots[1] - dots[0]) / (dots[6] - dots[0]); // the Sun, of the way from the Big Bang to its end
        assert.ok(Math.abs(share - (13.8 - 4.567) / (13.8 + 7.6)) < 0.01, dots.join());
        assert.ok(dots[0] > 0 && dots[6] < width, dots.join());
        const labels = await labelsOf(page);
        assert.ok(labels.includes("10 billion years ago") && labels.includes("now") && labels.includes("4 billion years from now"), labels.join(", "));
        assert.match(await page.locator("#intro").innerText(), /13\.8 billion years ago/);
        const box = await page.locator("#stage").boundingBox();
        for (let k = 0; k < 400 && (await page.evaluate(() => view.end - view.start > 86400e3)); k++) {
            const x = await page.evaluate((ms) => xOf(ms), Date.UTC(2024, 5, 1, 12));
            await page.mouse.move(box.x + Math.min(Math.max(x, 0), box.width - 1), box.y + 200);
            await page.mouse.wheel(0, -600);
        }
        assert.ok(await page.evaluate((ms) => view.start < ms && view.end > ms, Date.UTC(2024, 5, 1, 12)));
        assert.match((await labelsOf(page)).join(), /\d\d:00/);
    });
    for (const [lang, words] of [["en", "66 million years ago"], ["ko", "6,600만 년 전"]]) await withDates("dinosaurs-" + lang, "+00:00", ["Y-66100000", "Y-65900000"], async (page) => {
        const labels = await page.evaluate((lang) => ticksOf(-66.2e6 * YEAR, -65.8e6 * YEAR, { length: 1e6 * YEAR, unit: "year", n: 1e6 }, lang, 0).map(({ label }) => label), lang);
        assert.deepEqual(labels, [words]);
    });
});

test("an axis of years in words has a label at each of its borders, and now among them", async () => {
    for (const width of [1440, 800]) await withDates("years-in-words-" + width, "+00:00", ["1950", "2000", "Y171010000"], async (page) => {
        await page.setViewportSize({ width, height: 844 });
        await page.waitForFunction((width) => size.width <= width, width);
        const { labels, ticks } = await page.evaluate(() => {
            const labels = [], fill = CanvasRenderingContext2D.prototype.fillText;
            CanvasRenderingContext2D.prototype.fillText = function (text, x, y) { if (y === 34) labels.push(text); fill.call(this, text, x, y); };
            try { draw(); } finally { CanvasRenderingContext2D.prototype.fillText = fill; }
            return { labels, ticks: axisOf(canvas.getContext("2d")).ticks.map((tick) => tick.label) };
        });
        assert.ok(labels.includes("now"), labels.join(", "));
        assert.deepEqual(labels.slice(0, ticks.length - 1), ticks.slice(0, -1)); // the last may reach over the edge
    });
});

test("close up the axis counts seconds and their parts, as in the pictures, and what stands seconds apart comes apart", async () => {
    await withDates("seconds", "+00:00", ["2024-05-06T12:00:01Z", "2024-05-06T12:00:04Z", "2024-05-06T12:00:09Z"], async (page) => {
        const labels = await labelsOf(page);
        assert.ok(labels.length >= 3, labels.join(", "));
        for (const label of labels) assert.match(label, /^12:00:\d\d$/, labels.join(", "));
        assert.match(await contextOf(page), /^6 May 2024.*UTC$/);
        const dots = await page.evaluate(() => { draw(); return filter.inTime.map(dotX); });
        assert.ok(dots[1] - dots[0] > 100 && dots[2] - dots[1] > 100, dots.join());
        const box = await page.locator("#stage").boundingBox();
        await page.mouse.move(box.x + box.width / 2, box.y + 200);
        for (let k = 0; k < 15; k++) await page.mouse.wheel(0, -100);
        await page.waitForFunction(() => view.end - view.start < 1500);
        assert.ok((await labelsOf(page)).every((label) => /^12:00:\d\d\.\d{3}$/.test(label)));
    });
    await withDates("one-second", "+00:00", ["2024-05-06T12:00:01Z", "2024-05-06T12:00:01Z"], async (page) => {
        assert.ok((await labelsOf(page)).length >= 1);
        await page.evaluate(() => { view.start = Date.UTC(2024, 4, 5, 23, 59, 58); view.end = view.start + 6000; });
        assert.ok((await labelsOf(page)).includes("6 May"));
    });
});

test("what stands at an end of the clock has room around it, and its name; no year beyond is written", async () => {
    for (const width of [1440, 390]) await withDates("ends" + width, "+00:00", ["Y-29E9", "Y29E9", "2024-05-06"], async (page) => {
        await page.setViewportSize({ width, height: 844 });
        await page.waitForFunction((width) => size.width <= width, width);
        const texts = await written(page), dots = await page.evaluate(() => filter.inTime.map(dotX));
        assert.ok(dots[0] > 8 && dots[2] < await page.evaluate(() => size.width) - 8, dots.join());
        assert.ok(texts.filter((text) => /^Event [01]/.test(text)).length || (await page.evaluate(() => look.named)) === 3, texts.join(" | "));
        assert.equal(await page.evaluate(() => look.counted), 0, texts.join(" | "));
        for (const text of texts) assert.doesNotMatch(text, /\b3\d billion|29\.[1-9]/, texts.join(" | "));
    });
});
