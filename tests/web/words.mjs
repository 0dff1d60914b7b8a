// The page's words where they are put together, cut or marked: each part in its own direction, no number cut within, nothing
// left out where there is room.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { closeBrowser, DATABASE, exported, flat, imported, openBrowser, withPage } from "./pages.mjs";

const long = "Words without an end ".repeat(150);
const records = {
    database: { title: { en: "Words" } },
    topics: [{ slug: "politics", name: { he: "פוליטיקה" } }, { slug: "water", name: { en: "Water" } }],
    places: [{ slug: "cairo", name: { ar: "القاهرة" } }, { slug: "hall", name: { en: "The great assembly hall of the old town on the river" } }],
    participants: Array.from({ length: 9 }, (_, k) => ({ slug: "p" + k, kind: k > 6 ? "organisation" : "person", names: [{ text: "Person " + k, language: "en" }] })),
    events: [
        { slug: "meeting", date: "2024-03-10", title: { he: "ישיבה בעיר" }, place: "cairo", topics: ["politics"] },
        { slug: "hall", date: "2024-03-13T10:00+03:00/2024-03-13T16:00+03:00", title: { en: "Assembly" }, place: "hall", topics: ["water"], weight: 9 },
        { slug: "long", date: "2024-03-20", title: { en: long } },
    ],
};
let file;
before(async () => {
    file = exported("words", imported("words", records), "--lang", "en");
    await openBrowser();
});
after(closeBrowser);

test("a line that the page puts together has its direction, and each part its own", async () => {
    await withPage(file, async (page) => {
        const edges = (selector, texts) => page.evaluate(([selector, texts]) => {
            const element = [...document.querySelectorAll(selector)].find((each) => texts.every((text) => each.textContent.includes(text)));
            const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT), lefts = {};
            for (let node = walker.nextNode(); node; node = walker.nextNode()) for (const text of texts) {
                const at = node.data.indexOf(text), range = new Range();
                if (at < 0) continue;
                range.setStart(node, at); range.setEnd(node, at + text.length);
                lefts[text] = range.getBoundingClientRect().left;
            }
            return texts.map((text) => lefts[text]);
        }, [selector, texts]);
        for (const [selector, texts] of [["#topics button", ["פוליטיקה", "1"]], ["#intro .list li .soft", ["10 Mar", "القاهرة"]]]) {
            const [first, second] = await edges(selector, texts);
            assert.ok(first < second, selector + " " + [first, second].join());
        }
        const line = await page.evaluate(() => cardWords(canvas.getContext("2d"), 0, CARD_PX).when.join());
        assert.match(line, /^10 Mar · \u2068القاهرة\u2069$/);
    });
});

test("when and where stand at the side of the title, in lists and in the panel", async () => {
    await withPage(file, async (page) => {
        for (const selector of ["#intro .list a .soft", "#panel article.event .when"]) {
            const side = await page.locator(selector).filter({ hasText: "القاهرة" }).first().evaluate((each) => getComputedStyle(each).textAlign);
            assert.equal(side, "right", selector);
        }
        assert.notEqual(await page.locator("#intro .list a .soft").filter({ hasText: "assembly hall" }).first().evaluate((each) => getComputedStyle(each).textAlign), "right");
    }, { hash: "#event-meeting" });
});

test("a text is cut before a number, never within it, and not to nothing", async () => {
    await withPage(file, async (page) => {
        const cuts = await page.evaluate(() => {
            const context = canvas.getContext("2d"), font = "12.5px " + SANS, texts = ["Town meeting no. 276 of the year", "From 1,250,000 to 2024-03-12 at 10:30", "회의 276번째 모임"];
            return texts.map((text) => Array.from({ length: 220 }, (_, room) => elided(context, font, text, room)));
        });
        const whole = [/276/, /1,250,000|2024-03-12|10:30/, /276/];
        cuts.forEach((each, k) => { for (const cut of each) if (/\d…$/.test(cut)) assert.match(cut, new RegExp("(" + whole[k].source + ")…$"), cut); });
        assert.ok(cuts[0].includes("Town meeting no.…"));
        assert.ok(cuts.flat().every((cut) => cut !== "…"));
    });
});

test("a card has lines for its place, its zone and all of its counts", async () => {
    for (const size of [{ width: 1280, height: 800 }, { width: 390, height: 844 }]) await withPage(file, async (page) => {
        const words = await page.evaluate(() => {
            const i = DATA.events.place.findIndex((place) => place >= 0 && DATA.places[place].name.startsWith("The great")), width = size.width < 620 ? 232 : CARD_PX;
            E.counts[i] = [8, 4, 128, 2]; E.flags[i] |= FLAG.disputed;
            const { when, last } = cardWords(canvas.getContext("2d"), i, width), card = makeCard(i, "words");
            return { when: when.join(" "), last: last.flat().join(""), isInside: card.height >= 12 + 21 + when.length * 20 + last.length * 22 };
        });
        assert.match(words.when, /10:00.16:00.*on the river$/, JSON.stringify(words));
        assert.match(words.last, /Utterances 8.*People 4.*Organisations 2.*Coverage 128.*sources differ$/, JSON.stringify(words));
        assert.ok(words.isInside);
    }, { size });
});

test("an endless title does not fill the panel or a list; the rest of it is a click away", async () => {
    await withPage(file, async (page) => {
        const heading = page.locator("#panel article.event h4"), height = () => heading.evaluate((each) => each.offsetHeight);
        assert.ok(await height() < 240);
        await page.locator("#panel button.more", { hasText: "Show more" }).click();
        assert.ok(await height() > 400);
        assert.equal(await page.locator("#panel button.more").count(), 0);
        await page.keyboard.press("Escape");
        const entry = await page.locator("#intro .list a").filter({ hasText: "Words without" }).boundingBox();
        assert.ok(entry.height < 140, String(entry.height));
    }, { hash: "#event-long" });
});

test("what is found is marked otherwise than what differs between printings", async () => {
    await withPage(exported("example", DATABASE, "--lang", "en"), async (page) => {
        await page.locator("#search").fill("the");
        await page.locator("#panel mark").first().waitFor();
        const [found, differs] = await page.evaluate(() => [getComputedStyle(panel.querySelector("mark"), "::highlight(found)").backgroundColor, getComputedStyle(panel.querySelector("mark")).backgroundColor]);
        assert.notEqual(found, differs);
    });
});
