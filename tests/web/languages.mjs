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
