// Chromium starts, and a page that is opened from a file asks nobody for anything.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";
import { packageFile, withChromium } from "./packages.mjs";

test("a page opened from a file is shown, and axe-core finds what is wrong with it", async () => {
    const file = join(process.env.OUT, "a.html");
    writeFileSync(file, "<!doctype html><title>한국어</title><h1>한국어</h1><img src='data:,'>");
    await withChromium(async (context) => {
        const page = await context.newPage();
        await page.goto(pathToFileURL(file).href);
        assert.equal(await page.title(), "한국어");
        await page.addScriptTag({ path: packageFile("axe-core/axe.min.js") });
        const found = await page.evaluate(async () => (await axe.run()).violations.map((violation) => violation.id));
        assert.ok(found.includes("image-alt"), found.join(", "));
        assert.ok(found.includes("html-has-lang"), found.join(", "));
    });
});
