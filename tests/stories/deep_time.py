"""The story of a clock that reaches from the Big Bang to beyond the Sun: all of it in one view, in order and to scale, and
the wheel goes from there to one day."""

import json
import subprocess
from datetime import datetime, timezone

from moves import span_ms

DAY_MS, YEAR_MS = 86_400_000, 31_556_952_000
DATES = {"bang": "Y-138E8", "sun": "Y-4567E6~", "cambrian": "Y-5388E5/Y-4854E5", "impact": "Y-66000000", "moon": "1969-07-20",
         "note": "2024-06-01T12:00Z", "end": "Y76E8"}


def story_deep_time(setting):
    """From the Big Bang to the end of the Sun in one view, and by the wheel to one day of 2024."""
    source, database = setting.out / "all.json", setting.out / "all.db"
    events = [{"slug": slug, "date": date, "title": {"en": slug.capitalize()}} for slug, date in DATES.items()]
    source.write_text(json.dumps({"database": {"title": {"en": "All time"}}, "events": events}))
    said = subprocess.run([setting.program, "import", source, "--into", database], check=True, capture_output=True)
    with setting.start(database=database, lang="en") as program:
        if b"beyond" in said.stderr:
            program.fail("nothing of it lies beyond the axis")
        seen = program.expect(lambda s: s.state["start_ms"] < -13.8e9 * YEAR_MS and s.state["end_ms"] > 7.6e9 * YEAR_MS,
                              "the view holds all time")
        program.screenshot(setting.out / "whole.png")
        noon_ms = datetime(2024, 6, 1, 12, tzinfo=timezone.utc).timestamp() * 1000
        for _ in range(60):
            axis = seen.find("canvas/axis")
            x = axis.x + (noon_ms - seen.state["start_ms"]) / span_ms(seen) * axis.w
            if span_ms(seen) <= DAY_MS:
                break
            seen = program.wheel(x, axis.y + axis.h + 60, 6)
        if not (span_ms(seen) <= DAY_MS and seen.state["start_ms"] < noon_ms < seen.state["end_ms"]):
            program.fail("the wheel goes from all time to one day, which stays under the pointer")
        program.screenshot(setting.out / "day.png")
        program.key("f")
        program.expect(lambda s: s.state["start_ms"] < -13.8e9 * YEAR_MS and s.state["end_ms"] > 7.6e9 * YEAR_MS,
                       "F shows all time again")
