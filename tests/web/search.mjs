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

// Each text stands in a language of its own: title, summary, note, context and words; what is no text of theirs is the page's.
const LANGUAGES = {
    ...RECORDS,
    topics: [{ slug: "rain", name: { en: "Rain", ko: "강우", de: "Regen" } }],
    outlets: [{ slug: "o", name: { en: "Outlet", ko: "들판신문" } }],
    participants: [{ slug: "ann", names: [{ text: "Ann Arbour", language: "en" }, { text: "앤 아버", language: "ko" }, { text: "Αννα", language: "el" }] }, { slug: "long", names: [{ text: "Long " + "name ".repeat(60) + "Tail", language: "en" }] }],
    events: [
        { slug: "ferry", date: "2020-01-02", topics: ["rain"], title: { en: "Ferry", ko: "나룻배 운항", ja: "渡し船" }, summary: { en: "It runs", ko: "첫 운항을 시작했다" }, note: { en: "By hand", ko: "손으로 쓴 것" }, place: "dc", participations: [{ participant: "ann", role: "host" }] },
        { slug: "tram", date: "2020-02-03", title: { ko: "전차 개통", en: "Tram" }, summary: { de: "Die Straßenbahn fährt" } },
        { slug: "choir", date: "2020-03-04", title: { en: "Choir" }, participations: [{ participant: "long", role: "attendee" }] },
        { slug: "unlike", title: { en: "Undated", ko: "날짜 없음" } }],
    utterances: [{ slug: "u1", event: "choir", order: 1, context: { en: "Asked about songs", ko: "노래에 대한 질문" }, attributions: [{ speaker: "ann" }],
        quotes: [{ article: "a", text: "We sing", language: "en" }, { article: "a", text: "우리는 노래한다", language: "ko", form: "translated", note: { en: "Put into Korean by the desk" } }] }],
};
test("a text in any language of the database is found, whatever the page's own, and shown where it would not be seen", async () => {
    const database = imported("languages", LANGUAGES);
    const searches = ["나룻배", "나룻배 운항", "첫 운항", "손으로", "渡し船", "전차", "straßenbahn", "노래", "노래에 대한", "노래 choir", "나룻배 ferry", "우리는", "앤", "αννα", "워싱턴 나룻배", "날짜 없음", "tail",
                      "translated", "desk", "indirect", "host", "강우", "들판신문", "Ferry tram", "\"운항 첫\"", "\"we sing\""];
    for (const lang of ["en", "ko"]) await withPage(exported("languages-" + lang, database, "--lang", lang), async (page) => {
        for (const text of searches) assert.deepEqual(await foundByPage(page, text), foundByProgram(database, text), `${lang}: ${text}`);
        assert.deepEqual(await foundByPage(page, "나룻배"), ["ferry"]);
        assert.deepEqual(await foundByPage(page, "노래에 대한"), ["choir"]);
        const things = (text, kind) => page.evaluate(([text, kind]) => search(text)[kind].map((index) => DATA[kind][index].id), [text, kind]);
        for (const text of ["강우", "regen", "RAIN"]) assert.deepEqual(await things(text, "topics"), ["topic-rain"], text);
        assert.deepEqual(await things("들판신문", "outlets"), ["outlet-o"]);
        assert.deepEqual(await things("워싱턴", "places"), ["place-dc"]);
        assert.deepEqual(await things("ann 앤", "people"), [], "as in the program, one name has all of it");
    });
    await withPage(exported("languages", database, "--lang", "en"), async (page) => {
        const shown = async (text) => { await page.locator("#search").fill(text); await page.locator("#panel h2", { hasText: text }).waitFor(); return panelText(page); };
        assert.match(await shown("나룻배"), /Ferry .*나룻배 운항/);
        assert.equal(await page.locator("#panel .unseen-words").getAttribute("lang"), "ko");
        assert.match(await shown("노래에 대한"), /We sing.*노래에 대한 질문/);
        await shown("강우");
        await page.locator("#panel button", { hasText: "Rain" }).click();
        assert.match(await panelText(page), /Rain Events 1 Ferry/);
    });
});

test("a near miss is offered as it is written, and never as a piece of a word", async () => {
    const events = ["The U.S. Army arrives", "AT&T is split", "Altman’s lunch", "A re-election", "Le café de l’été"].map((title, k) => ({ slug: "e" + k, date: "2020-01-0" + (k + 1), title: { en: title } }));
    const participants = ["Conan O’Brien", "Anna Smith-Jones", "D'Artagnan"].map((name, k) => ({ slug: "p" + k, names: [{ text: name, language: "en" }] }));
    await withPage(exported("pieces", imported("pieces", { database: { title: { en: "Pieces" } }, events, participants }), "--lang", "en"), async (page) => {
        const near = (text) => page.evaluate((text) => search(text).near, text);
        const expected = { obriens: ["O’Brien"], "O'Brein": ["O’Brien"], dartagnon: ["D'Artagnan"], atnt: ["AT&T"], Smiht: ["Smith"], "Smith-Jonse": ["Smith-Jones"], reelection: ["re-election"],
                           "U.S. Armx": ["U.S. Army"], "lunhc Altman": ["lunch Altman"], brein: [] };
        for (const [text, words] of Object.entries(expected)) assert.deepEqual(await near(text), words, text);
        assert.ok((await near("Altmann")).includes("Altman"));
        for (const text of Object.keys(expected)) for (const word of await near(text)) assert.notEqual(await page.evaluate((word) => search(word).events.length + search(word).people.length, word), 0, `${word} finds something`);
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
