// The page where the screen is small: on a telephone, and in the frame of another page.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test, { after, before } from "node:test";
import { packageFile } from "./packages.mjs";
import { closeBrowser, DATABASE, exported, openBrowser, panelText, withPage } from "./pages.mjs";

let ko, en;
before(async () => {
    ko = exported("ko", DATABASE, "--lang", "ko");
    en = exported("en", DATABASE, "--lang", "en");
    await openBrowser({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });
});
after(closeBrowser);

// The middle of the largest place on the stage that passes, in sight.
async function tap(page, code) {
    const at = await page.evaluate((code) => {
        const middle = () => {
            draw();
            const hit = hits.filter(Function("hit", "return " + code)).sort((a, b) => b.width * b.height - a.width * a.height)[0], box = stage.getBoundingClientRect();
            return [box.left + hit.x + hit.width / 2, box.top + hit.y + hit.height / 2];
        };
        if (middle()[1] > innerHeight - 20 && !root.classList.contains("embed")) scrollBy({ top: middle()[1] - innerHeight / 2, behavior: "instant" });
        return middle();
    }, code);
    await page.touchscreen.tap(...at);
}
const boxes = (page) => page.evaluate(() => ({ panel: panel.getBoundingClientRect().toJSON(), thing: boxOf(selected).toJSON(), height: innerHeight, width: innerWidth }));
const overflow = (page) => page.evaluate(() => [document.documentElement.scrollWidth - innerWidth, document.documentElement.scrollHeight - innerHeight]);

test("a tap opens the words in view, and what was tapped stays in view above them", async () => {
    for (const size of [{ width: 390, height: 844 }, { width: 320, height: 568 }, { width: 768, height: 1024 }, { width: 844, height: 390 }]) {
        await withPage(en, async (page) => {
            await page.evaluate(() => fitAll());
            await tap(page, "hit.event >= 0");
            const { panel, thing, height, width } = await boxes(page), name = `${size.width}x${size.height} ${JSON.stringify([panel, thing])}`;
            assert.ok(panel.top >= -1 && panel.top < height * 0.7 && panel.right <= width + 1, name);
            assert.ok(Math.min(panel.bottom, height) - panel.top > 120, name);
            assert.ok(await page.locator("#panel article.event h4").isVisible());
            const heading = await page.locator("#panel article.event h4").boundingBox();
            assert.ok(heading.y >= 0 && heading.y + heading.height < height, name);
            const apart = size.width <= 760 ? thing.bottom <= panel.top : thing.right <= panel.left + 1;
            assert.ok(apart && thing.top >= 0 && thing.bottom <= height, name);
        }, { size });
    }
});

test("a person in the list opens above the edge of a telephone's screen", async () => {
    await withPage(ko, async (page) => {
        await page.locator(".rail a").first().tap();
        const { panel, height } = await boxes(page), rail = await page.locator(".rail a").first().boundingBox();
        assert.ok(panel.top < height * 0.6 && rail.y >= 0 && rail.y + rail.height <= panel.top);
        assert.ok(await page.locator("#panel .utterance").first().isVisible());
    });
});

test("the sheet is closed by its button, by Esc, by 'back' and by a pull, and the focus comes back", async () => {
    await withPage(en, async (page) => {
        const first = page.locator(".rail a").first(), isOpen = () => page.locator("#panel").isVisible();
        const ways = [() => page.locator("#panel .close").tap(), () => page.keyboard.press("Escape"), () => page.goBack(),
                      async () => {
                          const box = await page.locator("#panel .handle").boundingBox(), x = box.x + box.width / 2, y = box.y + 10;
                          await page.mouse.move(x, y); await page.mouse.down(); await page.mouse.move(x, y + 300, { steps: 5 }); await page.mouse.up();
                      }];
        for (const way of ways) {
            await first.focus();
            await page.keyboard.press("Enter");
            assert.ok(await isOpen());
            assert.equal(await page.evaluate(() => document.activeElement.id), "panel");
            assert.equal(await page.locator("#panel").getAttribute("role"), "dialog");
            await way();
            await page.locator("#panel").waitFor({ state: "hidden" });
            assert.ok(await page.evaluate(() => document.activeElement === document.querySelector(".rail a")), way.toString());
        }
        assert.equal(await page.evaluate(() => scrollY), 0);
    });
});

test("the sheet's handle makes it larger and smaller, and search opens it without taking the focus", async () => {
    await withPage(en, async (page) => {
        await page.locator("#search").fill("regulation");
        await page.locator("#panel h2", { hasText: "regulation" }).waitFor();
        assert.equal(await page.evaluate(() => document.activeElement.id), "search");
        const height = () => page.evaluate(() => panel.offsetHeight), half = await height();
        await page.locator("#panel .handle").tap();
        assert.ok(await height() > half + 150);
        assert.equal(await page.locator("#panel .handle").getAttribute("aria-expanded"), "true");
        await page.locator("#panel .handle").tap();
        assert.equal(await height(), half);
    });
});

test("a story's step leaves the timeline in sight, and its whole note is a tap away", async () => {
    await withPage(en, async (page) => {
        await page.locator("#step-on").tap();
        assert.ok(await page.locator("#panel").isHidden());
        const height = () => page.locator("#step-words p").boundingBox().then((box) => box.height), cut = await height();
        await page.locator("#step-words").tap();
        assert.ok(await height() > cut);
    });
});

test("fingers need not be exact, swipes move in time or scroll the page, and buttons are large enough", async () => {
    await withPage(en, async (page) => {
        await page.evaluate(() => { fitAll(); draw(); });
        const near = await page.evaluate(() => {
            const dot = hits.find((hit) => hit.event >= 0 && hit.height < 24 && hitAt(hit.x - 12, hit.y - 8) === null);
            return dot ? hitAt(dot.x - 12, dot.y - 8, true) !== null : "no dot stands alone";
        });
        assert.equal(near, true);
        assert.equal(await page.evaluate(() => getComputedStyle(stage).touchAction), "pan-y");
        await page.locator(".rail a").first().tap();
        for (const button of await page.locator("button:visible, select:visible, .rail a:visible, a.button:visible").all()) {
            const box = await button.boundingBox();
            assert.ok(box.width >= 39.5 && box.height >= 39.5, `${await button.evaluate((each) => each.outerHTML.slice(0, 90))} ${box.width}x${box.height}`);
        }
    });
});

test("two fingers zoom the timeline where they are", async () => {
    await withPage(en, async (page) => {
        const span = () => page.evaluate(() => view.end - view.start), before = await span();
        const box = await page.locator("#stage").boundingBox(), y = box.y + 150;
        const session = await page.context().newCDPSession(page);
        const touch = (type, ...xs) => session.send("Input.dispatchTouchEvent", { type, touchPoints: xs.map((x, id) => ({ x, y, id })) });
        await touch("touchStart", 150, 200);
        for (let by = 10; by <= 80; by += 10) await touch("touchMove", 150 - by, 200 + by);
        await touch("touchEnd");
        assert.ok(await span() < before * 0.5, `${before} ${await span()}`);
    });
});

test("#embed fits its frame: no scroll bars, the overview whole, what is opened within", async () => {
    for (const size of [{ width: 640, height: 480 }, { width: 480, height: 320 }, { width: 1024, height: 600 }, { width: 1280, height: 420 }, { width: 300, height: 700 }]) {
        for (const hash of size.width < 1000 ? ["#embed", "#embed&event-seoul-startups-meeting", "#embed-participant-sam-altman"] : ["#embed"]) {
            await withPage(en, async (page) => {
                const name = `${size.width}x${size.height} ${hash}`;
                if (hash === "#embed") {
                    assert.deepEqual(await overflow(page), [0, 0], name);
                    const overview = await page.locator("#overview").boundingBox();
                    assert.ok(overview.y + overview.height <= size.height + 0.5 && overview.height >= 44, name);
                    await page.evaluate(() => fitAll());
                    await tap(page, "hit.event >= 0");
                }
                const { panel, thing } = await boxes(page);
                assert.deepEqual(await overflow(page), [0, 0], name);
                assert.ok(panel.top >= 0 && panel.bottom <= size.height + 0.5 && panel.right <= size.width + 0.5 && panel.height > 100, name + JSON.stringify(panel));
                if (!hash.includes("participant")) assert.ok(thing.top >= 0 && (thing.bottom <= panel.top || thing.right <= panel.left + 1), name + JSON.stringify([panel, thing]));
                assert.equal(await page.evaluate(() => scrollX + scrollY), 0);
                await page.keyboard.press("Escape");
                if (size.width <= 760) await page.locator("#panel").waitFor({ state: "hidden" });
                assert.equal(await page.evaluate(() => location.hash), "#embed", name);
            }, { hash, size });
        }
    }
});

test("axe-core finds nothing in the sheet and in a frame", async () => {
    const axe = readFileSync(packageFile("axe-core/axe.min.js"), "utf8");
    for (const [file, hash, scheme] of [[ko, "#event-seoul-startups-meeting", "dark"], [en, "#embed&participant-sam-altman", "light"], [en, "#search=AI", "light"]]) {
        await withPage(file, async (page) => {
            assert.notEqual(await panelText(page), "");
            await page.evaluate(axe);
            const found = await page.evaluate(async () => (await axe.run()).violations.map((each) => each.id + ": " + each.nodes.slice(0, 3).map((node) => node.html.slice(0, 160) + " " + node.failureSummary).join(" | ")));
            assert.deepEqual(found, [], hash);
        }, { hash, scheme });
    }
});

test("in a frame the axis stays above what is opened, and nothing is scrolled away", async () => {
    for (const size of [{ width: 700, height: 450 }, { width: 390, height: 400 }, { width: 480, height: 320 }, { width: 300, height: 700 }]) await withPage(en, async (page) => {
        const found = await page.evaluate(() => { draw(); return { stage: stage.getBoundingClientRect().toJSON(), panel: panel.getBoundingClientRect().toJSON(), moved: timelineBox.scrollTop + scrollY,
            isCarded: hits.some((hit) => hit.event === look.event && hit.width > 200) }; }), name = size.width + " " + JSON.stringify(found);
        assert.equal(found.moved, 0, name);
        assert.ok(found.stage.top >= 0 && Math.abs(found.stage.bottom - found.panel.top) <= 1, name);
        assert.ok(found.isCarded, name);
        await page.locator("#panel .close").tap();
        assert.ok(await page.locator("#overview").isVisible());
    }, { size, hash: "#embed&event-seoul-startups-meeting" });
});

test("the sheet's head covers nothing of what stands below it", async () => {
    for (const [hash, first] of [["#participant-sam-altman", ".person-head .portrait"], ["#embed&participant-sam-altman", ".person-head .portrait"], ["#event-seoul-startups-meeting", "article.event h4"], ["#search=AI", "h2"]]) await withPage(en, async (page) => {
        const bar = await page.locator("#panel .panel-bar").boundingBox(), box = await page.locator("#panel " + first).first().boundingBox();
        assert.ok(box.y >= bar.y + bar.height, hash + JSON.stringify([bar, box]));
    }, { hash });
});
