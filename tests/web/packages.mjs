// Where the tests find their npm packages (DATELINE_WEB, filled by `./dev`; nothing is installed into the source
// tree) and the one way in which they start Chromium. They import nothing from npm but through here.
import { createRequire } from "node:module";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const folder = resolve(process.env.DATELINE_WEB ?? "build/web");
if (!existsSync(join(folder, "node_modules"))) {
    console.error(`${folder}: no npm packages there; ./dev test installs them (or: npm ci in a copy of tests/web)`);
    process.exit(1);
}
export const require = createRequire(join(folder, "package.json"));
// A file of a package, for example packageFile("axe-core/axe.min.js").
export const packageFile = (name) => join(folder, "node_modules", name);

const patience_ms = 600_000; // of a machine at full load

// `use(browser)` with Debian's Chromium: no display, no graphics card, a profile of its own that is removed afterwards.
export async function withChromium(use, options = {}) {
    const { chromium } = require("playwright-core");
    const profile = mkdtempSync(join(tmpdir(), "dateline-web-"));
    const executablePath = process.env.DATELINE_CHROMIUM ?? "/usr/bin/chromium";
    if (!existsSync(executablePath)) throw new Error(`${executablePath}: not there; install the package chromium`);
    const context = await chromium.launchPersistentContext(profile, {
        executablePath,
        headless: true,
        timeout: patience_ms,
        args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
               "--disable-component-update", "--disable-sync"],
        ...options,
    });
    context.setDefaultTimeout(patience_ms);
    try {
        return await use(context);
    } finally {
        await context.close();
        rmSync(profile, { recursive: true, force: true });
    }
}
