// What is open stands in the page's address, and an address opens it, however it was come by.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { closeBrowser, DATABASE, exported, flat, openBrowser, panelText, withPage } from "./pages.mjs";

let en;
before(async () => {
    en = exported("en", DATABASE, "--lang", "en");
    await openBrowser();
});
after(closeBrowser);

const hashOf = (page) => page.evaluate(() => location.hash);
const settled = async (page, hash) => page.waitForFunction((hash) => location.hash === hash && address === hash, hash);
// What a reader sees of the state: what is open, where the page and the timeline stand.
const look = (page) => page.evaluate(() => [panel.textContent, scrollY, document.activeElement.id, stage.getBoundingClientRect().top, Math.round((view.start + view.end) / 2 / 6e4)]);

test("opening an event, a person, a topic or a step writes the address; back and forward walk through them", async () => {
    await withPage(en, async (page) => {
        assert.equal(await hashOf(page), "");
        await page.locator(".rail a", { hasText: "Sam Altman" }).click();
        assert.equal(await hashOf(page), "#participant-sam-altman");
        const event = page.locator("#panel h3 a").first(), title = flat(await event.innerText());
        const id = await event.getAttribute("href");
        await event.click();
        assert.equal(await hashOf(page), id);
        await page.locator("#topics button").first().click();
        assert.match(await hashOf(page), /^#topic-/);
        await page.locator("#step-on").click();
        assert.equal(await hashOf(page), "#step-2");
        await page.goBack();
        await page.goBack();
        await settled(page, id);
        assert.equal(await page.locator("#panel h4").innerText(), title);
        await page.goBack();
        await settled(page, "#participant-sam-altman");
        assert.equal(await page.locator("#panel .person-head h2").innerText(), "Sam Altman");
        await page.goBack();
        await settled(page, "");
        await page.goForward();
        await settled(page, "#participant-sam-altman");
        for (let k = 0; k < 3; ++k) await page.goForward();
        await settled(page, "#step-2");
        assert.match(flat(await page.locator("#step").innerText()), /2 \/ 6/);
    });
});

test("Esc takes the address back with it, and opening and closing leaves one step in the history", async () => {
    await withPage(en, async (page) => {
        const before = await page.evaluate(() => history.length);
        for (let k = 0; k < 4; ++k) {
            await page.locator(".rail a").nth(k).click();
            await page.keyboard.press("Escape");
            assert.equal(await hashOf(page), "");
        }
        assert.equal(await page.evaluate(() => history.length), before + 1);
        await page.locator(".rail a").first().click();
        await page.locator("#panel .close").click();
        assert.equal(await hashOf(page), "");
        assert.equal(await page.evaluate(() => document.activeElement.id), "stage", "the focus is not lost with the button");
    });
});

test("an address that is typed, linked or loaded opens the same, and the page does not jump to the text", async () => {
    for (const size of [{ width: 1280, height: 800 }, { width: 390, height: 844 }]) {
        const hashes = ["#event-seoul-startups-meeting", "#participant-sam-altman", "#step-4", "#person-sam-altman", "#search=regulation"];
        for (const hash of size.width < 761 ? hashes.slice(0, 3) : hashes) {
            let loaded;
            await withPage(en, async (page) => { await page.waitForTimeout(100); loaded = await look(page); }, { hash, size });
            await withPage(en, async (page) => {
                await page.waitForTimeout(100);
                await page.evaluate((hash) => { location.hash = hash; }, hash);
                await settled(page, hash);
                await page.waitForTimeout(100);
                const typed = await look(page);
                if (hash === "#step-4") typed[2] = loaded[2] = ""; // who steps keeps the focus
                assert.equal(typed[0], loaded[0], hash);
                assert.ok(size.width < 761 ? Math.max(typed[1], loaded[1]) < 400 : typed[1] === loaded[1], `${hash} ${typed[1]} ${loaded[1]}`);
                assert.equal(typed[2], loaded[2], hash);
                assert.ok(await page.evaluate(() => timelineBox.getBoundingClientRect().top > -innerHeight * 0.5));
            }, { size });
        }
    }
});

test("addresses of nothing are no harm, and the text has its own", async () => {
    for (const hash of ["#event-nobody", "#step-99", "#step-0", "#%E0%A4%A", "#embed&", "#participant-", "#__proto__", "#search="]) {
        await withPage(en, async (page) => {
            assert.ok(await page.locator("#stage").isVisible(), hash);
            assert.match(flat(await page.locator("#step").innerText()), /1 \/ 6/, hash);
        }, { hash });
    }
    await withPage(en, async (page) => {
        await page.locator(".rail a").first().click();
        const open = await panelText(page);
        await page.evaluate(() => { location.hash = "#event-nobody"; });
        await page.waitForFunction(() => address === "#event-nobody");
        assert.equal(await panelText(page), open, "what is open stays open");
        await page.locator("a.button[href='#text']").click();
        await page.waitForFunction(() => scrollY > 300);
        const link = page.locator("#people .words a").first(), id = await link.getAttribute("href");
        await link.click();
        assert.equal(await hashOf(page), id);
        assert.ok(await page.evaluate((id) => Math.abs(document.getElementById(id).getBoundingClientRect().top) < 200, id.slice(1)), "a link in the text leads on in the text");
        assert.equal(await panelText(page), open);
    });
});

test("the address of what is open can be copied", async () => {
    await withPage(en, async (page) => {
        await page.evaluate(() => { window.copied = []; navigator.clipboard.writeText = async (text) => { window.copied.push(text); }; });
        await page.locator(".rail a").first().click();
        await page.locator("#panel .link").click();
        await page.locator("#panel .told", { hasText: "Link copied" }).waitFor();
        assert.deepEqual(await page.evaluate(() => window.copied), [await page.evaluate(() => location.href)]);
        await page.evaluate(() => { navigator.clipboard.writeText = async () => { throw new Error("not here"); }; document.execCommand = () => false; });
        await page.locator("#panel .link").click();
        assert.equal(await page.locator("#panel input.told").inputValue(), await page.evaluate(() => location.href), "the reader copies it");
    });
    await withPage(en, async (page) => {
        await page.evaluate(() => { navigator.clipboard.writeText = async (text) => { window.copied = text; }; });
        const before = await page.evaluate(() => history.length);
        await page.evaluate(() => select({ kind: "event", index: 3 }));
        assert.equal(await hashOf(page), await page.evaluate(() => "#embed&" + articleOf(3).id));
        assert.equal(await page.evaluate(() => history.length), before, "the frame leaves 'back' to the page around it");
        await page.locator("#panel .link").click();
        assert.match(await page.evaluate(() => window.copied), /en\.html#event-/, "what is passed on is the whole page");
    }, { hash: "#embed" });
});

test("#utterance-SLUG shows the utterance: its words are in view in the panel, marked for a moment, and the address is theirs", async () => {
    let id; // the last of the event that has the most
    await withPage(en, async (page) => {
        id = await page.evaluate(() => utterancesOf(E.said.reduce((most, said, i) => (said.length > E.said[most].length ? i : most), 0)).at(-1).id);
    });
    for (const size of [{ width: 1280, height: 800 }, { width: 390, height: 844 }]) {
        for (const way of ["loaded", "typed"]) {
            await withPage(en, async (page) => {
                if (way === "typed") await page.evaluate((id) => { location.hash = id; }, id);
                const part = page.locator(`#panel [data-of="${id}"]`);
                await part.waitFor();
                await page.waitForTimeout(100);
                const [top, bottom, above, below] = await part.evaluate((each) => {
                    const box = each.getBoundingClientRect(), frame = panel.getBoundingClientRect();
                    return [box.top, box.bottom, frame.top, Math.min(frame.bottom, innerHeight)];
                });
                assert.ok(top >= above && top < below - 40, `${way} at ${size.width}: ${top} within ${above} to ${below}, ends at ${bottom}`);
                assert.ok(await part.evaluate((each) => getComputedStyle(each).animationName === "pointed"));
                const marks = () => [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
                    .filter((rule) => rule.name === "pointed" && /background/.test(rule.cssText)).length;
                assert.equal(await page.evaluate(marks), 1, "it is seen");
                assert.equal(await page.evaluate(() => location.hash), "#" + id);
                assert.equal(await page.evaluate(() => linkTo(selected).split("#")[1]), id);
            }, { size, hash: way === "loaded" ? "#" + id : "" });
        }
    }
});

test("back and forward leave the page where it was, at once", async () => {
    await withPage(en, async (page) => {
        const tops = () => page.evaluate(() => new Promise((done) => {
            const seen = [];
            addEventListener("popstate", () => {
                const began = performance.now(), look = () => { seen.push(scrollY); if (performance.now() - began < 400) requestAnimationFrame(look); else done(seen); };
                setTimeout(look);
            }, { once: true });
            history.back();
        }));
        const hashes = ["#event-seoul-startups-meeting", "#participant-sam-altman", "#event-hub71-forum"];
        for (const hash of hashes) { await page.evaluate((hash) => { location.hash = hash; }, hash); await settled(page, hash); }
        for (const hash of [hashes[1], hashes[0], ""]) {
            assert.deepEqual([...new Set(await tops())], [0], `back to ${hash}`);
            await settled(page, hash);
        }
        await page.locator("a.button[href='#text']").click();
        await page.waitForFunction(() => scrollY > 300);
        await page.goBack();
        await settled(page, "");
        assert.equal(await page.evaluate(() => scrollY), 0, "from the text to the timeline");
        await page.goForward();
        await settled(page, "#text");
        assert.ok(await page.evaluate(() => scrollY) > 300, "and to the text again");
    }, { size: { width: 1280, height: 800 } });
});

test("an address of nothing says so, in the page's language", async () => {
    const ko = exported("ko", DATABASE, "--lang", "ko");
    for (const [file, words] of [[en, "There is nothing at this address"], [ko, "이 주소에는 아무것도 없습니다"]]) {
        await withPage(file, async (page) => {
            assert.equal(await page.locator("#told").innerText(), words);
            assert.equal(await page.locator("#status").textContent(), words);
        }, { hash: "#event-nope" });
        await withPage(file, async (page) => {
            assert.ok(await page.locator("#told").isHidden());
            await page.evaluate(() => { location.hash = "#person-nope"; });
            await page.locator("#told", { hasText: words }).waitFor();
        });
    }
    for (const hash of ["", "#text", "#embed", "#events", "#participant-sam-altman"])
        await withPage(en, async (page) => assert.ok(await page.locator("#told").isHidden(), hash), { hash });
});
