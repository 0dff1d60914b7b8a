// What the page draws: labels, faces, lanes and cards where room is short, and texts from right to left.
import assert from "node:assert/strict";
import { deflateSync } from "node:zlib";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { closeBrowser, DATABASE, exported, flat, imported, openBrowser, OUT, panelText, withPage } from "./pages.mjs";

before(() => openBrowser());
after(closeBrowser);

// What is written on the canvas: [words, left, right, y].
const written = (page) => page.evaluate(() => {
    const texts = [], fill = CanvasRenderingContext2D.prototype.fillText;
    CanvasRenderingContext2D.prototype.fillText = function (text, x, y) { texts.push([text, x, x + this.measureText(text).width, y]); fill.call(this, text, x, y); };
    try { cardCache.clear(); draw(); } finally { CanvasRenderingContext2D.prototype.fillText = fill; }
    return texts;
});
const title = (en) => ({ title: { en } });

test("how many more events a label stands for is written apart, after a title from right to left", async () => {
    const events = Array.from({ length: 40 }, (_, k) => ({ slug: "e" + k, date: "2024-04-10", ...title("السلام عليكم hello " + k) }));
    events.push({ slug: "far", date: "2024-01-01", ...title("Far") }, { slug: "end", date: "2024-12-01", ...title("End") });
    await withPage(exported("arabic", imported("arabic", { database: title("Arabic"), events }), "--lang", "en"), async (page) => {
        const texts = await written(page), counts = texts.filter(([text]) => /^ ?\+\d+$/.test(text)), titles = texts.filter(([text, , , y]) => /السلام/.test(text) && counts.some((each) => each[3] === y));
        assert.ok(!texts.some(([text]) => /السلام.*\+\d/.test(text)), "no title holds a count");
        assert.ok(counts.length > 0 && titles.length > 0);
        for (const [text, left, , y] of counts.filter(([text]) => text.startsWith(" ")))
            assert.ok(titles.some((each) => each[3] === y && Math.abs(each[2] - left) < 1), `${text} stands at the end of its title`);
    });
});

const crcOf = (bytes) => bytes.reduce((sum, byte) => {
    for (let k = 0, low = (sum ^ byte) & 0xff; k < 9; k++) if (k === 8) return (sum >>> 8) ^ low; else low = low & 1 ? (low >>> 1) ^ 0xedb88320 : low >>> 1;
}, -1) ^ -1;
// A black picture.
function black(name, width, height) {
    const chunk = (type, data) => {
        const body = Buffer.concat([Buffer.from(type), data]), size = Buffer.alloc(4), sum = Buffer.alloc(4);
        size.writeUInt32BE(data.length); sum.writeUInt32BE(crcOf(body) >>> 0);
        return Buffer.concat([size, body, sum]);
    };
    const head = Buffer.alloc(13);
    head.writeUInt32BE(width, 0); head.writeUInt32BE(height, 4); head[8] = 8;
    writeFileSync(join(OUT, name), Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk("IHDR", head),
        chunk("IDAT", deflateSync(Buffer.alloc((width + 1) * height))), chunk("IEND", Buffer.alloc(0))]));
}

test("a face that a card's photo cuts away has no name on it", async () => {
    black("tall.png", 300, 900);
    black("other.png", 40, 30);
    const records = { database: title("Faces"), participants: ["top", "foot"].map((slug) => ({ slug, names: [{ text: "Name " + slug, language: "en" }] })),
        photos: [{ slug: "p", event: "e", file: "tall.png", caption: { en: "Two" }, credit: "Somebody", licence: "CC0",
                   regions: [{ participant: "top", x: 0.3, y: 0.02, width: 0.4, height: 0.12 }, { participant: "foot", x: 0.4, y: 0.9, width: 0.1, height: 0.05 }] },
                 { slug: "q", event: "e", file: "other.png", caption: { ar: "صورة" }, credit: "Somebody", licence: "CC0" }],
        events: [{ slug: "e", date: "2024-01-02", ...title("Event"), participations: [{ participant: "top", role: "host", title: { en: "Chair" }, note: { en: "By line" } }, { participant: "foot", role: "attendee" }] }] };
    await withPage(exported("faces", imported("faces", records), "--lang", "en"), async (page) => {
        await page.waitForFunction(() => Array.from(document.images).every((image) => image.complete));
        const named = (await written(page)).filter(([, , , y]) => y > 0 && y < 120).map(([text]) => text);
        assert.ok(named.includes("Name top"), named.join());
        assert.ok(!named.includes("Name foot"), named.join());
        assert.equal(flat(await page.locator("#text figcaption").first().innerText()), "Two · Somebody · CC0");
        const tops = await page.locator("#text figcaption").last().evaluate((caption) => Array.from(caption.children, (part) => Math.round(part.getBoundingClientRect().top)));
        assert.equal(tops.length, 3);
        assert.equal(new Set(tops).size, 1, "whose photo it is stands beside a caption from right to left, too: " + tops.join());
        assert.match(flat(await page.locator("#text .people li").first().innerText()), /^Name top · Chair, [Hh]ost · By line$/);
    });
});

test("lanes that have no room are a click away, and their number is of those with something in view", async () => {
    const people = Array.from({ length: 30 }, (_, k) => ({ slug: "p" + k, names: [{ text: "Person " + k, language: "en" }] }));
    const events = people.map((person, k) => ({ slug: "e" + k, date: `20${String(k + 10)}-06-01`, ...title("Event " + k), participations: [{ participant: person.slug, role: "attendee" }] }));
    people.push({ slug: "nowhere", names: [{ text: "Nobody Nowhere", language: "en" }] });
    await withPage(exported("lanes", imported("lanes", { database: title("Lanes"), participants: people, events }), "--lang", "en"), async (page) => {
        const count = await page.evaluate(() => { fitAll(); draw(); return linesOf().lanes; });
        assert.ok(count > 1 && count < 30);
        assert.ok((await written(page)).some(([text]) => text === "+" + (30 - count)), "who takes part in nothing has no lane");
        const press = (by) => page.evaluate((by) => { const hit = hits.find((each) => each.lanes === by); choose({ x: hit.x + hit.width / 2, y: hit.y + hit.height / 2 }, false); draw(); }, by);
        await press(1);
        let texts = (await written(page)).map(([text]) => text);
        assert.ok(texts.includes(`${count + 1}–${Math.min(2 * count, 30)} / 30`), texts.join());
        await press(-1);
        assert.ok((await written(page)).some(([text]) => text === "+" + (30 - count)));
        await page.evaluate(() => { setView(Date.UTC(2010, 0, 1), Date.UTC(2010 + linesOf().lanes + 3, 0, 1)); draw(); });
        texts = (await written(page)).map(([text]) => text);
        const beyond = await page.evaluate(() => busiestOf("people").slice(linesOf().lanes).filter((lane) => eventsOf(lane).some((i) => END[i] > view.start && START[i] < view.end)).length);
        assert.ok(beyond > 0 && beyond < 30 - count);
        assert.ok(texts.includes("+" + beyond), texts.join());
    });
});

test("who takes part in no event is on the page, by address and by search; a part of the data has only its own people", async () => {
    const records = { database: title("People"), participants: [{ slug: "here", names: [{ text: "Anna Here", language: "en" }] }, { slug: "aside", names: [{ text: "Berta Aside", language: "en" }] }],
        events: [{ slug: "e", date: "2024-01-02", ...title("Event"), participations: [{ participant: "here", role: "host" }] }] };
    const database = imported("aside", records), file = exported("aside", database, "--lang", "en");
    await withPage(file, async (page) => {
        assert.equal(flat(await page.locator("#panel h2").innerText()), "Berta Aside");
        assert.deepEqual((await page.locator(".rail b").allInnerTexts()), ["Anna Here", "Berta Aside"]);
        await page.locator("#search").fill("berta");
        await page.locator("#panel a", { hasText: "Berta Aside" }).waitFor();
    }, { hash: "#participant-aside" });
    await withPage(exported("aside-part", database, "--lang", "en", "--from", "2024-01-01", "--to", "2024-02-01"), async (page) =>
        assert.deepEqual((await page.locator(".rail b").allInnerTexts()), ["Anna Here"]));
});

test("lines from right to left begin at the right side of their block", async () => {
    const arabic = "السلام عليكم ورحمة الله";
    const records = { database: title("Sides"), outlets: [{ slug: "o", name: { en: "Outlet" } }, { slug: "q", name: { en: "Other" } }],
        participants: [{ slug: "p", names: [{ text: "Person", language: "en" }] }],
        articles: [{ slug: "a", outlet: "o", language: "ar" }, { slug: "b", outlet: "q", language: "ar" }],
        events: [{ slug: "e", date: "2024-01-02", title: { ar: arabic }, summary: { ar: arabic }, note: { ar: arabic }, coverage: ["a", "b"] }],
        utterances: [{ slug: "u", event: "e", order: 1, attributions: [{ speaker: "p" }], quotes: [{ article: "a", text: arabic + " جميعا", language: "ar" }, { article: "b", text: arabic, language: "ar" }] }] };
    await withPage(exported("sides", imported("sides", records), "--lang", "en"), async (page) => {
        await page.evaluate(() => select({ kind: "search", text: "السلام", found: search("السلام") }));
        assert.match(await panelText(page), /السلام/);
        const wrong = await page.evaluate(() => Array.from(document.querySelectorAll("#text .summary, #text .note:not(:has(small)), #text h4, #text blockquote p, #text .printings > ul > li, #panel .list a")).map((block) => {
            const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT), range = new Range();
            range.selectNodeContents(walker.nextNode());
            return [block.className || block.tagName, Math.round(block.getBoundingClientRect().right - range.getBoundingClientRect().right)];
        }).filter(([, gap]) => gap > 3));
        assert.deepEqual(wrong, []);
    });
});

test("in a small frame what is selected has a card before others, and no label is cut by the edge", async () => {
    const file = exported("small", DATABASE, "--lang", "en");
    for (const size of [{ width: 480, height: 320 }, { width: 640, height: 480 }]) await withPage(file, async (page) => {
        for (const i of await page.evaluate(() => BY_WEIGHT.slice(0, 12))) {
            const carded = await page.evaluate((i) => {
                select({ kind: "event", index: i });
                const half = (view.end - view.start) / 2, middle = (START[i] + END[i]) / 2;
                setView(middle - half, middle + half);
                draw();
                return hits.some((hit) => hit.event === i && hit.height > 40);
            }, i);
            assert.ok(carded, `${size.width} ${i}`);
        }
        for (const share of [1, 0.5, 0.1, 0.01]) {
            await page.evaluate((share) => { fitAll(); setView(view.start, view.start + (view.end - view.start) * share); draw(); }, share);
            for (const [text, , right, y] of await written(page)) assert.ok(y > 40 || right <= await page.evaluate(() => size.width), `${text} ends at ${right}`);
        }
    }, { size, hash: "#embed" });
});
