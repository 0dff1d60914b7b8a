// Pages of databases that hold little: no label stands for what is not there, and an empty page says so. And on paper.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { closeBrowser, DATABASE, exported, flat, imported, openBrowser, panelText, withPage } from "./pages.mjs";

before(() => openBrowser());
after(closeBrowser);

const title = (en) => ({ title: { en } });
const bare = (name, more) => exported(name, imported(name, { database: title(name), ...more }), "--lang", "en");
// Elements of words without any, and lines that end in a colon.
const emptyOnes = (page) => page.evaluate(() => [
    ...Array.from(document.querySelectorAll(":is(#top, #text, .rail, #panel, #intro, footer) :is(h1, h2, h3, h4, p, li, dt, dd, ul, ol, dl, figcaption, cite, q, blockquote, b, span, section)"))
        .filter((each) => !each.textContent.trim() && !each.querySelector("img, canvas") && !each.matches(".room, #panel") && each.checkVisibility()).map((each) => each.outerHTML.slice(0, 120)),
    ...document.body.innerText.split("\n").filter((line) => /(:|[(,;] *\)?|\bby \)?)\s*$/.test(line.trim()) || /\( *\)|; *\)|^ *[,·]/.test(line))]);

const LITTLE = {
    outlets: [{ slug: "o", name: { en: "Outlet" } }],
    participants: [{ slug: "p", names: [{ text: "Person", language: "en" }] }, { slug: "q", names: [{ text: "Other", language: "en" }] }],
    articles: [{ slug: "a", outlet: "o", language: "en" }],
    events: [{ slug: "e", date: "2020-01-02", title: { en: "Event" }, coverage: ["a"], participations: [{ participant: "p", role: "speaker" }],
               claims: [{ about: "count", value: { en: "12" } }] },
             { slug: "alone", title: { en: "Alone" } }],
    utterances: [{ slug: "u", event: "e", order: 1, attributions: [{ speaker: "p" }, { speaker: "q", status: "disputed" }], quotes: [{ article: "a", text: "Word", language: "en" }] }],
    views: [{ slug: "v", name: { en: "Step" }, order: 1, select: "event:e" }],
};

test("no label stands for a value that is not there, on the screen, in the panel and on paper", async () => {
    const pages = [bare("one", { events: [{ slug: "e", date: "2020", ...title("Event") }] }), bare("little", LITTLE)];
    for (const file of pages) {
        await withPage(file, async (page) => {
            assert.deepEqual(await emptyOnes(page), []);
            for (const id of await page.evaluate(() => [...DATA.people.map((each) => each.id), ...Array.from(ARTICLES, (each) => each.id)])) {
                await page.evaluate((id) => select(choiceOf(id)), id);
                assert.deepEqual(await emptyOnes(page), [], id);
            }
            await page.emulateMedia({ media: "print" });
            assert.deepEqual(await emptyOnes(page), []);
            assert.equal(await page.locator("body").innerText().then((text) => text.includes("Licence")), false);
        });
    }
    await withPage(pages[0], async (page) => {
        assert.deepEqual(await page.locator("#text h2").allInnerTexts(), ["Events"], "nobody, and no sources");
        assert.ok(await page.locator(".rail").isHidden());
    });
    await withPage(bare("licensed", { database: { ...title("licensed"), licence: "CC0" } }), async (page) =>
        assert.match(flat(await page.locator("#sources").innerText()), /Licence of the data: CC0$/));
});

test("a page of no events, and one of undated ones, say what there is and what to do", async () => {
    const sizes = [{ width: 1280, height: 800 }, { width: 390, height: 844 }];
    for (const size of sizes) {
        await withPage(bare("empty", {}), async (page) => {
            assert.match(flat(await page.locator("#stage").innerText()), /There are no events here\. Write the page again/);
            assert.match(flat(await page.locator("#events").innerText()), /Write the page again/);
            assert.ok(await page.locator("#overview").isHidden());
            assert.deepEqual(await emptyOnes(page), []);
        }, { size });
        await withPage(bare("undated", { events: [1, 2, 3].map((k) => ({ slug: "e" + k, ...title("Event " + k) })) }), async (page) => {
            assert.match(flat(await page.locator("#stage").innerText()), /No event has a date yet/);
            assert.ok(await page.locator("#intro a", { hasText: "Event 2" }).isVisible());
            await page.locator("#intro a", { hasText: "Event 2" }).click();
            assert.match(await panelText(page), /Event 2/);
            await page.keyboard.press("Escape");
            await page.locator("#nothing a").click();
            await page.waitForFunction(() => document.getElementById("events").getBoundingClientRect().top < innerHeight);
        }, { size });
    }
});

test("the overview of what lasts evenly is even: events of a year each, one after another", async () => {
    const events = Array.from({ length: 38 }, (_, i) => ({ slug: `e${i}`, date: `${1900 + i}`, title: { en: `Event ${i}` } }));
    await withPage(bare("even", { events }), async (page) => {
        const bars = await page.evaluate(() => Array.from(overviewCounts).filter((count) => count > 0).slice(1, -1));
        assert.ok(bars.length > 60, bars.length);
        assert.ok(Math.max(...bars) < 1.01 && Math.min(...bars) > 0.99, bars.join(" "));
    });
});

test("what is moved or filtered out of view is told, with the way back", async () => {
    await withPage(bare("away", { events: [{ slug: "e", date: "2020-01-01", ...title("Early") }, { slug: "l", date: "2020-12-31", ...title("Late") }] }), async (page) => {
        await page.evaluate(() => { setView(Date.UTC(2020, 5, 1), Date.UTC(2020, 5, 20)); draw(); });
        await page.locator("#nothing button").click();
        await page.waitForFunction(() => nothing.hidden);
        await page.evaluate(() => { filterBy([], ["Nobody"]); draw(); });
        assert.match(flat(await page.locator("#nothing").innerText()), /No event passes the filter/);
        await page.locator("#nothing button").click();
        await page.waitForFunction(() => nothing.hidden && !filter.shown);
    });
});

test("paper shows the timeline as it is in view, in light colours, and all the words", async () => {
    await withPage(exported("paper", DATABASE, "--lang", "en"), async (page) => {
        const places = await page.evaluate(() => hits.length);
        await page.emulateMedia({ media: "print", colorScheme: "dark" });
        await page.waitForFunction(() => document.querySelector("#picture canvas").width > 1000);
        const picture = page.locator("#picture canvas");
        assert.ok(await picture.isVisible());
        assert.ok(await page.locator("#timeline").isHidden());
        const seen = await picture.evaluate((canvas) => {
            const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
            const colours = new Map();
            for (let k = 0; k < data.length; k += 4 * 7) { const key = (data[k] << 16) + (data[k + 1] << 8) + data[k + 2]; colours.set(key, (colours.get(key) || 0) + 1); }
            return [Array.from(colours).sort((a, b) => b[1] - a[1])[0][0].toString(16), colours.size];
        });
        assert.equal(seen[0], "ffffff", "paper is white");
        assert.ok(seen[1] > 50);
        await page.emulateMedia({ media: "screen", colorScheme: "dark" });
        assert.ok(await picture.isHidden());
        await page.waitForFunction(() => colours.background === "#15171b" && root.dataset.theme === undefined);
        assert.equal(await page.evaluate(() => { draw(); return hits.length; }), places);
        assert.ok((await page.pdf()).length > 20000);
    }, { scheme: "dark" });
});

test("coverage known to the day is a bar as wide as the day, from its start; its count is of the articles, and the name is beside the bars", async () => {
    const article = (slug, published) => ({ slug, outlet: "o", language: "en", published });
    const articles = [article("day", "2024-01-01"), article("same", "2024-01-01"), article("next", "2024-01-02"), article("time", "2024-01-03T12:00Z"), article("month", "2024-03")];
    const records = { outlets: [{ slug: "o", name: { en: "Outlet" } }], articles, events: [{ slug: "e", date: "2024-01-01", ...title("Event"), coverage: articles.map((each) => each.slug) }] };
    await withPage(bare("coverage", records), async (page) => {
        const drawn = (from, to) => page.evaluate(([from, to]) => {
            view.start = from; view.end = to;
            draw();
            const prototype = CanvasRenderingContext2D.prototype, { fillRect, fillText } = prototype, bars = [], words = [];
            prototype.fillRect = function (x, y, width, height) { if (this.fillStyle === colours.accent) bars.push([x, y, x + width, y + height]); fillRect.call(this, x, y, width, height); };
            prototype.fillText = function (text, x, y) { words.push([x, y - 11, x + this.measureText(text).width, y]); fillText.call(this, text, x, y); };
            try { drawCoverage(canvas.getContext("2d"), linesOf()); } finally { Object.assign(prototype, { fillRect, fillText }); }
            return { bars, words, px: size.width / (to - from) };
        }, [from, to]);
        const DAY = 86400e3, first = Date.UTC(2024, 0, 1);
        const isApart = ({ bars, words }) => assert.ok(words.length === 1 && bars.every((bar) => bar[1] >= words[0][3] || bar[0] >= words[0][2] || bar[2] <= words[0][0]), JSON.stringify([bars, words]));
        for (const days of [2, 4, 20, 80]) {
            const from = first - DAY / 4, found = await drawn(from, from + days * DAY), { bars, px } = found;
            const left = px * DAY / 4, wide = px * DAY;
            assert.equal(bars.length, days < 3 ? 2 : days < 60 ? 3 : 4, `${days}: ${JSON.stringify(bars)}`);
            assert.ok(Math.abs(bars[0][0] - left) <= 1 && Math.abs(bars[0][2] - left - wide) <= 1, `${days}: ${bars[0]} for ${left}, ${wide}`);
            assert.ok(bars[0][3] - bars[0][1] > bars[1][3] - bars[1][1], "two articles are more than one");
            assert.ok(Math.abs(bars[1][0] - left - wide) <= 1);
            isApart(found);
        }
        // Where a day has hardly any width its bar has the least one, and is where the day is.
        const far = await drawn(first - 300 * DAY, first + 300 * DAY), middle = far.px * 300.5 * DAY;
        assert.ok(far.bars.some((bar) => bar[2] - bar[0] >= 6 && bar[0] <= middle + 1 && bar[2] >= middle - 2), JSON.stringify(far.bars));
        isApart(await drawn(first, first + DAY / 24)); // the day fills all of the view
    });
});
