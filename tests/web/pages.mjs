// What the tests of the page share: exporting one, and opening it in a Chromium that has no network.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { withChromium } from "./packages.mjs";

export const { PROGRAM, DATABASE, OUT } = process.env;
export const run = (...words) => execFileSync(PROGRAM, words, { encoding: "utf8", maxBuffer: 1 << 28 });
export const flat = (text) => text.replace(/\s+/g, " ").trim();

export function exported(name, database, ...options) {
    const file = join(OUT, name + ".html");
    run("export", database, "--out", file, ...options);
    return file;
}
// A database of these records, imported.
export function imported(name, records) {
    const source = join(OUT, name + ".json"), database = join(OUT, name + ".db");
    writeFileSync(source, JSON.stringify(records));
    rmSync(database, { force: true });
    run("import", source, "--into", database);
    return database;
}

let context, close;
export async function openBrowser(options = {}) {
    await new Promise((started, failed) => {
        withChromium((opened) => new Promise((done) => { context = opened; close = done; started(); }),
                     { viewport: { width: 1440, height: 900 }, offline: true, ...options }).catch(failed);
    });
}
export const closeBrowser = () => close();

// `use(page)` on a page that must stay silent: no error on its console, nothing asked of anybody.
export async function withPage(file, use, { hash = "", scheme = "light", size } = {}) {
    const page = await context.newPage();
    const wrong = [], asked = [];
    page.on("console", (message) => { if (["error", "warning"].includes(message.type())) wrong.push(message.text()); });
    page.on("pageerror", (error) => wrong.push(error.message));
    page.on("request", (request) => asked.push(request.url()));
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    if (size) await page.setViewportSize(size);
    const address = pathToFileURL(file).href;
    await page.goto(address + hash);
    await use(page);
    assert.deepEqual(wrong, []);
    assert.deepEqual(asked.filter((url) => !url.startsWith("data:")).map((url) => url.split("#")[0]), [address]);
    await page.close();
}
export const panelText = async (page) => flat(await page.locator("#panel").innerText());
