"""How long the store takes to answer a filter over the whole range, against a scan of the event table."""

from databases import run_json
from report import Figure


def filter_figures(bench):
    figures = []
    for size in bench.sizes:
        scan, *answers = run_json(bench.folder / "dateline_filter_times", size.path, bench.filter_runs)
        for answer in answers:
            case = f"{size.name} {answer['filter']}"
            for part in ("first", "complete"):
                ms = answer[f"{part}_ms"]
                figures.append(Figure(f"filter-{part}-ms", case, ms,
                                      f"{ms / scan['scan_ms']:.2f} of a scan's {scan['scan_ms']:.1f} ms; "
                                      f"{answer['events']:,} events"))
    return figures
