"""The exported page of 20,000 events in Chromium: opening it against a blank page that parses the same data, and panning."""

import json
import os
import subprocess
from pathlib import Path

from databases import ROOT
from report import Figure, median

EVENTS = 20_000


def page_figures(bench):
    page = bench.databases.folder / "page.html"
    subprocess.run([bench.program, "export", bench.databases.path(EVENTS), "--out", page, "--lang", "en"], check=True)
    runs = max(3, bench.runs // 3)
    environment = {**os.environ, "DATELINE_WEB": str(ROOT / "build/web")}
    done = subprocess.run(["node", Path(__file__).with_suffix(".mjs"), page, str(runs)], env=environment,
                          capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError((done.stderr.strip().splitlines() or ["node failed"])[-1])
    said = json.loads(done.stdout)
    blank, ours = median(said["blank"]), median(said["page"])
    return [Figure("page/blank", "20k", ours / blank, f"{ours:.0f} ms against {blank:.0f} ms; medians of {runs}"),
            Figure("page/pan", "20k", said["frame_ms"], f"ms between frames; 95 % within {said['frame_p95_ms']:.0f}; "
                   f"drawing takes {said['draw_ms']:.1f}")]
