// Times a page in Chromium, beside a blank page with the same data that is only parsed, in turns; then pans it. Prints JSON.
//
//     node page.mjs PAGE.html RUNS
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { withChromium } from "../web/packages.mjs";

const [file, runs] = [process.argv[2], Number(process.argv[3])];

// The same document without style, JSON-LD and script, but for the reading of its data: the browser only has to parse it.
function blankFor(html) {
    return html.replace(/<script type="application.ld.json">[^]*?<\/script>/, "")
        .replace(/<meta http-equiv[^>]*>/, "").replace(/<style>[^]*?<\/style>/, "<style>#text { display: none }</style>")
        .replace(/<script>[^]*?<\/script>/, '<script>window.data = JSON.parse(document.getElementById("data").textContent)</script>');
}
const blank = file.replace(/\.html$/, ".blank.html");
writeFileSync(blank, blankFor(readFileSync(file, "utf8")));

// From the start of the navigation to two frames after the load event.
async function load(context, path) {
    const page = await context.newPage();
    await page.setViewportSize({ width: 1600, height: 1000 });
    await page.goto(pathToFileURL(path).href, { waitUntil: "load", timeout: 120000 });
    const ms = await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())))));
    return { page, ms };
}

// The intervals between frames while the timeline is dragged to and fro: at all, a tenth and a thousandth of the range.
async function pan(page) {
    return page.evaluate(async () => {
        const intervals = [], works = [], whole = draw;
        draw = () => { const began = performance.now(); whole(); works.push(performance.now() - began); };
        for (const share of [1, 0.1, 0.001]) {
            const length = (WHOLE.end - WHOLE.start) * share, middle = (WHOLE.start + WHOLE.end) / 2;
            setView(middle - length / 2, middle + length / 2);
            await new Promise((done) => setTimeout(done, 300));
            let last = 0;
            for (let k = 0; k < 120; k++) {
                const now = await new Promise(requestAnimationFrame);
                if (k > 10) intervals.push(now - last);
                last = now;
                const by = (view.end - view.start) / size.width * (k % 60 < 30 ? 8 : -8);
                setView(view.start + by, view.end + by);
            }
        }
        const at = (list, share) => list.sort((a, b) => a - b)[Math.floor(list.length * share)];
        return { frame_ms: at(intervals, 0.5), frame_p95_ms: at(intervals, 0.95), draw_ms: at(works, 0.5) };
    });
}

await withChromium(async (context) => {
    const times = { blank: [], page: [] };
    let panned = null;
    for (let run = 0; run <= runs; run++) { // the first only warms up
        for (const [name, path] of [["blank", blank], ["page", file]]) {
            const { page, ms } = await load(context, path);
            if (run > 0) times[name].push(ms);
            if (name === "page" && run === runs) panned = await pan(page);
            await page.close();
        }
    }
    console.log(JSON.stringify({ ...times, ...panned }));
});
