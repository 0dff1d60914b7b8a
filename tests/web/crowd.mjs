// A page of thousands: what is drawn is chosen over all that is in view, what is not drawn is counted where it would stand, and
// no list ends silently. And what lies in one row: bars that overlap keep their marks.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { closeBrowser, exported, flat, imported, openBrowser, panelText, withPage } from "./pages.mjs";

const title = (en) => ({ title: { en } });
const dayOf = (k) => new Date(Date.UTC(2020, 0, 1) + k * 864e5).toISOString().slice(0, 10);
// 3,600 events of one weight over ten years, in an order that looks like chance; of one person fifty. 200 spans. Two that
// are heavier, late; a few without a date.
function thousands() {
    let seed = 7;
    const chance = (n) => { seed = (seed * 1103515245 + 12345) % 2147483648; return Math.floor(seed / 2147483648 * n); };
    const events = Array.from({ length: 3400 }, (_, k) => ({ slug: "e" + k, date: dayOf(chance(3650)), ...title("Event " + k),
        participations: k % 68 === 0 ? [{ participant: "ann", role: "attendee" }] : [] }));
    for (let k = 0; k < 200; k++) { const from = chance(3500); events.push({ slug: "s" + k, date: dayOf(from) + "/" + dayOf(from + 10 + chance(150)), ...title("Span " + k) }); }
    events.push({ slug: "heavy", date: "2029-10-10", weight: 50, ...title("Heaviest of all") }, { slug: "second", date: "2029-02-03", weight: 40, ...title("Second") });
    for (let k = 0; k < 3; k++) events.push({ slug: "u" + k, ...title("Undated " + k) });
    return { database: title("Thousands"), participants: [{ slug: "ann", names: [{ text: "Ann Arbour", language: "en" }] }], events };
}
let file;
before(async () => {
    file = exported("thousands", imported("thousands", thousands()), "--lang", "en");
    await openBrowser();
});
after(closeBrowser);

// The events that one drawing gives a dot, a bar or a card.
const drawn = (page) => page.evaluate(() => {
    draw();
    const inView = filter.events.filter((i) => END[i] > view.start && START[i] < view.end);
    const shown = [...new Set(hits.filter((hit) => hit.event >= 0).map((hit) => hit.event))], cards = hits.filter((hit) => hit.event >= 0 && hit.width > 200).map((hit) => hit.event);
    return { inView: inView.length, told: look.named + look.counted, shown: shown.map((i) => xIn(i) / size.width), cards: cards.map((i) => [titleOf(i), xIn(i) / size.width]) };
});
const showShare = (page, from, to) => page.evaluate(([from, to]) => {
    const start = Date.UTC(2020, 0, 1), whole = 3650 * 864e5;
    view.start = start + from * whole; view.end = start + to * whole;
}, [from, to]);
const evenly = (shares, name) => {
    for (let part = 0; part < 4; part++) assert.ok(shares.filter((x) => x >= part / 4 && x <= (part + 1) / 4).length >= shares.length / 12, `${name}: the ${part + 1}th quarter of the view has ${shares.filter((x) => x >= part / 4 && x <= (part + 1) / 4).length} of ${shares.length}`);
};

test("of thousands in view those that are drawn lie all over it, the heaviest among them, and all the others are counted", async () => {
    for (const size of [{ width: 1440, height: 900 }, { width: 390, height: 800 }]) await withPage(file, async (page) => {
        for (const [from, to] of [[0, 1], [0.3, 0.8], [0.9, 1], [0.42, 0.44]]) {
            await showShare(page, from, to);
            const found = await drawn(page), name = `${size.width} px, ${from} to ${to}`;
            assert.ok(found.inView > 60, name);
            assert.equal(found.told, found.inView, `named and counted are those in view: ${name}`);
            evenly(found.shown, name);
            if (to === 1) assert.ok(found.cards.some(([words]) => words === "Heaviest of all"), `${name}: ${found.cards.join()}`);
            if (size.width > 1000) assert.ok(found.cards.some(([, x]) => x < 0.5) && found.cards.some(([, x]) => x > 0.5), `${name}: ${found.cards.join()}`);
        }
    }, { size });
});

test("what shines is drawn and named before the rest, and the rest is counted too", async () => {
    await withPage(file, async (page) => {
        await page.evaluate(() => { select({ kind: "person", index: 0 }); fitAll(); });
        const found = await drawn(page);
        assert.equal(found.told, found.inView);
        const lit = await page.evaluate(() => {
            const shown = new Set(hits.filter((hit) => hit.event >= 0).map((hit) => hit.event)), columns = new Set([...shown].filter(isLit).map((i) => Math.floor(dotX(i) / 5)));
            return [eventsOf(0).length, eventsOf(0).filter((i) => !columns.has(Math.floor(dotX(i) / 5))).length];
        });
        assert.deepEqual(lit, [50, 0], "each of theirs has a dot, or another of theirs in its place");
        assert.ok((await page.evaluate(() => { draw(); return hits.filter((hit) => hit.event >= 0 && hit.width > 200).every((hit) => isLit(hit.event)); })));
    });
});

test("what is drawn stays drawn while the view moves", async () => {
    await withPage(file, async (page) => {
        const carded = async (from) => { await showShare(page, from, from + 0.3); return (await drawn(page)).cards.map(([words]) => words); };
        const here = await carded(0.3), moved = await carded(0.302);
        assert.ok(here.filter((words) => moved.includes(words)).length >= here.length - 2, here.join() + " | " + moved.join());
    });
});

test("the list of events goes on to its end, and one that is filtered has what has no date, too", async () => {
    await withPage(file, async (page) => {
        const intro = page.locator("#intro"), listed = () => intro.locator("ul.list").first().locator("li").count(), all = await page.evaluate(() => BY_WEIGHT.length);
        assert.equal(await listed(), 7);
        assert.match(flat(await intro.locator("li").nth(2).innerText()), /^Heaviest of all/); // after the two hints
        assert.match(await intro.locator("button.more").first().innerText(), new RegExp(`\\(${all - 7}\\)`));
        await page.evaluate(() => { for (let button; (button = document.querySelector("#intro button.more"));) button.click(); });
        assert.equal(await listed(), all);
        await page.evaluate(() => { filterBy([0, COUNT], ["all"]); show(); });
        assert.match(flat(await intro.innerText()), /Undated 0.*Undated 2/);
    });
});

// Bars and the marks at their ends, by event: {row, marks}.
const BARS = () => {
    draw();
    const bars = placedOf(inOrder()).filter((thing) => thing.isBar), marks = [], drawOne = drawMark;
    drawMark = (context, mark) => { marks.push(mark); drawOne(context, mark); };
    try { draw(); } finally { drawMark = drawOne; }
    return { rows: Object.fromEntries(bars.map(({ i, row }) => [titleOf(i), row])), marks: marks.map(({ i, kind, x, y }) => ({ of: titleOf(i), kind, x, y })) };
};
test("open and unknown ends of spans that overlap stand apart, none over another, and seen over what lies beneath", async () => {
    const dates = { ferry: "1985/..", choir: "1986/", tram: "../1960", market: "/1959-05", bridge: "[..1904]", library: "1972-03", depot: "[1986..]" };
    const records = { database: title("Ends"), events: Object.entries(dates).map(([slug, date]) => ({ slug, date, ...title(slug) })) };
    const ends = exported("ends", imported("ends", records), "--lang", "en");
    for (const size of [{ width: 1440, height: 900 }, { width: 390, height: 844 }, { width: 480, height: 320 }]) await withPage(ends, async (page) => {
        const { rows, marks } = await page.evaluate(BARS), name = size.width + " px " + JSON.stringify(marks);
        assert.notEqual(rows.ferry, rows.choir, name);
        assert.notEqual(rows.tram, rows.market, name);
        assert.deepEqual(marks.map((mark) => [mark.of, mark.kind].join(" ")).sort(), ["bridge arrow", "choir unknown", "depot arrow", "ferry arrow", "market unknown", "tram arrow"], name);
        for (const a of marks) for (const b of marks) if (a !== b && a.of < b.of) assert.ok(Math.abs(a.y - b.y) >= 12 || Math.abs(a.x - b.x) >= 10, name);
        // A mark has ground around it, whatever it stands on.
        const seen = await page.evaluate((marks) => {
            const copy = document.createElement("canvas");
            [copy.width, copy.height] = [canvas.width, canvas.height];
            const pixels = copy.getContext("2d", { willReadFrequently: true });
            draw();
            pixels.drawImage(canvas, 0, 0);
            const [r, g, b] = colours.background.match(/[0-9a-f]{2}/gi).map((each) => parseInt(each, 16));
            return marks.map(({ x, y }) => {
                const { data } = pixels.getImageData((x - 9) * size.ratio, (y - 6) * size.ratio, 18 * size.ratio, 12 * size.ratio);
                let ground = 0;
                for (let k = 0; k < data.length; k += 4) if (Math.abs(data[k] - r) + Math.abs(data[k + 1] - g) + Math.abs(data[k + 2] - b) < 30) ground++;
                return ground / (data.length / 4);
            });
        }, marks);
        for (const share of seen) assert.ok(share > 0.2, `${name} ${seen.join()}`);
    }, { size, hash: size.height < 400 ? "#embed" : "" });
});

test("more spans than there are rows: each is drawn in a row of its own, or named or counted", async () => {
    const events = Array.from({ length: 30 }, (_, k) => ({ slug: "s" + k, date: `20${String(k + 10)}/..`, ...title("Since " + k) }));
    await withPage(exported("since", imported("since", { database: title("Since"), events }), "--lang", "en"), async (page) => {
        const { rows } = await page.evaluate(BARS), used = Object.values(rows);
        assert.ok(used.length > 1 && used.length <= 6);
        assert.equal(new Set(used).size, used.length);
        assert.equal(await page.evaluate(() => look.named + look.counted), 30);
    });
});

test("an axis has its labels however far it reaches and however narrow it is, and none lies over another", async () => {
    const events = ["Y-190000", "Y190000", "2024-05-06"].map((date, k) => ({ slug: "e" + k, date, ...title("Event " + k) }));
    const database = imported("far", { database: title("Far"), events });
    for (const lang of ["en", "ko"]) for (const width of [320, 390, 768, 1440]) await withPage(exported("far-" + lang, database, "--lang", lang), async (page) => {
        const labels = await page.evaluate(() => {
            const texts = [], fill = CanvasRenderingContext2D.prototype.fillText;
            CanvasRenderingContext2D.prototype.fillText = function (text, x, y) { if (y === 34) texts.push([text, x, x + this.measureText(text).width]); fill.call(this, text, x, y); };
            try { draw(); } finally { CanvasRenderingContext2D.prototype.fillText = fill; }
            return texts;
        });
        assert.ok(labels.length >= 2, `${lang} ${width}: ${labels.join()}`);
        for (let k = 1; k < labels.length; k++) assert.ok(labels[k][1] > labels[k - 1][2], `${lang} ${width}: ${labels.join()}`);
        assert.ok(labels.some(([text]) => (lang === "ko" ? /^(기원전 )?[12]0만 년$/ : /^[12]00,000( BCE)?$/).test(text)), labels.join(" "));
    }, { size: { width, height: 844 } });
});

test("a person's appearances are the events that they took part in or spoke at, each once", async () => {
    const said = (slug, event) => ({ slug, event, order: 1, attributions: [{ speaker: "ann" }], quotes: [{ article: "a", text: "Words of " + slug, language: "en" }] });
    const records = { ...thousands(), outlets: [{ slug: "o", name: { en: "Outlet" } }], articles: [{ slug: "a", outlet: "o", language: "en" }], utterances: [said("x", "e0"), said("y", "e1"), said("z", "u0")] };
    await withPage(exported("appearances", imported("appearances", records), "--lang", "en"), async (page) => {
        await page.locator(".rail a").first().click();
        assert.match(await panelText(page), /Appearances 52 /); // fifty, with e0 among them; e1, and one without a date
        assert.equal(await page.locator("#panel ul.list li").count(), 52);
        assert.equal(await page.evaluate(() => DATA.people[0].events), 52);
        assert.match(flat(await page.locator("#participant-ann").textContent()), /52 events · 3 utterances/);
    });
});

test("leafing through the lanes shows each of them, whoever is chosen, and printing leaves the page as it was", async () => {
    const participants = Array.from({ length: 23 }, (_, k) => ({ slug: "p" + k, names: [{ text: "Person " + k, language: "en" }] }));
    const events = participants.map(({ slug }, k) => ({ slug: "e" + k, date: dayOf(k * 10), ...title("Event " + k), participations: [{ participant: slug, role: "attendee" }, ...(k < 3 ? [{ participant: "p22", role: "attendee" }] : [])] }));
    await withPage(exported("lanes", imported("lanes", { database: title("Lanes"), participants, events }), "--lang", "en"), async (page) => {
        for (const chosen of [-1, 0, 2, 22, 21]) {
            const pages = await page.evaluate((chosen) => {
                select(chosen < 0 ? { kind: "none" } : { kind: "person", index: chosen });
                look.lanePage = 0;
                const pages = [], add = () => { draw(); const { shown, from, to } = lanesShown(linesOf().lanes, inOrder()); pages.push({ shown, from, to }); };
                add();
                for (let next; (next = hits.find((hit) => hit.lanes === 1)) && pages.length < 40;) { look.lanePage++; add(); }
                return pages;
            }, chosen), name = chosen + ": " + JSON.stringify(pages);
            assert.ok(pages.length > 2 && pages.length < 40, name);
            assert.equal(new Set(pages.flatMap((each) => each.shown)).size, 23, name);
            if (chosen >= 0) assert.ok(pages.every((each) => each.shown.includes(chosen)), name);
            assert.equal(pages[pages.length - 1].to, 23, name);
        }
        const kept = await page.evaluate(() => { draw(); const before = look.lanePage; size.height = 2000; drawForPaper(); return [before, look.lanePage]; });
        assert.ok(kept[0] > 2);
        assert.equal(kept[1], kept[0]);
    });
});
