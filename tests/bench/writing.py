"""Writing: an import against raw prepared inserts of the same rows; one event into a big database against an empty one."""

import json
import shutil
import subprocess
import time
from pathlib import Path

from databases import run_json, short
from report import Figure, median

ONE_EVENT = {
    "outlets": [{"slug": "bench-outlet", "name": {"ko": "매체 000", "en": "Outlet 000"}}],
    "participants": [{"slug": "bench-person", "kind": "person",
                      "names": [{"text": "인물 00000", "language": "ko"}]}],
    "articles": [{"slug": "bench-article", "outlet": "bench-outlet", "headline": "도서관 개관", "language": "ko",
                  "published": "2019-05-14"}],
    "events": [{"slug": "bench-event", "date": "2019-05-14", "title": {"ko": "도서관 개관"},
                "participations": [{"participant": "bench-person", "role": "speaker"}],
                "coverage": ["bench-article"]}],
    "utterances": [{"slug": "bench-said", "event": "bench-event", "order": 1,
                    "quotes": [{"article": "bench-article", "text": "도서관 지도", "language": "ko",
                                "form": "indirect"}],
                    "attributions": [{"speaker": "bench-person", "method": "person", "by": "desk"}]}],
}
EMPTY = {"database": {"title": {"ko": "빈 자료", "en": "Empty"}, "utc_offset": "+09:00"}}


def import_figures(bench):
    """Both are made anew, in this run; what making the records took is not in it."""
    ours, raw = bench.databases.scratch("written.db"), bench.databases.scratch("raw.db")
    try:
        written = bench.databases.make(bench.import_events, ours)
        inserted = run_json(bench.folder / "dateline_raw_insert", ours, raw)[0]
    finally:
        ours.unlink(missing_ok=True)
        raw.unlink(missing_ok=True)
    rows, writing_s, raw_s = inserted["rows"], written["writing_s"], inserted["inserting_s"]
    return [Figure("import/raw", short(bench.import_events), raw_s / writing_s,
                   f"{rows / writing_s:,.0f} rows/s against {rows / raw_s:,.0f}; {written['records']:,} records, "
                   f"{rows:,} rows")]


def source(bench, name, records):
    folder = Path(bench.home, name)
    folder.mkdir(exist_ok=True)
    (folder / "source.json").write_text(json.dumps(records, ensure_ascii=False), encoding="utf-8")
    return folder


def import_s(bench, folder, database):
    since = time.monotonic()
    subprocess.run([bench.program, "import", folder, "--into", database], check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - since


def inserts_s(bench, one, original):
    """Each time into a fresh copy of the database; copying it is not counted here (the import's own copy is)."""
    copy, taken = bench.databases.scratch("copy.db"), []
    for _ in range(bench.inserts):
        shutil.copyfile(original, copy)
        taken.append(import_s(bench, one, copy))
    copy.unlink()
    return taken


def insert_figures(bench):
    one = source(bench, "one-event", ONE_EVENT)
    empty = bench.databases.scratch("empty.db")
    empty.unlink(missing_ok=True)
    import_s(bench, source(bench, "empty", EMPTY), empty)
    into_empty = median(inserts_s(bench, one, empty)) * 1000
    empty.unlink()
    figures = []
    for size in bench.sizes:
        into_big = median(inserts_s(bench, one, size.path)) * 1000
        figures.append(Figure("insert/empty", size.name, into_big / into_empty,
                              f"{into_big:.0f} ms against {into_empty:.0f} ms; medians of {bench.inserts}"))
    return figures
