// The page that `dateline export FILE --out story.html` writes, in Chromium, from its file and without a network.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { pathToFileURL } from "node:url";
import vm from "node:vm";
import { packageFile, withChromium } from "./packages.mjs";
import { closeBrowser, DATABASE, exported, flat, openBrowser, OUT, panelText, PROGRAM, run, withPage } from "./pages.mjs";

const { SOURCE } = process.env;
let ko, en;
before(async () => {
    ko = exported("ko", DATABASE, "--lang", "ko");
    en = exported("en", DATABASE, "--lang", "en");
    await openBrowser();
});
after(closeBrowser);

// Sixty events on one day, and a span that holds a shorter one and a day.
function crowded() {
    const folder = join(OUT, "crowded"), database = join(OUT, "crowded.db");
    rmSync(database, { force: true });
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    const event = (slug, date, title) => ({ slug, date, title: { en: title } });
    const events = Array.from({ length: 60 }, (_, k) => event(`n${k}`, "2024-04-10", `Notice ${k}`));
    events.push(event("long", "2024-02/2024-11", "Long"), event("part", "2024-06/2024-07", "Part"), event("day", "2024-09-03", "Day"));
    writeFileSync(join(folder, "a.json"), JSON.stringify({ database: { title: { en: "Crowded" } }, events }));
    run("import", folder, "--into", database);
    return exported("crowded", database, "--lang", "en");
}

test("what is not named is counted where it would stand, at every width and however near one looks", async () => {
    const file = crowded();
    for (const size of [{ width: 1440, height: 900 }, { width: 390, height: 800 }]) await withPage(file, async (page) => {
        for (const share of [1, 0.4, 0.1, 0.02]) {
            const told = await page.evaluate((share) => {
                const middle = Date.UTC(2024, 3, 10, 12), whole = Date.UTC(2024, 11, 1) - Date.UTC(2024, 0, 1);
                view.start = middle - whole * share / 2; view.end = middle + whole * share / 2;
                draw();
                return [look.named + look.counted, filter.events.filter((i) => END[i] > view.start && START[i] < view.end).length];
            }, share);
            assert.equal(told[0], told[1], `of ${told[1]} in view at ${size.width} px and ${share} of the year`);
        }
    }, { size });
});

test("no list of the rail scrolls sideways, however long a name is", async () => {
    await withPage(en, async (page) => {
        await page.evaluate(() => { document.querySelector("#topics button").prepend("A topic whose name is longer than the rail is wide "); });
        for (const list of ["#topics", ".rail-people"])
            assert.ok(await page.evaluate((list) => { const box = document.querySelector(list); return box.scrollWidth <= box.clientWidth; }, list), list);
    });
});

test("a click on a count goes to what it counts, and opens nothing", async () => {
    await withPage(crowded(), async (page) => {
        const counted = () => page.evaluate(() => { draw(); return hits.filter((hit) => hit.span).sort((a, b) => b.span.end - b.span.start - (a.span.end - a.span.start)).pop(); });
        const click = async (hit) => {
            const box = await page.locator("#stage").boundingBox();
            await page.mouse.click(box.x + hit.x + hit.width / 2, box.y + hit.y + hit.height / 2);
            return page.evaluate(() => [selected.kind, view.start, view.end]);
        };
        await page.evaluate(() => { setView(Date.UTC(2024, 0, 1), Date.UTC(2024, 11, 31)); draw(); });
        let [kind, start, end] = await click(await counted());
        const day = 864e5, notices = Date.UTC(2024, 3, 10);
        assert.equal(kind, "none");
        assert.ok(start <= notices && end >= notices + day && end - start < 3 * day, new Date(start).toISOString() + " " + new Date(end).toISOString());
        // What is of one day stays together: a click comes nearer and keeps it in view.
        const length = end - start;
        [kind, start, end] = await click(await counted());
        assert.equal(kind, "none");
        assert.ok(end - start < length && start < notices + day && end > notices);
    });
});

test("a mark on a bar of its own colour has a ring of ground around it", async () => {
    await withPage(crowded(), async (page) => {
        // Whether the pixels from the mark's middle to the bar's (a dot: to its left) or out of it (a bar: upwards) are first
        // the mark's and then the ground's.
        const ringed = (title) => page.evaluate((title) => {
            draw();
            const i = filter.events.find((i) => titleOf(i) === title), base = linesOf().base, up = isBar(i), reach = Math.ceil((up ? 3.5 : radiusOf(i)) + 3);
            const x = Math.round((xOf(START[i]) + xOf(END[i])) / 2), copy = document.createElement("canvas");
            [copy.width, copy.height] = [canvas.width, canvas.height];
            const seen = copy.getContext("2d", { willReadFrequently: true });
            seen.fillStyle = colours.background; seen.fillRect(0, 0, 1, 1);
            const ground = seen.getImageData(0, 0, 1, 1).data;
            seen.drawImage(canvas, 0, 0);
            const isGround = (step) => {
                const pixel = seen.getImageData((x - (up ? 0 : step)) * size.ratio, (base - (up ? step : 0)) * size.ratio, 1, 1).data;
                return [0, 1, 2].every((k) => Math.abs(pixel[k] - ground[k]) < 40);
            };
            return !isGround(0) && Array.from({ length: reach }, (_, step) => step).some(isGround) && (up || !isGround(reach + 3));
        }, title);
        for (const title of ["Part", "Day"]) assert.ok(await ringed(title), title);
    });
});

test("a click on Altman opens his words, and Esc goes back", async () => {
    await withPage(ko, async (page) => {
        await page.locator(".rail a", { hasText: "샘 알트만" }).click();
        const text = await panelText(page);
        for (const utterance of JSON.parse(run("quotes", DATABASE, "--person", "sam-altman", "--format", "json", "--lang", "ko")).utterances)
            assert.ok(text.includes(flat(utterance.printings[0].text)), utterance.printings[0].text);
        assert.equal(await page.locator(".rail a[aria-current]").innerText().then((name) => name.includes("샘 알트만")), true);
        assert.match(await page.locator("#status").innerText(), /샘 알트만: 발언 16/);
        await page.keyboard.press("Escape");
        assert.equal(await page.locator(".rail a[aria-current]").count(), 0);
    });
});

test("searching works with two syllables, one syllable and initial consonants", async () => {
    await withPage(ko, async (page) => {
        await page.keyboard.press("/");
        await page.keyboard.type("규제");
        await page.locator("#panel h2", { hasText: "규제" }).waitFor();
        assert.match(await panelText(page), /미래에 초점을 맞추고/);
        await page.locator("#search").fill("ㅅㅇㅌㅁ");
        await page.locator("#panel [data-person]", { hasText: "샘 알트만" }).waitFor();
        await page.locator("#search").fill("칩");
        await page.locator("#panel h2", { hasText: "칩" }).waitFor();
        assert.match(await panelText(page), /칩 개발도 함께/);
        await page.locator("#search").fill("없는말없는말");
        await page.locator("#panel p", { hasText: "찾은 것이 없습니다" }).or(page.locator("#panel p.soft")).first().waitFor();
        assert.equal(await page.locator("#panel .utterance").count(), 0);
    });
});

test("letters are compared as the program compares them", () => {
    const context = vm.createContext({});
    vm.runInContext(readFileSync(join(SOURCE, "assets/page/letters.js"), "utf8") + ";this.lettersOf = lettersOf; this.apart = lettersApart;", context);
    let pairs = 0;
    for (const line of readFileSync(join(SOURCE, "tests/base/letters.txt"), "utf8").split("\n")) {
        const [written, compared] = line.split("\t");
        if (line.startsWith("#") || compared === undefined) continue;
        const text = written.replace(/\\u([0-9A-Fa-f]{4})/g, (_, digits) => String.fromCharCode(parseInt(digits, 16)));
        assert.equal(context.lettersOf(text).trim(), compared, written);
        ++pairs;
    }
    assert.ok(pairs > 70);
    assert.equal(context.apart("altman", "atlman", 2), 1);
    assert.equal(context.apart("altman", "brockman", 2), 3);
});

test("searching needs no marks, has what is exact first, and offers a near miss; lists go on to their end", async () => {
    const source = { database: { title: { en: "Marks" } }, outlets: [{ slug: "o", name: { en: "Outlet" } }],
        articles: [{ slug: "a", outlet: "o", language: "en", headline: "News", url: "https://example.org/" }],
        participants: ["Zoë Müller", "Zoe Smith", "Conan O’Brien"].map((name, i) => ({ slug: "p" + i, names: [{ text: name, language: "en" }] })),
        events: [["e-street", "Die Straße in Łódź"], ["e-plain", "Lodz again"], ...Array.from({ length: 500 }, (_, i) => ["e" + i, "Event number " + i])]
            .map(([slug, title], i) => ({ slug, date: String(1500 + i), title: { en: title }, coverage: ["a"] })),
        utterances: [0, 1, 2].map((i) => ({ slug: "u" + i, event: "e-street", order: i + 1, attributions: [{ speaker: "p" + i }],
            quotes: [{ article: "a", text: ["Am schönsten in İzmir", "Nothing but words", "It’s here"][i], language: "en" }] })) };
    writeFileSync(join(OUT, "marks.json"), JSON.stringify(source));
    rmSync(join(OUT, "marks.db"), { force: true });
    run("import", join(OUT, "marks.json"), "--into", join(OUT, "marks.db"));
    await withPage(exported("marks", join(OUT, "marks.db"), "--lang", "en"), async (page) => {
        const searched = async (text) => {
            await page.locator("#search").fill(text);
            await page.locator("#panel h2", { hasText: text }).waitFor();
            return panelText(page);
        };
        const people = () => page.locator("#panel [data-person] b").allInnerTexts();
        await searched("Zoe");
        assert.deepEqual((await people()).slice(0, 2), ["Zoe Smith", "Zoë Müller"]);
        await searched("zoë");
        assert.equal((await people())[0], "Zoë Müller");
        assert.match(await searched("strasse"), /Die Straße/);
        assert.match(await searched("O'Brien"), /Conan O’Brien/);
        assert.match(await searched("izmir"), /İzmir/);
        assert.match(await searched("it's here"), /It’s here/);
        await searched("lodz");
        assert.deepEqual((await page.locator("#panel ul.list b").allInnerTexts()).slice(-2), ["Lodz again", "Die Straße in Łódź"]);
        await searched("Muler");
        await page.locator("#panel .near button", { hasText: "Müller?" }).click();
        assert.equal(await page.locator("#search").inputValue(), "Müller");
        assert.match(await panelText(page), /Zoë Müller/);
        await searched("event number");
        assert.equal(await page.locator("#panel li").count(), 200);
        await page.locator("#panel button.more", { hasText: "(300)" }).click();
        assert.equal(await page.locator("#panel li").count(), 500);
    });
});

// The same page without its story.
function withoutStory(page, name) {
    const file = join(OUT, name);
    const html = readFileSync(page, "utf8");
    writeFileSync(file, html.replace(/(<script type="application\/json"[^>]*>)(.*?)(<\/script>)/s, (_, before, data, after) =>
        before + JSON.stringify({ ...JSON.parse(data), story: [] }).replaceAll("<", "\\u003c") + after));
    return file;
}

test("cards, dots and lanes answer to the pointer; dragging and the wheel move in time", async () => {
    await withPage(withoutStory(en, "pointer.html"), async (page) => {
        const middleOf = (test) => page.evaluate((code) => {
            const hit = hits.filter(Function("hit", "return " + code)).pop(), box = stage.getBoundingClientRect();
            return [box.left + hit.x + hit.width / 2, box.top + hit.y + hit.height / 2];
        }, test);
        const click = async (code) => page.mouse.click(...await middleOf(code));
        await click("hit.width > 200 && hit.event >= 0");
        assert.ok(await page.locator("#panel article.event h4").isVisible());
        await click("hit.person >= 0 && hit.height < 30 && hit.x < 20"); // the name on a lane
        assert.ok(await page.locator("#panel .person-head h2").isVisible());
        const span = () => page.evaluate(() => [view.start, view.end]);
        const [start, end] = await span();
        const box = await page.locator("#stage").boundingBox(), x = box.x + box.width / 2, y = box.y + 70;
        await page.mouse.move(x, y);
        await page.mouse.wheel(0, -400);
        await page.waitForTimeout(100);
        const zoomed = await span();
        assert.ok(zoomed[1] - zoomed[0] < (end - start) * 0.8);
        assert.ok(Math.abs((zoomed[0] + zoomed[1] - start - end) / (end - start)) < 0.01, "zooms at the pointer");
        await page.mouse.down();
        await page.mouse.move(x - 200, y, { steps: 4 });
        await page.mouse.up();
        const moved = await span();
        assert.ok(Math.abs((moved[0] - zoomed[0]) / (zoomed[1] - zoomed[0]) - 200 / box.width) < 0.01, "what was under the pointer stays there");
    });
});

test("all of it works by keyboard, and Tab leaves the timeline after Esc", async () => {
    await withPage(withoutStory(en, "keyboard.html"), async (page) => {
        await page.locator("#stage").focus();
        const length = () => page.evaluate(() => view.end - view.start);
        const all = await length();
        await page.keyboard.press("+");
        assert.ok(await length() < all);
        await page.keyboard.press("f");
        assert.equal(await length(), all);
        await page.keyboard.press("Tab");
        await page.keyboard.press("Tab");
        const second = await page.evaluate(() => titleOf(filter.inTime[1]));
        assert.ok((await page.locator("#status").innerText()).includes(second));
        await page.keyboard.press("Enter");
        assert.equal(await page.locator("#panel h4").innerText(), second);
        await page.keyboard.press("Escape");
        await page.keyboard.press("Tab");
        assert.notEqual(await page.evaluate(() => document.activeElement.id), "stage");
        await page.locator(".rail a").first().focus();
        await page.keyboard.press("Enter");
        assert.ok(await page.locator("#panel .utterance").first().isVisible());
    });
});

// The example with other views in it.
function databaseWith(name, views) {
    const source = join(OUT, name + ".json"), database = join(OUT, name + ".db");
    run("export", DATABASE, "--out", source);
    writeFileSync(source, JSON.stringify({ ...JSON.parse(readFileSync(source, "utf8")), views }));
    rmSync(database, { force: true });
    run("import", source, "--into", database);
    return database;
}
// The events that the program lets out under the same filter.
function slugsOf(database, ...options) {
    const file = join(OUT, "events.csv");
    run("export", database, "--out", file, "--as", "events", ...options);
    return readFileSync(file, "utf8").split("\r\n").slice(1).map((line) => line.split(",")[0]).filter(Boolean).sort();
}

test("the story of the example is stepped through, with its notes, lanes, filters and choices", async () => {
    await withPage(withoutStory(ko, "no-story.html"), async (page) =>
        assert.ok(await page.locator("#step").isHidden(), "without a story there are no buttons"));
    await withPage(ko, async (page) => {
        assert.match(flat(await page.locator("#step").innerText()), /1 \/ 6 공개와 첫 제동/);
        assert.equal(await page.locator("#grouping").inputValue(), "topics");
        for (let step = 2; step <= 4; ++step) await page.locator("#step-on").click();
        assert.match(flat(await page.locator("#step").innerText()), /4 \/ 6 6월 9일, 서울/);
        assert.match(await panelText(page), /한국 스타트업/);
        assert.equal(await page.locator("#grouping").inputValue(), "people");
        assert.ok(await page.locator("#filter").isHidden());
        await page.locator("#step-on").click();
        assert.match(flat(await page.locator("#filter").innerText()), /규제 국제 거버넌스 안전/);
    });
});

test("each step applies all of its filter as the program does, its lanes and its theme", async () => {
    const view = (slug, order, more) => ({ slug, name: { en: "Step <" + slug + ">" }, order, ...more });
    const database = databaseWith("filters", [
        view("combined", 1, { participants: ["sam-altman", "greg-brockman"], topics: ["regulation"], search: "AI", from: "2023-06", to: "2023-06" }),
        view("outlet", 2, { outlets: ["newsis"], grouping: "outlet", theme: "dark", select: "outlet:newsis" }),
        view("place", 3, { places: ["63-building"], grouping: "place", theme: "light" }),
        view("all", 4, { grouping: "none", select: "utterance:" + JSON.parse(run("quotes", DATABASE, "--format", "json")).utterances[0].slug })]);
    const filters = [["--person", "sam-altman", "--person", "greg-brockman", "--topic", "regulation", "--search", "AI"],
                     ["--outlet", "newsis"], ["--place", "63-building"], []];
    const lanes = ["people", "outlets", "places", "none"];
    await withPage(exported("filters", database, "--lang", "en"), async (page) => {
        for (let step = 0; step < filters.length; ++step) {
            if (step > 0) await page.locator("#step-on").click();
            const shown = await page.evaluate(() => Array.from(ARTICLES).filter((_, i) => isShown(i)).map((each) => each.id.slice(6)).sort());
            assert.deepEqual(shown, slugsOf(database, ...filters[step]), filters[step].join(" "));
            assert.ok(shown.length > 0);
            assert.equal(await page.locator("#grouping").inputValue(), lanes[step]);
            assert.equal(await page.locator("#filter").isVisible(), step < 3);
            assert.match(flat(await page.locator("#step").innerText()), new RegExp(step + 1 + " / 4 Step <"));
            const drawn = await page.evaluate(() => new Set(hits.filter((hit) => hit.event >= 0).map((hit) => hit.event)).size);
            assert.ok(drawn <= shown.length, "only what is shown is drawn");
        }
        assert.ok(await page.locator("#panel article.event").isVisible(), "an utterance opens where it was said");
        await page.locator("#step-back").click();
        await page.locator("#step-back").click();
        assert.equal(await page.evaluate(() => colours.background), "#15171b", "dark");
        assert.match(await panelText(page), /^✕? ?Newsis/);
        await page.locator("#filter button").focus();
        await page.keyboard.press("Enter");
        assert.ok(await page.locator("#filter").isHidden());
        assert.equal(await page.evaluate(() => document.activeElement.id), "stage");
        assert.equal(await page.evaluate(() => filter.events.length), slugsOf(database).length);
        await page.locator("#grouping").selectOption("topics");
        assert.ok(await page.evaluate(() => { draw(); return hits.some((hit) => hit.lane >= 0); }), "the reader chooses the lanes");
    });
});

test("the story goes on by keyboard, and its buttons stay in reach at its ends", async () => {
    await withPage(ko, async (page) => {
        await page.locator("#stage").focus();
        await page.keyboard.press("PageDown");
        assert.match(flat(await page.locator("#step").innerText()), /2 \/ 6/);
        await page.keyboard.press("PageUp");
        await page.keyboard.press("PageUp");
        assert.match(flat(await page.locator("#step").innerText()), /1 \/ 6/);
        await page.locator("#step-on").focus();
        for (let step = 1; step <= 6; ++step) await page.keyboard.press("Enter");
        assert.match(flat(await page.locator("#step").innerText()), /6 \/ 6/);
        assert.equal(await page.locator("#step-on").getAttribute("aria-disabled"), "true");
        assert.equal(await page.evaluate(() => document.activeElement.id), "step-on");
        assert.equal(await page.locator("#step-words").getAttribute("aria-live"), "polite");
    });
    const begun = exported("begun", DATABASE, "--view", "story-seoul", "--lang", "en");
    await withPage(begun, async (page) => assert.match(flat(await page.locator("#step").innerText()), /4 \/ 6 Seoul/));
});

test("an address with #event-SLUG opens it, as JSON-LD names it; so do people and utterances", async () => {
    const graph = JSON.parse(readFileSync(en, "utf8").match(/<script type="application\/ld\+json">(.*?)<\/script>/s)[1])["@graph"];
    const seoul = graph.find((node) => node["@id"] === "#event-seoul-startups-meeting");
    await withPage(en, async (page) => {
        assert.equal(await page.locator("#panel h4").innerText(), seoul.name);
        assert.ok(await page.evaluate(() => Math.abs(document.getElementById("timeline").getBoundingClientRect().top) < 120), "the timeline is in sight");
        await page.evaluate(() => { location.hash = "#participant-greg-brockman"; });
        await page.locator("#panel h2", { hasText: "Greg Brockman" }).waitFor();
        for (const node of graph.filter((each) => /^#(event|participant|utterance)-/.test(each["@id"])))
            assert.equal(await page.evaluate((id) => Boolean(choiceOf(id)), node["@id"].slice(1)), true, node["@id"]);
    }, { hash: seoul["@id"] });
});

test("axe-core finds nothing, light and dark, in Korean and English, wide and narrow", async () => {
    const axe = readFileSync(packageFile("axe-core/axe.min.js"), "utf8");
    for (const [file, scheme, size] of [[ko, "light"], [en, "dark"], [ko, "dark", { width: 390, height: 844 }], [en, "light", { width: 800, height: 900 }]]) {
        await withPage(file, async (page) => {
            for (let step = 2; step <= 5; ++step) await page.locator("#step-on").click(); // one with a filter
            await page.locator(".rail a").first().click();
            await page.evaluate(axe);
            const found = await page.evaluate(async () => (await axe.run()).violations.map((each) => each.id + ": " + each.nodes.slice(0, 3).map((node) => node.html.slice(0, 160) + " " + node.failureSummary).join(" | ")));
            assert.deepEqual(found, [], `${file} ${scheme}`);
        }, { scheme, size });
    }
});

test("light and dark follow the system, and the button changes them", async () => {
    await withPage(en, async (page) => {
        const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
        assert.equal(await ground(), "rgb(21, 23, 27)");
        await page.locator("#theme").click();
        assert.equal(await ground(), "rgb(246, 245, 242)");
        await page.locator("#theme").click();
        await page.emulateMedia({ media: "print", colorScheme: "dark" });
        assert.equal(await page.evaluate(() => getComputedStyle(document.body).color), "rgb(28, 29, 33)", "paper is white");
    }, { scheme: "dark" });
    const dark = exported("dark", DATABASE, "--theme", "dark");
    await withPage(dark, async (page) => assert.equal(await page.evaluate(() => colours.background), "#15171b"));
});

test("#embed shows the timeline alone", async () => {
    await withPage(en, async (page) => {
        assert.ok(await page.locator("#top").isHidden());
        assert.ok(await page.locator("#text").isHidden());
        const box = await page.locator("#timeline").boundingBox();
        assert.deepEqual([box.y, box.height], [0, 900]);
    }, { hash: "#embed" });
});

test("without a script every word that was printed is there, with its sources and its language", async () => {
    await withChromium(async (plain) => {
        for (const [file, lang] of [[ko, "ko"], [en, "en"]]) {
            const page = await plain.newPage();
            await page.goto(pathToFileURL(file).href);
            const text = flat(await page.locator("#text").textContent());
            for (const utterance of JSON.parse(run("quotes", DATABASE, "--format", "json", "--lang", lang)).utterances) {
                assert.ok(text.includes(flat(utterance.context)), utterance.context);
                for (const printing of utterance.printings) {
                    assert.ok(text.includes(flat(printing.text)), printing.text);
                    assert.ok(text.includes(flat(printing.outlet)) && text.includes(flat(printing.headline)), printing.outlet);
                    if (printing.url) assert.ok(await page.locator(`a[href="${printing.url}"]`).count() > 0, printing.url);
                }
            }
            assert.ok(await page.locator("#timeline").isHidden());
            assert.ok(await page.locator(`blockquote[lang=${lang === "ko" ? "en" : "ko"}]`).count() > 0);
            assert.ok(await page.locator("blockquote[cite^=http]").count() > 0);
            assert.ok(await page.locator("time[datetime='2023-06-09']").count() > 0);
            assert.ok(text.includes(lang === "ko" ? "화자 불일치" : "speaker disputed"));
            assert.equal(await page.locator("img:not([alt])").count(), 0);
            await page.close();
        }
    }, { javaScriptEnabled: false, offline: true });
});

test("markup in titles, names, words and addresses stays text", async () => {
    const bad = "</script><script>window.hurt = 1</script><!--<img src=x onerror='hurt=1'>\"'&amp;\u202e\u0007";
    const seen = flat(bad.replace("\u202e", "").replace("\u0007", "\ufffd"));
    const records = {
        database: { title: { en: bad }, description: { en: bad }, licence: bad },
        outlets: [{ slug: "o", name: { en: bad } }],
        topics: [{ slug: "t", name: { en: bad } }],
        participants: [{ slug: "p", names: [{ text: bad, language: "en" }], description: { en: bad } }],
        articles: [{ slug: "a", outlet: "o", language: "en", headline: bad, url: "https://example.org/'onclick='hurt=1&quot;&gt;&lt;script&gt;hurt=1" }],
        events: [{ slug: "e", date: "2020-01-02", title: { en: bad }, summary: { en: bad }, note: { en: bad }, topics: ["t"], coverage: ["a"],
                   participations: [{ participant: "p", role: "speaker", title: { en: bad } }],
                   claims: [{ about: "x", label: { en: bad }, value: { en: bad }, article: "a" }] }],
        utterances: [{ slug: "u", event: "e", order: 1, context: { en: bad }, attributions: [{ speaker: "p", note: { en: bad } }],
                       quotes: [{ article: "a", text: bad, language: "en", note: { en: bad } }] }],
    };
    writeFileSync(join(OUT, "hostile.json"), JSON.stringify(records));
    run("import", join(OUT, "hostile.json"), "--into", join(OUT, "hostile.db"));
    await withPage(exported("hostile", join(OUT, "hostile.db"), "--lang", "en"), async (page) => {
        assert.equal(await page.title(), seen);
        await page.locator(".rail a").first().click();
        assert.ok((await panelText(page)).includes(seen));
        await page.locator("#search").fill("onerror");
        await page.waitForTimeout(300);
        assert.equal(await page.evaluate(() => window.hurt), undefined);
        assert.equal(await page.locator("script").count(), 3, "JSON-LD, data and script");
        assert.equal(await page.locator("#text img, #panel img").count(), 0);
        assert.ok(!flat(await page.locator("#text").innerText()).includes("\u202e"));
    });
});

test("what is selected is where the reader starts, and nothing is left out for it", async () => {
    const file = exported("selected", DATABASE, "--select", "event:hub71-forum", "--lang", "en");
    await withPage(file, async (page) => {
        assert.ok(await page.locator("#panel article.event h4").isVisible());
        assert.ok(await page.locator("#text article.event").count() > 40);
    });
});

test("what is filtered is what leaves", async () => {
    const june = exported("june", DATABASE, "--from", "2023-06-01", "--to", "2023-06-30", "--person", "greg-brockman", "--lang", "en");
    await withPage(june, async (page) => {
        const words = JSON.parse(run("quotes", DATABASE, "--from", "2023-06-01", "--to", "2023-06-30", "--person", "greg-brockman", "--format", "json")).utterances;
        assert.equal(await page.locator("#text .utterance").count(), words.length);
        assert.ok(words.length > 0);
    });
});

test("more events than a page takes are refused with their number, and nothing is written", async () => {
    const events = Array.from({ length: 20001 }, (_, k) => ({ slug: "e" + k, date: String(1000 + (k % 1000)), title: { en: "Event " + k } }));
    writeFileSync(join(OUT, "many.json"), JSON.stringify({ database: { title: { en: "Many" } }, events }));
    run("import", join(OUT, "many.json"), "--into", join(OUT, "many.db"));
    const out = join(OUT, "many.html");
    rmSync(out, { force: true });
    const done = spawnSync(PROGRAM, ["export", join(OUT, "many.db"), "--out", out], { encoding: "utf8" });
    assert.equal(done.status, 2);
    assert.match(done.stderr, /^dateline: .*at most 20,000 events.*20,001.*--from and --to.*\n$/);
    assert.ok(!existsSync(out));
    run("export", join(OUT, "many.db"), "--out", out, "--from", "1000", "--to", "1010");
    assert.ok(existsSync(out));
});

test("a page without events opens too", async () => {
    await withPage(exported("none", DATABASE, "--from", "1700", "--to", "1701", "--lang", "en"), async (page) => {
        assert.equal(await page.locator("#text article.event").count(), 0);
        assert.ok(await page.locator("#stage").isVisible());
    });
});
