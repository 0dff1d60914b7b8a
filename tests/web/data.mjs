// The data formats, read by the programs that they are for: TimelineJS draws its JSON in Chromium, ical.js reads the
// calendar, jsonld expands the JSON-LD, whose types and properties are schema.org's; annotations have the shape of the
// W3C's recommendation.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";
import { packageFile, require, withChromium } from "./packages.mjs";

const { PROGRAM, DATABASE, OUT } = process.env;

function exported(name, ...options) {
    const file = join(OUT, name);
    execFileSync(PROGRAM, ["export", DATABASE, "--out", file, "--lang", "ko", ...options]);
    return readFileSync(file, "utf8");
}
// A page with the timeline of some JSON, opened; what it says goes wrong is collected, requests to the web among it.
async function openTimeline(context, name, json, problems) {
    const dist = packageFile("@knight-lab/timelinejs/dist");
    const file = join(OUT, name);
    writeFileSync(file, `<!doctype html><html lang="ko"><meta charset="utf-8"><title>Timeline</title>
        <link rel="stylesheet" href="${pathToFileURL(join(dist, "css/timeline.css"))}">
        <div id="timeline" style="width:1200px;height:700px"></div>
        <script src="${pathToFileURL(join(dist, "js/timeline.js"))}"></script>
        <script>window.timeline = new TL.Timeline("timeline", ${json}, { hash_bookmark: false, language: "en", font: null });</script>`);
    const page = await context.newPage();
    page.on("pageerror", (error) => problems.push(String(error)));
    page.on("dialog", (dialog) => { problems.push(dialog.message()); return dialog.dismiss(); });
    await page.route(/^https?:/, (route) => { problems.push(route.request().url()); return route.abort(); });
    await page.goto(pathToFileURL(file).href);
    const count = JSON.parse(json).events.length;
    await page.waitForFunction((wanted) => document.querySelectorAll(".tl-timemarker").length === wanted, count);
    await page.waitForFunction((wanted) => document.querySelectorAll(".tl-slide").length === wanted, count + 1);
    return page;
}
const graph = () => JSON.parse(exported("graph.jsonld"))["@graph"];

test("TimelineJS draws every event, with the words that were said", async () => {
    const json = exported("timeline.json", "--as", "timelinejs");
    const slides = JSON.parse(json).events;
    await withChromium(async (context) => {
        const problems = [];
        const page = await openTimeline(context, "timeline.html", json, problems);
        assert.equal(await page.locator(".tl-message-full, .tl-message").filter({ hasText: /error|invalid/i }).count(), 0);
        const quote = slides.find((slide) => slide.text.text.includes("<blockquote>"));
        await page.evaluate((id) => window.timeline.goToId(id), quote.unique_id);
        const words = quote.text.text.match(/<blockquote>(.*?)<br>/)[1];
        await page.waitForFunction((text) => [...document.querySelectorAll(".tl-slide blockquote")].some(
            (element) => element.innerHTML.includes(text)), words);
        await page.waitForTimeout(1500); // its slide comes in
        await page.screenshot({ path: join(OUT, "timeline.png") });
        assert.deepEqual(problems, []);
    }, { viewport: { width: 1200, height: 720 } });
});

test("TimelineJS shows markup in titles, topics and words as text, and years before our era as they are", async () => {
    const bad = "<img src=x onerror=alert(1)>&amp;<b>굵게</b>";
    const source = {
        database: { title: { en: bad }, description: { en: bad } },
        topics: [{ slug: "t", name: { en: bad } }],
        outlets: [{ slug: "o", name: { en: bad } }],
        participants: [{ slug: "p", names: [{ text: bad, language: "en" }] }],
        articles: [{ slug: "a", outlet: "o", language: "en", headline: bad }],
        events: [{ slug: "ides", date: "-0043-03-15", title: { en: bad }, summary: { en: bad }, topics: ["t"] },
                 { slug: "later", date: "2023-06", title: { en: "later" } }],
        utterances: [{ slug: "u", event: "ides", order: 1, attributions: [{ speaker: "p" }],
                       quotes: [{ article: "a", text: bad, language: "en" }] }],
    };
    writeFileSync(join(OUT, "bad.json"), JSON.stringify(source));
    rmSync(join(OUT, "bad.db"), { force: true });
    execFileSync(PROGRAM, ["import", join(OUT, "bad.json"), "--into", join(OUT, "bad.db")]);
    execFileSync(PROGRAM, ["export", join(OUT, "bad.db"), "--out", join(OUT, "bad-timeline.json"), "--as", "timelinejs"]);
    await withChromium(async (context) => {
        const problems = [];
        const page = await openTimeline(context, "bad.html", readFileSync(join(OUT, "bad-timeline.json"), "utf8"), problems);
        await page.evaluate(() => window.timeline.goToId("ides"));
        await page.waitForFunction(() => document.querySelector(".tl-slide blockquote"));
        await page.waitForTimeout(1500);
        await page.screenshot({ path: join(OUT, "bad.png") });
        const markup = await page.locator("#timeline img, #timeline b").evaluateAll((all) => all.map((e) => e.parentElement.outerHTML));
        assert.deepEqual(markup, [], "no markup of the words");
        assert.ok((await page.locator(".tl-slide blockquote").first().textContent()).includes(bad));
        assert.equal(await page.locator(".tl-timegroup-message").first().textContent(),
                     bad.replaceAll("<", "‹").replaceAll(">", "›").replaceAll("&", "＆"));
        assert.deepEqual(problems, []);
    }, { viewport: { width: 1200, height: 720 } });
});

test("a calendar program reads every event, and when it was", () => {
    const ical = require("ical.js").default ?? require("ical.js");
    const calendar = new ical.Component(ical.parse(exported("calendar.ics")));
    const events = calendar.getAllSubcomponents("vevent").map((component) => new ical.Event(component));
    const authored = JSON.parse(exported("source.json")).events;
    assert.equal(events.length, authored.length);
    const bySlug = new Map(events.map((event) => [event.uid.replace(/@[0-9a-f]{16}\.dateline$/, ""), event]));
    assert.equal(bySlug.size, authored.length, "each has a UID of its own");
    for (const { slug, date, title, summary, within } of authored) {
        const event = bySlug.get(slug);
        assert.equal(event.summary, title.ko ?? Object.values(title)[0]);
        if (summary?.ko) assert.ok(event.description.includes(summary.ko), event.description);
        assert.ok(event.component.getFirstPropertyValue("dtstamp").year > 2000);
        if (within) assert.equal(event.component.getFirstPropertyValue("related-to"), bySlug.get(within).uid);
        if (/^\d{4}-\d\d-\d\d$/.test(date)) {
            assert.ok(event.startDate.isDate);
            assert.equal(event.startDate.toString(), date);
            assert.equal(event.endDate.toUnixTime() - event.startDate.toUnixTime(), 24 * 3600);
        } else if (/T\d\d:\d\d[+-]\d\d:\d\d$/.test(date) && !date.includes("/")) {
            assert.equal(event.startDate.toUnixTime(), Date.parse(date) / 1000, date);
        }
    }
});

// schema.org's own: for each type that Dateline writes, the properties that may stand on it.
const thing = ["name", "alternateName", "description", "url", "identifier", "subjectOf", "image"];
const work = [...thing, "about", "citation", "creator", "creditText", "dateModified", "datePublished", "headline",
              "alternativeHeadline", "inLanguage", "isPartOf", "publisher", "text"];
const vocabulary = {
    Thing: thing,
    Place: [...thing, "geo"],
    GeoCoordinates: ["latitude", "longitude"],
    ImageObject: [...work, "additionalProperty", "caption", "copyrightNotice", "dateCreated", "genre"],
    Person: thing,
    Organization: thing,
    PropertyValue: ["name", "propertyID", "value"],
    Event: [...thing, "additionalProperty", "about", "attendee", "performer", "organizer", "startDate", "endDate", "location", "subEvent", "superEvent",
            "recordedIn", "image"],
    NewsArticle: [...work, "additionalProperty"],
    Quotation: [...work, "additionalProperty", "spokenByCharacter"],
};
// What a property may refer to.
const range = {
    location: ["Place"], organizer: ["Person", "Organization"], performer: ["Person", "Organization"],
    attendee: ["Person", "Organization"], superEvent: ["Event"], subEvent: ["Event"], publisher: ["Person", "Organization"],
    creator: ["Person", "Organization"], spokenByCharacter: ["Person", "Organization"], citation: ["NewsArticle"],
    isPartOf: ["NewsArticle"], recordedIn: ["Quotation"], subjectOf: ["NewsArticle"],
    about: ["Thing", "Person", "Organization"], image: ["ImageObject"], geo: ["GeoCoordinates"],
    additionalProperty: ["PropertyValue"],
};
const list = (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

test("JSON-LD holds types and properties of schema.org alone, and every reference meets its node", () => {
    const nodes = graph();
    const byId = new Map(nodes.map((node) => [node["@id"], node]));
    assert.equal(byId.size, nodes.length, "each node is written once");
    for (const kind of ["Event", "Person", "Organization", "NewsArticle", "Quotation", "ImageObject"])
        assert.ok(nodes.some((node) => node["@type"] === kind), kind);
    const check = (node) => {
        const known = vocabulary[node["@type"]];
        assert.ok(known, `${node["@type"]} is no type that Dateline writes`);
        for (const [property, value] of Object.entries(node)) {
            if (property.startsWith("@")) continue;
            assert.ok(known.includes(property), `${property} does not belong on ${node["@type"]}`);
            for (const item of list(value)) {
                if (!range[property]) { assert.equal(typeof item, node["@type"] === "GeoCoordinates" ? "number" : "string", property); continue; }
                const target = item["@id"] ? byId.get(item["@id"]) : item;
                assert.ok(target, `${property} refers to ${JSON.stringify(item)}, which is not there`);
                assert.ok(range[property].includes(target["@type"]), `${property} refers to a ${target["@type"]}`);
                if (!item["@id"]) check(item);
            }
        }
        for (const property of ["startDate", "endDate", "datePublished", "dateModified"])
            for (const date of list(node[property]))
                assert.match(date, /^-?\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d))?)?)?$/);
        for (const url of list(node.url)) assert.match(url, /^https?:\/\//);
    };
    nodes.forEach(check);
    const photos = JSON.parse(readFileSync(process.env.SOURCE + "/data/example/photos.json", "utf8")).photos;
    for (const photo of photos.filter((each) => byId.has("#photo-" + each.slug))) {
        const node = byId.get("#photo-" + photo.slug);
        assert.equal(node.caption, photo.caption.ko);
        assert.equal(node.creditText, photo.credit);
    }
    const seoul = byId.get("#event-seoul-startups-meeting").location.geo;
    assert.deepEqual([seoul.latitude, seoul.longitude], [37.5199, 126.9403]);
});

test("a JSON-LD processor expands every node, and drops nothing", async () => {
    const jsonld = require("jsonld");
    const nodes = graph();
    const document = { "@context": { "@vocab": "https://schema.org/" }, "@graph": nodes };
    const expanded = await jsonld.expand(document, { base: "https://example.org/story", safe: true });
    assert.equal(expanded.length, nodes.length);
    const said = expanded.filter((node) => node["@type"][0] === "https://schema.org/Quotation");
    for (const quotation of said) {
        assert.match(quotation["@id"], /^https:\/\/example\.org\/story#utterance-/);
        assert.ok(quotation["https://schema.org/text"][0]["@value"].length > 0);
    }
    const quads = await jsonld.toRDF(document, { base: "https://example.org/story" });
    assert.ok(quads.length > nodes.length * 3);
});

// https://www.w3.org/TR/annotation-model/: what MUST stand on each, and the words that it defines.
const motivations = ["assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting",
                     "identifying", "linking", "moderating", "questioning", "replying", "tagging"];
const selectors = {
    TextQuoteSelector: (s) => typeof s.exact === "string" && s.exact.length > 0,
    TextPositionSelector: (s) => Number.isInteger(s.start) && Number.isInteger(s.end) && 0 <= s.start && s.start <= s.end,
    FragmentSelector: (s) => s.conformsTo === "http://www.w3.org/TR/media-frags/" &&
        /^xywh=percent:(\d+(\.\d+)?,){3}\d+(\.\d+)?$/.test(s.value),
};

test("annotations have the shape of the W3C's recommendation", () => {
    const page = JSON.parse(exported("annotations.json", "--as", "annotations"));
    assert.equal(page["@context"], "http://www.w3.org/ns/anno.jsonld");
    assert.equal(page.type, "AnnotationPage");
    assert.ok(page.id && page.partOf.id && page.partOf.type === "AnnotationCollection");
    assert.equal(new Set(page.items.map((item) => item.id)).size, page.items.length);
    const kinds = new Set();
    for (const item of page.items) {
        assert.match(item.id, /^urn:dateline:[0-9a-f]{16}:/);
        assert.equal(item.type, "Annotation");
        assert.ok(motivations.includes(item.motivation));
        for (const body of list(item.body)) {
            assert.equal(body.type, "TextualBody");
            assert.equal(typeof body.value, "string");
            assert.ok(motivations.includes(body.purpose));
            assert.ok(body.value.length > 0);
        }
        assert.equal(item.target.type, "SpecificResource");
        assert.match(item.target.source.id, /^(https?:\/\/|urn:dateline:[0-9a-f]{16}:article:|\.\/)/);
        for (const selector of list(item.target.selector)) {
            assert.ok(selectors[selector.type]?.(selector), JSON.stringify(selector));
            kinds.add(selector.type);
        }
    }
    assert.ok(kinds.has("TextQuoteSelector") && kinds.has("FragmentSelector"));
});
