// The page in each language and each theme.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { closeBrowser, DATABASE, exported, imported, openBrowser, withPage } from "./pages.mjs";

before(() => openBrowser());
after(closeBrowser);

test("Korean and English, light and dark: every word is in the page's language, and the system's colours are those of the theme", async () => {
    for (const [file, lang] of [[exported("ko", DATABASE, "--lang", "ko"), "ko"], [exported("en", DATABASE, "--lang", "en"), "en"]]) {
        for (const scheme of ["light", "dark"]) {
            await withPage(file, async (page) => {
                assert.equal(await page.evaluate(() => document.documentElement.lang), lang);
                const same = await page.evaluate(() => Object.entries(DATA.words).filter(([english, word]) => english === word).map(([word]) => word));
                if (lang === "ko") assert.deepEqual(same, []); else assert.equal(same.length, await page.evaluate(() => Object.keys(DATA.words).length));
                const labels = await page.evaluate(() => Array.from(document.querySelectorAll("[aria-label], [placeholder], [title]"), (each) => each.ariaLabel || each.placeholder || each.title));
                assert.ok(labels.length > 8);
                for (const label of labels) assert.equal(/[가-힣]/.test(label), lang === "ko", label);
                const bySystem = await page.evaluate(() => JSON.stringify(colours));
                assert.equal(await page.evaluate((scheme) => { setTheme(scheme); return JSON.stringify(colours); }, scheme), bySystem);
                assert.equal(await page.evaluate(() => getComputedStyle(root).colorScheme), scheme);
                await page.evaluate(() => { delete root.dataset.theme; readColours(); });
                const other = scheme === "light" ? "dark" : "light";
                await page.emulateMedia({ colorScheme: other, reducedMotion: "reduce" });
                await page.waitForFunction((was) => JSON.stringify(colours) !== was, bySystem); // the system changes while the page is open
            }, { scheme });
        }
    }
});

test("what is read from right to left is laid out so: the page's title, and a name that is cut loses its end", async () => {
    const name = "ראש הממשלה נפגש במאי עם כל השרים והיועצים שלו בירושלים";
    const file = exported("rtl", imported("rtl", {
        database: { title: { he: "מאגר Scripts 目" } },
        participants: [{ slug: "p", names: [{ text: name, language: "he" }] }, { slug: "q", names: [{ text: "Person", language: "en" }] }],
        events: [{ slug: "e", date: "2020", title: { en: "Event" }, participations: [{ participant: "p", role: "speaker" }, { participant: "q", role: "speaker" }] }],
    }), "--lang", "en");
    await withPage(file, async (page) => {
        assert.equal(await page.locator("h1").getAttribute("dir"), "rtl");
        const names = await page.evaluate(() => Array.from(document.querySelectorAll(".rail .who b"), (each) => [getComputedStyle(each).direction, getComputedStyle(each).textAlign, each.scrollWidth > each.clientWidth]));
        assert.deepEqual(names, [["rtl", "left", true], ["ltr", "start", false]]);
    });
});

test("a mark stands over its own letter, in the canvas's fonts and in the page's, and plain letters keep theirs", async () => {
    const marked = ["а\u0301", "и\u0301", "э\u0301", "ẹ\u0300", "ọ\u0301", "ṣ\u0301", "n\u0304", "i\u0307\u0300", "ū\u0301", "u\u0304\u0301", "ε\u0304", "m\u0303", "x\u0307"];
    const words = "Красота\u0301 спасёт мир";
    const file = exported("marks", imported("marks", { database: { title: { en: words } }, events: [{ slug: "e", date: "2020", title: { en: words } }] }), "--lang", "en");
    await withPage(file, async (page) => {
        const beside = await page.evaluate((marked) => {
            const context = document.createElement("canvas").getContext("2d"), found = [];
            for (const family of [SANS, SERIF]) for (const weight of ["", "700 "]) {
                context.font = weight + "40px " + family;
                for (const text of marked) {
                    const { width, actualBoundingBoxRight } = context.measureText(text);
                    if (actualBoundingBoxRight > width + 3) found.push([text, context.font, width, actualBoundingBoxRight]);
                }
            }
            return found;
        }, marked);
        assert.deepEqual(beside, []);
        const [plain, korean] = await page.evaluate(() => {
            const context = document.createElement("canvas").getContext("2d");
            return [SANS, `"Noto Sans KR", "Noto Sans CJK KR", sans-serif`].map((family) => { context.font = "40px " + family; return context.measureText("Красота Abc 한글").width; });
        });
        assert.ok(Math.abs(plain - korean) < 0.5, `${plain} ${korean}`);
        assert.equal(await page.locator("h1").evaluate((each) => getComputedStyle(each).fontFamily), await page.evaluate(() => SANS));
    });
});
