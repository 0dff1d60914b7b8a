"""Dates of every kind, imported and exported: each case is a function.

    dates.py CASE --program DATELINE --source REPOSITORY --out FOLDER
"""

import argparse
import csv
import io
import json
import re
import shutil
import sqlite3
import subprocess
from pathlib import Path

from commands import PATIENCE_S

NO_YEAR_THAT_NOBODY_WROTE = re.compile("29[ ,.]?8[45][0-9]")


class Setting:
    def __init__(self, options):
        self.program = options.program
        self.out = Path(options.out) / options.case
        shutil.rmtree(self.out, ignore_errors=True)
        self.out.mkdir(parents=True)
        self.database = self.out / "dates.db"
        self.run("import", Path(options.source) / "tests/data/dates.json", "--into", self.database)
        self.said_by_import = self.errors

    def run(self, *arguments):
        done = subprocess.run([self.program, *map(str, arguments)], capture_output=True, timeout=PATIENCE_S)
        self.errors = done.stderr.decode()
        assert done.returncode == 0, (arguments, self.errors)
        return done.stdout.decode()

    def exported(self, name, *options):
        self.run("export", self.database, "--out", self.out / name, "--lang", "en", *options)
        text = (self.out / name).read_text()
        assert not NO_YEAR_THAT_NOBODY_WROTE.search(text), name
        return text


def case_import(setting):
    """What lies beyond the clock is named, with its words and its place in the sources."""
    lines = setting.said_by_import.splitlines()
    assert len(lines) == 3, lines
    assert 'events[2] "unknown": date: XXXX has no year: kept in the tray' in lines[2], lines
    assert 'events[0] "bang": date: 1.38 trillion years ago lies beyond the axis' in lines[0], lines
    assert '66 billion years ago – 65 billion years ago lies beyond' in lines[1], lines


def case_calendar(setting):
    text = setting.exported("dates.ics")
    assert "DTSTART:20161231T235960Z" in text and "DTSTART:20170331T235959Z" in text
    assert "Sat 31 Dec 2016\\, 23:59:60 UTC" in text
    assert "2 events beyond about 30 billion" in setting.errors, setting.errors
    assert "2 events without a date that starts" in setting.errors, setting.errors


def case_timelinejs(setting):
    slides = {slide["unique_id"]: slide for slide in json.loads(setting.exported("dates.json", "--as", "timelinejs"))["events"]}
    assert "2 events beyond about 30 billion" in setting.errors, setting.errors
    assert "bang" not in slides
    dallas = slides["dallas"]
    assert (dallas["start_date"]["hour"], dallas["start_date"]["minute"]) == (18, 30), dallas
    assert dallas["display_date"] == "Fri 22 Nov 1963, 12:30 UTC−6", dallas
    assert slides["london"]["display_date"] == "Fri 22 Nov 1963, 18:41 UTC"
    assert slides["open-set"]["display_date"] == "1904 or earlier"
    leap = slides["leap"]["start_date"]
    assert (leap["year"], leap["month"], leap["day"], leap["hour"], leap["second"]) == (2016, 12, 31, 23, 59), leap


def case_tables(setting):
    rows = {row["event"]: row for row in csv.DictReader(io.StringIO(setting.exported("dates.csv", "--as", "events")))}
    assert rows["leap"]["start"] == "2016-12-31T23:59:60Z", rows["leap"]
    assert rows["midnight"]["start"] == "2017-03-31T24:00:00Z", rows["midnight"]
    assert rows["bang"]["start"] == rows["bang"]["end"] == "" and rows["bang"]["date"].endswith("Y-138E10")
    graph = {node["@id"]: node for node in json.loads(setting.exported("dates.jsonld"))["@graph"]}
    assert graph["#event-leap"]["startDate"] == "2016-12-31T23:59:60Z"
    assert {"startDate", "endDate"}.isdisjoint(graph["#event-open-set"]), graph["#event-open-set"]
    edtf = {name: node["additionalProperty"] for name, node in graph.items() if "additionalProperty" in node}
    assert edtf["#event-open-set"] == {"@type": "PropertyValue", "propertyID": "edtf", "value": "[..1904]"}, edtf
    assert [edtf["#event-" + name]["value"] for name in ("open-start", "open-end", "unknown-end", "guessed", "unknown")] == \
        ["../1960", "1985/..", "1986/", "1971-06~-11", "XXXX"], edtf
    assert {"#event-leap", "#event-dallas"}.isdisjoint(edtf), edtf
    assert "startDate" not in graph["#event-bang"] and "startDate" not in graph["#event-unknown"]


def case_page(setting):
    page = setting.exported("dates.html")
    assert "<p>1904 or earlier – 31 Mar 2017, 24:00 UTC or later</p>" in page  # Dallas is of another zone
    for words in ("since 1985", "1986 to an unknown date", "until 1960", "1904 or earlier", "Summer, 1920s",
                  "c. 11 Jun 1971", "12:30 UTC−6", "Sat 31 Dec 2016, 23:59:60", "Fri 31 Mar 2017, 24:00",
                  "1.38 trillion years ago", "66 billion years ago – 65 billion years ago"):
        assert words in page, words
    assert 'datetime="2017-01-01' not in page and 'datetime="2017-04-01' not in page


def case_pictures(setting):
    picture = setting.exported("dates.svg")
    assert "off the axis" in picture
    hours = setting.exported("hours.svg", "--from", "1963-11-22T18Z", "--to", "1963-11-22T19Z")
    assert "12:30 UTC−6" in hours and "·  UTC" in hours


def case_zones(setting):
    """A range over two zones names both of them, everywhere: it would seem to end the day before it starts."""
    source = {"database": {"title": {"en": "Two zones"}, "utc_offset": "+09:00"},
              "outlets": [{"slug": "post", "name": {"en": "Post"}}],
              "articles": [{"slug": "a", "outlet": "post", "headline": "Call", "language": "en", "published": "2023-06-09"}],
              "participants": [{"slug": "kim", "names": [{"text": "Kim", "language": "en"}]}],
              "events": [{"slug": "call", "date": "2023-06-09T11:00+09:00/2023-06-08T23:00-04:00", "title": {"en": "Call"}},
                         {"slug": "seoul", "date": "2023-06-09T11:05+09:00", "title": {"en": "Seoul"}},
                         {"slug": "new-york", "date": "2023-06-08T22:20-04:00", "title": {"en": "New York"}}],
              "utterances": [{"slug": "u", "event": "call", "order": 1, "attributions": [{"speaker": "kim"}],
                              "quotes": [{"article": "a", "text": "Words", "language": "en"}]}],
              "views": [{"slug": "v", "name": {"en": "View"}, "from": "2023-06-09T11:00+09:00", "to": "2023-06-08T23:00-04:00"}]}
    (setting.out / "zones.json").write_text(json.dumps(source))
    setting.database = setting.out / "zones.db"
    setting.run("import", setting.out / "zones.json", "--into", setting.database)
    english = "Fri 9 Jun 2023, 11:00 UTC+9 – Thu 8 Jun 2023, 23:00 UTC−4"
    korean = "2023. 6. 9. (금) 11:00 UTC+9 – 2023. 6. 8. (목) 23:00 UTC−4"
    for lang, words in (("en", english), ("ko", korean)):
        for name in (lang + ".svg", lang + ".html"):
            setting.run("export", setting.database, "--out", setting.out / name, "--lang", lang)
            assert words in (setting.out / name).read_text(), (name, words)
        for command in ("quotes", "views"):
            said = setting.run(command, setting.database, "--lang", lang)
            assert words in said, (command, said)


def case_check(setting):
    """A sound database: what is kept aside is named, and no damage."""
    said = setting.run("check", setting.database)
    assert "does not cover" not in said, said
    assert "advice: table event, row 1, field date (bang): 1.38 trillion years ago lies beyond the axis" in said, said
    assert "field date (unknown): XXXX has no year: kept in the tray" in said, said
    assert "field date (dino): 66 billion years ago – 65 billion years ago lies beyond the axis" in said, said


def case_reindex(setting):
    """What an older Dateline placed at the end of its clock: check names it, reindex places it."""
    with sqlite3.connect(setting.database) as database:
        database.execute("UPDATE event SET start_ms = -6400000000000000, end_ms = -6399999999999999, level = 1 WHERE slug = 'bang'")
    database.close()
    check = lambda: subprocess.run([setting.program, "check", setting.database], capture_output=True, timeout=PATIENCE_S).stdout.decode()
    assert "run `dateline reindex`" in check()
    setting.run("reindex", setting.database)
    assert "does not cover" not in check(), check()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("case")
    for option in ("program", "source", "out"):
        parser.add_argument("--" + option, required=True)
    options = parser.parse_args()
    globals()["case_" + options.case.replace("-", "_")](Setting(options))


if __name__ == "__main__":
    main()
