// Searching in the page: it finds what the program finds, its field says what is searched for, and nothing ends silently.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { closeBrowser, DATABASE, exported, imported, openBrowser, OUT, panelText, run, withPage } from "./pages.mjs";

const named = (text) => [{ text, language: "en" }];
const said = (slug, event, speaker, text, order) => ({ slug, event, order, attributions: [{ speaker }], quotes: [{ article: "a", text, language: "en" }] });
const RECORDS = {
    database: { title: { en: "Searched" } },
    outlets: [{ slug: "o", name: { en: "Outlet" } }],
    articles: [{ slug: "a", outlet: "o", language: "en" }],
    participants: [{ slug: "ann", names: named("Ann Arbour") }, { slug: "bob", names: named("Bob Stone") }, { slug: "cy", names: named("Cyrus Vale") }],
    places: [{ slug: "dc", name: { en: "Washington, DC", ko: "워싱턴" }, variants: ["District of Columbia"] }, { slug: "lodz", name: { en: "Łódź" } }],
    events: [
        { slug: "hearing", date: "2020-01-02", title: { en: "Hearing" }, place: "dc", participations: [{ participant: "ann", role: "speaker" }] },
        { slug: "parade", date: "2020-02-03", title: { en: "Parade" }, summary: { en: "Banners and music" }, place: "lodz" },
        { slug: "march", date: "2020-03-04", title: { en: "March on Washington" }, participations: [{ participant: "bob", role: "attendee" }] },
        { slug: "lunch", date: "2020-04-05", title: { en: "Lunch" } }],
    utterances: [said("u1", "hearing", "ann", "Rules are needed", 1), said("u2", "hearing", "cy", "Banners are not", 2), said("u3", "lunch", "cy", "Soup at last", 1)],
};
const SEARCHES = ["Washington, DC", "washington", "washington dc", "워싱턴", "ㅇㅅㅌ", "district of columbia", "lodz", "Łódź", "rules", "rules washington", "rules banners", "banners",
                  "cyrus", "cyrus soup", "cyrus washington", "ann bob", "bob march", "\"march on\"", "\"on march\"", "stone", "nothing like it"];

let searched;
before(async () => {
    searched = imported("searched", RECORDS);
    await openBrowser();
});
after(closeBrowser);

// The slugs of the events that a search finds, sorted.
function foundByProgram(database, text) {
    const file = join(OUT, "found.csv");
    run("export", database, "--as", "events", "--search", text, "--out", file);
    return Array.from(readFileSync(file, "utf8").replace(/"[^"]*"/g, "").matchAll(/^(?!event,)([a-z0-9-]+),/gm), (match) => match[1]).sort();
}
const foundByPage = (page, text) => page.evaluate((text) => search(text).events.map((i) => articleOf(i).id.replace(/^event-/, "")).sort(), text);

test("the page finds what the program finds: by words, by who was there, by the place, in any language and by its variants", async () => {
    await withPage(exported("searched", searched, "--lang", "en"), async (page) => {
        for (const text of SEARCHES) assert.deepEqual(await foundByPage(page, text), foundByProgram(searched, text), text);
        assert.deepEqual(await foundByPage(page, "Washington, DC"), ["hearing"]);
        assert.deepEqual(await foundByPage(page, "district of columbia"), ["hearing"]);
    });
    await withPage(exported("example", DATABASE, "--lang", "en"), async (page) => {
        for (const text of ["Washington, DC", "63 Building", "Sam Altman", "greg brockman regulation"])
            assert.deepEqual(await foundByPage(page, text), foundByProgram(DATABASE, text), text);
    });
});

test("a place that is misspelt is offered", async () => {
    await withPage(exported("near", searched, "--lang", "en"), async (page) => {
        await page.locator("#search").fill("Washingtn, DC");
        await page.locator("#panel .near button", { hasText: "Washington, DC?" }).click();
        assert.equal(await page.locator("#search").inputValue(), "Washington, DC");
        assert.match(await panelText(page), /Hearing/);
    });
});

test("other apostrophes, hyphens and dots are a near miss, and what is offered is a whole word that is there, as in the program", async () => {
    const titles = ["“O'Brien's” law", "The U.S. Army, on parade", "They don't, and Jean-Paul’s friend won't", "क़लम और ﾃﾞｰﾀ"];
    const database = imported("parted", { database: { title: { en: "Parted" } }, events: titles.map((title, i) => ({ slug: "e" + i, date: "2020-01-0" + (i + 1), title: { en: title } })) });
    await withPage(exported("parted", database, "--lang", "en"), async (page) => {
        const near = (text) => page.evaluate((text) => search(text).near, text);
        for (const [typed, ...meant] of [["obriens", "O'Brien's"], ["US Army", "U.S. Army"], ["dont", "don't"], ["jeanpauls", "Jean-Paul’s"], ["wont", "won't"]])
            assert.deepEqual(await near(typed), meant, typed);
        for (const [typed, slug] of [["कलम", "e3"], ["データ", "e3"]]) {
            assert.deepEqual(await foundByPage(page, typed), [slug]);
            assert.deepEqual(foundByProgram(database, typed), [slug]);
        }
    });
});

test("the field says what is searched for, and Enter searches", async () => {
    await withPage(exported("field", searched, "--lang", "en"), async (page) => {
        const box = page.locator("#search"), heading = (text) => page.locator("#panel h2", { hasText: text }).waitFor();
        await box.fill("banners");
        await heading("banners");
        await page.locator("#panel .close").click();
        assert.equal(await box.inputValue(), "", "nothing is open: nothing is searched for");
        await page.evaluate(() => { searchBox.value = "soup"; }); // no event that it would wait for
        await box.press("Enter");
        await heading("soup");
        await page.locator("#panel a", { hasText: "Lunch" }).first().click();
        assert.equal(await box.inputValue(), "soup");
        await box.press("Enter");
        await heading("soup");
        await page.locator(".rail a").first().click();
        await box.fill("parade");
        await heading("parade");
        await page.evaluate(() => goBack());
        await page.evaluate(() => goBack());
        await heading("soup");
        assert.equal(await box.inputValue(), "soup", "a search that is gone back to is in the field");
        await page.evaluate(() => select({ kind: "none" }));
        assert.equal(await box.inputValue(), "");
        await page.goBack();
        await heading("soup");
        assert.equal(await box.inputValue(), "soup", "with the browser's own button, too");
    });
});

test("half of a pair of UTF-16 in the field is no harm", async () => {
    await withPage(exported("half", searched, "--lang", "en"), async (page) => {
        for (const text of ["\ud800", "a\udc00b", "\ude00 soup", "😀"]) {
            await page.evaluate((units) => searchFor(String.fromCharCode(...units)), Array.from({ length: text.length }, (_, k) => text.charCodeAt(k)));
            await page.locator("#panel h2").waitFor();
            assert.equal(await page.evaluate(() => selected.kind), "search");
        }
        assert.equal(await page.evaluate(() => location.hash), "#search=%F0%9F%98%80");
    });
});

test("all words of a search count, and all of what is found is marked, in what is listed later too", async () => {
    const many = imported("marked", { database: { title: { en: "Marked" } },
        events: Array.from({ length: 700 }, (_, k) => ({ slug: "e" + k, date: String(1200 + k), title: { en: "Sameness " + k } })) });
    await withPage(exported("marked", many, "--lang", "en"), async (page) => {
        const words = Array(40).fill("sameness");
        assert.equal(await page.evaluate((text) => search(text).events.length, words.join(" ")), 700);
        assert.equal(await page.evaluate((text) => search(text).events.length, [...words, "absent"].join(" ")), 0);
        await page.locator("#search").fill("sameness");
        await page.locator("#panel h2", { hasText: "sameness" }).waitFor();
        const marks = () => page.evaluate(() => [CSS.highlights.get("found").size, panel.querySelectorAll("li").length]);
        assert.deepEqual(await marks(), [201, 200], "and the heading");
        await page.locator("#panel button.more").click();
        assert.deepEqual(await marks(), [701, 700]);
    });
});
