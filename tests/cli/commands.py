"""What one line of CMake cannot say about the commands: each case is a function; 77 means skipped.

    commands.py CASE --program DATELINE --database EXAMPLE.db --source REPOSITORY --out FOLDER
"""

import argparse
import contextlib
import csv
import io
import json
import os
import pty
import random
import re
import shutil
import signal
import sqlite3
import struct
import subprocess
import sys
import time
import zlib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from older import make_older  # noqa: E402

PATIENCE_S = 900  # of a machine at full load: it ends what hangs, and measures nothing

SKIPPED = 77
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class Setting:
    def __init__(self, options):
        self.program, self.database = options.program, Path(options.database)
        self.source = Path(options.source)
        self.out = Path(options.out) / options.case
        shutil.rmtree(self.out, ignore_errors=True)
        self.out.mkdir(parents=True)

    def run(self, *arguments, expect=0, warns=""):
        """What the command prints; it must exit as expected, and be silent but for lines that say what `warns` says."""
        done = subprocess.run([self.program, *map(str, arguments)], capture_output=True, timeout=PATIENCE_S)
        errors = done.stderr.decode()
        assert done.returncode == expect, f"{arguments}: exit {done.returncode}, not {expect}\n{errors}"
        if warns:
            assert errors and all(warns in line for line in errors.splitlines()), f"{arguments}: {errors}"
        else:
            assert (errors == "") == (expect == 0), f"{arguments}: {errors}"
        self.errors = errors
        return done.stdout.decode()

    def quotes(self, *arguments):
        return json.loads(self.run("quotes", self.database, "--format", "json", *arguments))["utterances"]

    def records(self, section):
        files = sorted((self.source / "data/example").glob("*.json"))
        return [record for file in files for record in json.loads(file.read_text()).get(section, [])]


def signalled(begin, is_at_it, by):
    """begin(1)'s process, signalled once it is at its work, and what it printed of errors; begin(2)'s and so on where one
    had ended before that was seen."""
    for size in (1, 2, 4, 8):
        process = begin(size)
        until = time.monotonic() + 60
        while process.poll() is None and not is_at_it(process) and time.monotonic() < until:
            time.sleep(0.002)
        process.send_signal(by)
        errors = process.communicate(timeout=PATIENCE_S)[1]
        if process.returncode != 0:
            break
    return process, errors


def facts(setting):
    """The JSON says what the source files say: every utterance, every printing, word for word."""
    articles = {article["slug"]: article for article in setting.records("articles")}
    written = {u["slug"]: u for u in setting.quotes("--lang", "ko")}
    authored = {u["slug"]: u for u in setting.records("utterances")}
    assert set(written) == set(authored), set(written) ^ set(authored)
    for slug, utterance in authored.items():
        said = written[slug]
        assert said["event"]["slug"] == utterance["event"] and said["order"] == utterance["order"], slug
        want = {(q["article"], q.get("label", ""), q["text"], q["language"], q.get("form", "direct"),
                 q.get("start"), q.get("end"), q.get("prefix", ""), q.get("suffix", "")) for q in utterance["quotes"]}
        have = {(p["article"], p["label"], p["text"], p["language"], p["form"], p["selector"]["start"],
                 p["selector"]["end"], p["selector"]["prefix"], p["selector"]["suffix"]) for p in said["printings"]}
        assert want == have, (slug, want ^ have)
        for printing in said["printings"]:
            article = articles[printing["article"]]
            assert printing["published"] == article.get("published"), printing
            assert printing["selector"]["exact"] == printing["text"], printing
            assert (printing["url"], printing["reference"]) == (article.get("url", ""), article.get("reference", ""))
        accepted = [a["speaker"] for a in utterance["attributions"] if a.get("status", "accepted") == "accepted"]
        assert said["speaker_slug"] == (accepted[-1] if accepted else None), slug
        assert len(said["attributions"]) == len(utterance["attributions"]), slug


def formats(setting):
    """Text, JSON and CSV hold the same quotes; filters hold in all three, and in the exported file."""
    who = ("--person", "Sam Altman", "--lang", "en")
    utterances = setting.quotes(*who)
    assert utterances and all(u["speaker_slug"] == "sam-altman" for u in utterances)
    printed = [(p["text"], p["outlet"], p["published"] or "") for u in utterances for p in u["printings"]]
    table = setting.run("quotes", setting.database, "--format", "csv", *who)
    assert table.count("\r\n") > len(printed), "rows end in CR LF"
    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    plain = lambda text: text[1:] if text[:1] == "'" and text[1:2] in FORMULA_STARTS else text
    assert [(r["text"], plain(r["outlet"]), r["published"]) for r in rows] == [
        (text, outlet, published) for text, outlet, published in printed]
    assert not [cell for row in rows for column, cell in row.items()
                if column not in ("date", "text", "published", "said") and cell.startswith(FORMULA_STARTS)]
    text = setting.run("quotes", setting.database, *who)
    assert all(" ".join(words.split()) in " ".join(text.split()) for words, _, _ in printed)
    for mark, more in ((b"", ()), (b"\xef\xbb\xbf", ("--bom",))):
        setting.run("export", setting.database, "--out", setting.out / "quotes.csv", *who, *more)
        assert (setting.out / "quotes.csv").read_bytes() == mark + table.encode(), "the file has the same rows"

    everything = setting.quotes()
    wide = setting.quotes("--from", "1000", "--to", "3000")
    assert wide == [u for u in everything if u["event"]["date"]], "a span that holds all changes nothing, nor the order"
    june = setting.quotes("--from", "2023-06-01", "--to", "2023-06-09")
    assert 0 < len(june) < len(everything)
    assert all("2023-05" < u["event"]["date"][:7] < "2023-07" for u in june), "--to includes its whole day"
    assert any(u["event"]["date"].startswith("2023-06-09") for u in june)
    outlet = june[0]["printings"][0]["outlet"]
    by_outlet = setting.quotes("--outlet", outlet)
    assert by_outlet and all(outlet in [p["outlet"] for p in u["printings"]] for u in by_outlet)
    assert setting.quotes("--event", "hub71-forum") == [u for u in everything if u["event"]["slug"] == "hub71-forum"]


def moments(setting):
    """What has a time of its own is told with it, and is in a view only if that time is."""
    source, database = setting.out / "source", setting.out / "moments.db"
    shutil.copytree(setting.source / "data/example", source)
    path = source / "utterances.json"
    records = json.loads(path.read_text())
    first, second = [u for u in records["utterances"] if u["event"] == "seoul-startups-meeting"][:2]
    first["said"], second["said"] = "2023-06-09T18:20:35+09:00", "2023-06-09T18:40+09:00"
    path.write_text(json.dumps(records, ensure_ascii=False))
    setting.run("import", source, "--into", database)
    text = setting.run("quotes", database)
    assert " · 18:20:35\n" in text and " · 18:40\n" in text, text[:2000]
    written = {u["slug"]: u for u in json.loads(setting.run("quotes", database, "--format", "json"))["utterances"]}
    assert written[first["slug"]]["said"] == first["said"] and written[second["slug"]]["said"] == second["said"]
    assert sum(u["said"] is None for u in written.values()) == len(written) - 2
    rows = list(csv.DictReader(io.StringIO(setting.run("quotes", database, "--format", "csv"))))
    assert {row["said"] for row in rows} == {"", first["said"], second["said"]}
    setting.run("export", database, "--out", setting.out / "u.csv", "--as", "utterances")
    assert {row["said"] for row in table((setting.out / "u.csv").read_text())} == {"", first["said"], second["said"]}
    setting.run("export", database, "--out", setting.out / "a.jsonld")
    assert '"dateCreated": "2023-06-09T18:20:35+09:00"' in (setting.out / "a.jsonld").read_text()
    setting.run("export", database, "--out", setting.out / "a.html", "--lang", "en")
    assert '<time datetime="2023-06-09T18:20:35+09:00">18:20:35 UTC+9</time>' in (setting.out / "a.html").read_text()
    quarter = ("--from", "2023-06-09T18:30+09:00", "--to", "2023-06-09T18:50+09:00")
    there = {u["slug"] for u in json.loads(setting.run("quotes", database, "--format", "json", *quarter))["utterances"]}
    assert second["slug"] in there and first["slug"] not in there, there


def png_chunks(data):
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    at = 8
    while at < len(data):
        length, = struct.unpack(">I", data[at:at + 4])
        body = data[at + 4:at + 8 + length]
        assert zlib.crc32(body) == struct.unpack(">I", data[at + 8 + length:at + 12 + length])[0]
        yield body[:4], body[4:]
        at += length + 12


def pictures(setting):
    """PNG, SVG and PDF without a display, at the size asked for, the same bytes twice."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        os.environ.pop(name, None)
    view = ("--from", "2023-06-05", "--to", "2023-06-12", "--select", "Sam Altman", "--lang", "ko", "--theme", "dark")
    for ending in ("png", "svg", "pdf"):
        out = setting.out / f"view.{ending}"
        assert setting.run("export", setting.database, "--out", out, *view) == ""
        once = out.read_bytes()
        setting.run("export", setting.database, "--out", out, *view)
        assert ending == "pdf" or once == out.read_bytes(), f"{ending}: the same view gives the same bytes"
    chunks = list(png_chunks((setting.out / "view.png").read_bytes()))
    assert struct.unpack(">II", chunks[0][1][:8]) == (1600, 1000), chunks[0]
    assert chunks[-1][0] == b"IEND"
    svg = (setting.out / "view.svg").read_text()
    assert "<svg" in svg and "<text" in svg and "간담회" in svg
    assert (setting.out / "view.pdf").read_bytes().startswith(b"%PDF-")
    setting.run("export", setting.database, "--out", setting.out / "small.PNG", "--size", "800x600", "--scale", "1.5")
    head = next(png_chunks((setting.out / "small.PNG").read_bytes()))
    assert struct.unpack(">II", head[1][:8]) == (1200, 900)
    assert sorted(p.name for p in setting.out.iterdir()) == ["small.PNG", "view.pdf", "view.png", "view.svg"]


def round_trip(setting):
    """Folder to database to JSON to database to JSON: the same bytes."""
    first, second = setting.out / "first.json", setting.out / "second.json"
    setting.run("export", setting.database, "--out", first)
    report = setting.run("import", first, "--into", setting.out / "again.db", warns="cannot be shown: The photo is missing")
    assert str(len(setting.records("events"))) in report, report
    setting.run("export", setting.out / "again.db", "--out", second)
    assert first.read_bytes() == second.read_bytes()
    document = json.loads(first.read_text())
    for section in ("places", "topics", "outlets", "participants", "articles", "photos", "events", "utterances",
                    "views"):
        authored = {record["slug"]: record for record in setting.records(section)}
        assert {record["slug"]: record for record in document[section]} == authored, section


def damaged(setting):
    """A damaged copy is named, whatever was hit; nothing crashes, and the file is not touched."""
    whole = setting.database.read_bytes()
    page = struct.unpack(">H", whole[16:18])[0]
    copies = {"cut": whole[:len(whole) // 2], "head": b"\0" * 100 + whole[100:], "empty": b""}
    for number in (1, 3, len(whole) // page // 2):
        hurt = bytearray(whole)
        hurt[number * page:number * page + page] = b"\xa5" * page
        copies[f"page{number}"] = bytes(hurt)
    for name, data in copies.items():
        path = setting.out / f"{name}.db"
        path.write_bytes(data)
        done = subprocess.run([setting.program, "check", path], capture_output=True, timeout=PATIENCE_S)
        assert done.returncode == 1, (name, done)
        assert f"{name}.db" in (done.stdout + done.stderr).decode(), (name, done)
        done = subprocess.run([setting.program, "export", path, "--out", setting.out / "x.svg"], capture_output=True, timeout=PATIENCE_S)
        assert done.returncode in (0, 1), (name, done)
        assert path.read_bytes() == data, name


def data_formats(setting):
    """What each data format is written as: (name, ending, --as)."""
    return [("quotes", "csv", ()), ("events", "csv", ("--as", "events")), ("utterances", "csv", ("--as", "utterances")),
            ("coverage", "csv", ("--as", "coverage")), ("timelinejs", "json", ("--as", "timelinejs")),
            ("annotations", "json", ("--as", "annotations")), ("json-ld", "jsonld", ()), ("calendar", "ics", ())]


def export_data(setting, *view):
    """The text of every data format, by name."""
    texts = {}
    for name, ending, how in data_formats(setting):
        out = setting.out / f"{name}.{ending}"
        done = subprocess.run([setting.program, "export", setting.database, "--out", out, *how, *map(str, view)],
                              capture_output=True, timeout=PATIENCE_S)
        assert done.returncode == 0, (name, done)
        setting.errors = done.stderr.decode()
        texts[name] = out.read_bytes().decode()
    return texts


def table(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def nodes(text, kind):
    return {node["@id"]: node for node in json.loads(text)["@graph"] if node["@type"] == kind}


def events_of(texts):
    """The slugs of the events that each format holds."""
    return {"events": {row["event"] for row in table(texts["events"])},
            "timelinejs": {slide["unique_id"] for slide in json.loads(texts["timelinejs"])["events"]},
            "json-ld": {name.removeprefix("#event-") for name in nodes(texts["json-ld"], "Event")},
            "calendar": {re.sub(r"@[0-9a-f]{16}\.dateline$", "", line[4:]) for line in texts["calendar"].split("\r\n")
                         if line.startswith("UID:")}}


def data(setting):
    """The data formats hold what the source files say; what is filtered is what leaves."""
    texts = export_data(setting, "--lang", "en")
    again = export_data(setting, "--lang", "en")
    assert texts == again, "the same database gives the same bytes"
    authored = {event["slug"]: event for event in setting.records("events")}
    assert all(event.get("date") for event in authored.values()), "the example has no undated event"
    for name, slugs in events_of(texts).items():
        assert slugs == set(authored), (name, slugs ^ set(authored))
    utterances = {u["slug"]: u for u in setting.records("utterances")}
    words = {slug: "\n".join(q["text"] for i, q in enumerate(u["quotes"]) if q["article"] == u["quotes"][0]["article"]
                             and (i == 0 or q.get("form") != "display")) for slug, u in utterances.items()}
    quotations = nodes(texts["json-ld"], "Quotation")
    assert {name.removeprefix("#utterance-"): node["text"] for name, node in quotations.items()} == words
    assert {row["utterance"]: row["words"] for row in table(texts["utterances"])} == words
    exact = [item["target"]["selector"] for item in json.loads(texts["annotations"])["items"]]
    exact = [s[0]["exact"] if isinstance(s, list) else s["exact"] for s in exact
             if isinstance(s, list) or s["type"] == "TextQuoteSelector"]
    assert sorted(exact) == sorted(q["text"] for u in utterances.values() for q in u["quotes"])
    regions = [region for photo in setting.records("photos") if photo.get("event") for region in photo.get("regions", [])]
    assert texts["annotations"].count("FragmentSelector") == len(regions) > 0
    assert len(table(texts["coverage"])) == sum(len(event.get("coverage", [])) for event in authored.values())

    who = export_data(setting, "--person", "Sam Altman", "--from", "2023-06", "--to", "2023-06", "--lang", "en")
    held = events_of(who)
    assert 0 < len(held["events"]) < len(authored)
    for name, slugs in held.items():
        assert slugs == held["events"], name
        assert all(authored[slug]["date"][:7] <= "2023-06" for slug in slugs), slugs
    assert {node["spokenByCharacter"]["@id"] for node in nodes(who["json-ld"], "Quotation").values()} == {
        "#participant-sam-altman"}
    assert {row["speaker"] for row in table(who["utterances"])} == {"Sam Altman"}
    assert all(item["body"][0]["value"] == "Sam Altman" for item in json.loads(who["annotations"])["items"])
    outlet = table(texts["coverage"])[0]["outlet"]
    assert {row["outlet"] for row in table(export_data(setting, "--outlet", outlet)["coverage"])} == {outlet}


def identity(setting):
    """What leaves is named by its database: two share no UID, one keeps its own however it grows; parts name the whole."""
    def make(name, title, *events):
        path = setting.out / f"{name}.json"
        path.write_text(json.dumps({"database": {"title": title}, "events": [
            {"title": {"en": slug}, "slug": slug, **more} for slug, more in events]}))
        return path

    def leaving(name):
        setting.database = setting.out / f"{name}.db"
        texts = export_data(setting)
        assert texts == export_data(setting), "the same database gives the same bytes"
        lines = texts["calendar"].split("\r\n")
        return texts, [line[4:] for line in lines if line.startswith("UID:")], lines

    festival = [("festival", {"date": "2022-07-01/2022-07-10"}), ("concert", {"date": "2022-07-03", "within": "festival"})]
    for name, title in (("a", {"en": "Club A", "ko": "가"}), ("b", {"en": "Club B"})):
        setting.run("import", make(name, title, *festival), "--into", setting.out / f"{name}.db")
    (texts, first, lines), (_, second, _) = leaving("a"), leaving("b")
    assert not set(first) & set(second), (first, second)
    assert f"RELATED-TO;RELTYPE=PARENT:{first[0]}" in lines and lines.count("DTSTAMP:20220703T000000Z") == 2, lines
    assert {row["event"]: row["part_of"] for row in table(texts["events"])} == {"festival": "", "concert": "festival"}
    graph = json.loads(texts["json-ld"])
    assert graph["@context"][1]["@base"].startswith("urn:dateline:") and first[0].split("@")[1].split(".")[0] in graph["@context"][1]["@base"]
    by_id = {node["@id"]: node for node in graph["@graph"]}
    assert by_id["#event-concert"]["superEvent"]["@id"] == "#event-festival"
    assert by_id["#event-festival"]["subEvent"]["@id"] == "#event-concert"
    # Extended in place, moved, or made again from sources that have grown: the same.
    (setting.out / "more.json").write_text(json.dumps({"events": [
        {"slug": "early", "date": "1999", "title": {"en": "Early"}}, {"slug": "concert", "date": "2022-07-04", "title": {"en": "C"}}]}))
    setting.run("import", setting.out / "more.json", "--into", setting.out / "a.db")
    again = make("again", {"ko": "가", "en": "Club A"}, ("new", {"date": "2020"}), *festival)
    setting.run("import", again, "--into", setting.out / "again.db")
    for name in ("a", "again"):
        assert set(first) < set(leaving(name)[1]), name
    # An id that its author gave it tells a database from another of the same title, and goes with every copy.
    for name, given in (("own", "own-0c5a9e52"), ("other", "other-9a7e")):
        source = {"database": {"title": {"en": "Club A", "ko": "가"}, "id": given},
                  "events": [{"slug": "festival", "title": {"en": "F"}, "date": "2022-07-01"}]}
        (setting.out / f"{name}.json").write_text(json.dumps(source))
        setting.run("import", setting.out / f"{name}.json", "--into", setting.out / f"{name}.db")
        uid, = leaving(name)[1]
        assert given in uid and uid not in first, uid
        setting.run("export", setting.out / f"{name}.db", "--out", setting.out / f"{name}-copy.json")
        setting.run("import", setting.out / f"{name}-copy.json", "--into", setting.out / f"{name}-copy.db")
        assert leaving(f"{name}-copy")[1] == [uid]


HOSTILE_DATES = {"bce": "-0043-03-15", "far": "Y12023", "open": "2023-06-09/..", "before": "../2023", "decade": "202X",
                 "month": "2023-06", "clock": "2023-06-09T16:00+09:00/2023-06-09T17:30+09:00", "days": "2023-06-09/2023-06-11"}


def hostile_data(setting):
    """Formulas, markup, controls and line separators stay harmless in every data format; odd dates have their place."""
    bad = "=cmd()\u202e\x1b[31m,\"q\";\\\u2028</script><img src=x onerror=alert(1)>\nEND:VEVENT\r\nX:1" + "한" * 60
    local = {"en": bad}
    source = {
        "database": {"title": local, "description": local},
        "outlets": [{"slug": "o", "name": local}],
        "participants": [{"slug": "p", "names": [{"text": bad.replace("\n", " ").replace("\r", " "), "language": "en"}]}],
        "articles": [{"slug": "a", "outlet": "o", "language": "en", "headline": bad, "byline": bad, "reference": bad,
                      "url": "https://example.org/'onmouseover=alert(1)"}],
        "topics": [{"slug": "t", "name": local}],
        "places": [{"slug": "l", "name": local}],
        "photos": [{"slug": "f", "file": "a b<c>#.png", "event": "month", "caption": local,
                    "regions": [{"participant": "p", "x": 0.1, "y": 0.25, "width": 1 / 3, "height": 0.5}]}],
        "events": [{"slug": "undated", "title": local, "topics": ["t"], "place": "l"}] + [
            {"slug": slug, "date": date, "title": local, "summary": local, "topics": ["t"], "place": "l", "coverage": ["a"],
             "participations": [{"participant": "p", "role": "host"}]} for slug, date in HOSTILE_DATES.items()],
        "utterances": [{"slug": "u", "event": "month", "order": 1, "attributions": [{"speaker": "p"}], "topics": ["t"],
                        "quotes": [{"article": "a", "text": bad, "language": "en", "start": 3, "end": 9}]}]}
    (setting.out / "hostile.json").write_text(json.dumps(source))
    setting.run("import", setting.out / "hostile.json", "--into", setting.out / "hostile.db", warns="cannot be shown")
    setting.database = setting.out / "hostile.db"
    texts = export_data(setting, "--lang", "en")
    assert "left out: 2 events without a date that starts" in setting.errors, setting.errors
    assert "left out: 2 events outside of the years 1 to 9999" in setting.errors, setting.errors
    for name, text in texts.items():
        acting = [c for c in text if ord(c) < 32 and c not in "\r\n" or c in "\x7f\u202e\u2028"]
        assert not acting, (name, acting)
        assert "</script" not in text or name in ("quotes", "events", "utterances", "coverage", "calendar"), name
    exact = {"date", "start", "end", "said", "published", "text", "words"}
    for name in ("quotes", "events", "utterances", "coverage"):
        assert not [cell for row in table(texts[name]) for column, cell in row.items()
                    if column not in exact and cell.startswith(FORMULA_STARTS)], name
        setting.run("export", setting.database, "--as", name, "--out", setting.out / "all.csv", "--guard", "all")
        assert not [cell for row in table((setting.out / "all.csv").read_bytes().decode()) for column, cell in row.items()
                    if column not in exact - {"text", "words"} and cell.startswith(FORMULA_STARTS)], name
    assert {row["date"] for row in table(texts["events"])} == {"", *HOSTILE_DATES.values()}, "dates are exact"
    calendar = texts["calendar"].split("\r\n")
    assert max(len(line.encode()) for line in calendar) <= 75
    assert calendar.count("BEGIN:VEVENT") == calendar.count("END:VEVENT") == len(HOSTILE_DATES) - 3
    assert "X:1" not in calendar and "\n" not in "".join(calendar)
    said, = nodes(texts["json-ld"], "Quotation").values()
    assert said["text"] == bad, "word for word"
    selectors = [item["target"]["selector"] for item in json.loads(texts["annotations"])["items"]]
    assert selectors[0][0]["exact"] == bad and selectors[0][1] == {"type": "TextPositionSelector", "start": 3, "end": 9}
    assert selectors[1]["value"] == "xywh=percent:10,25,33.33333,50", selectors[1]
    assert '"./a%20b%3Cc%3E%23.png"' in texts["annotations"]
    slides = {slide["unique_id"]: slide for slide in json.loads(texts["timelinejs"])["events"]}
    assert set(slides) == set(HOSTILE_DATES) - {"before"}, set(slides)
    assert slides["bce"]["start_date"] == {"year": -44, "month": 3, "day": 15} and slides["bce"]["display_date"] == "15 Mar 44 BCE"
    assert slides["decade"]["start_date"] == {"year": 2020} and slides["decade"]["end_date"] == {"year": 2029}
    assert slides["month"]["start_date"] == {"year": 2023, "month": 6} and "end_date" not in slides["month"]
    shown = json.dumps(slides)
    assert "<img" not in shown and "<script" not in shown and "<blockquote>" in shown
    dates = {name.removeprefix("#event-"): (node.get("startDate"), node.get("endDate"))
             for name, node in nodes(texts["json-ld"], "Event").items()}
    assert dates == {"undated": (None, None), "bce": ("-0043-03-15", None), "far": ("+12023", None), "open": ("2023-06-09", None),
                     "before": (None, "2023"), "decade": ("2020", "2029"), "month": ("2023-06", None),
                     "clock": ("2023-06-09T16:00:00+09:00", "2023-06-09T17:30:00+09:00"), "days": ("2023-06-09", "2023-06-11")}
    rows = {row["event"]: (row["start"], row["end"]) for row in table(texts["events"])}
    assert rows["month"] == ("2023-06-01", "2023-06-30") and rows["decade"] == ("2020-01-01", "2029-12-31"), rows


def every_language(setting):
    """The tables hold what is written in a language that the interface does not speak, with its tag; nothing in them is empty for it."""
    only = {"en": "An event", "ko": "행사"}, {"he": "תל אביב"}, {"ar": "القاهرة", "he": "קהיר", "en": "Cairo"}, {"ko-KR": "서울"}
    names = {"he": "שם"}
    source = {
        "database": {"title": names}, "outlets": [{"slug": "o", "name": names}], "topics": [{"slug": "t", "name": names}],
        "places": [{"slug": "l", "name": names}], "participants": [{"slug": "p", "names": [{"text": "שם", "language": "he"}]}],
        "articles": [{"slug": "a", "outlet": "o", "headline": "כותרת", "language": "he", "url": "https://example.org"}],
        "events": [{"slug": f"e{i}", "date": f"2024-03-1{i}", "title": title, "summary": names, "topics": ["t"], "place": "l",
                    "coverage": ["a"], "participations": [{"participant": "p", "role": "speaker", "title": names}]} for i, title in enumerate(only)],
        "utterances": [{"slug": f"u{i}", "event": f"e{i}", "order": 1, "context": names, "attributions": [{"speaker": "p"}],
                        "quotes": [{"article": "a", "text": "שלום", "language": "he"}]} for i in range(len(only))]}
    (setting.out / "languages.json").write_text(json.dumps(source))
    setting.database = setting.out / "languages.db"
    setting.database.unlink(missing_ok=True)
    setting.run("import", setting.out / "languages.json", "--into", setting.database)
    for language in ("ko", "en"):
        texts = export_data(setting, "--lang", language)
        events = table(texts["events"])
        for row, titles in zip(events, only):
            assert titles[row["title_language"]] == row["title"] != "", row
            assert (row["title_ko"], row["title_en"]) == (titles.get("ko", ""), titles.get("en", "")), row
            for tag, title in titles.items():
                own = row.get(f"title_{tag}") or row["title_language"] == tag and row["title"]
                assert own == title or f"{tag}: {title}" in row["title_others"].split("; "), (row, tag)
        for name, columns in {"events": ("summary", "place", "participants", "topics"), "coverage": ("event_title", "outlet", "headline"),
                              "utterances": ("speaker", "title", "event_title", "context", "words", "outlets"),
                              "quotes": ("event", "speaker", "context", "text", "outlet", "headline")}.items():
            rows = table(texts[name])
            assert len(rows) == len(only), name
            assert all(row[column] for row in rows for column in columns), (name, rows)


def exact_words(setting):
    """Words leave data files as they are, to the last sign that is not seen; only controls and marks of direction do not."""
    words = "so\u00adft a\u200bb\u2060c\ufeffd Auf\u200clage \U0001F469\u200d\U0001F680 ก" + "\u0e49" * 40 + " \u3000" + "x" * 70_000
    local = {"en": words}
    source = {
        "database": {"title": local}, "outlets": [{"slug": "o", "name": local}], "topics": [{"slug": "t", "name": local}],
        "places": [{"slug": "l", "name": local}], "participants": [{"slug": "p", "names": [{"text": words, "language": "en"}]}],
        "articles": [{"slug": "a", "outlet": "o", "headline": words, "byline": words, "reference": words, "language": "en"}],
        "events": [{"slug": "e", "date": "2024-03-10", "title": local, "summary": local, "topics": ["t"], "place": "l", "coverage": ["a"],
                    "participations": [{"participant": "p", "role": "speaker", "title": local}]}],
        "utterances": [{"slug": "u", "event": "e", "order": 1, "context": local, "attributions": [{"speaker": "p"}], "topics": ["t"],
                        "quotes": [{"article": "a", "text": words, "language": "en"}]}]}
    (setting.out / "exact.json").write_text(json.dumps(source))
    setting.database = setting.out / "exact.db"
    setting.database.unlink(missing_ok=True)
    setting.run("import", setting.out / "exact.json", "--into", setting.database)
    texts = export_data(setting, "--lang", "en")
    for name, columns in {"events": ("title", "title_en", "summary", "place", "participants", "topics"),
                          "coverage": ("event_title", "outlet", "headline", "reference"),
                          "utterances": ("speaker", "title", "event_title", "context", "words", "outlets"),
                          "quotes": ("event", "speaker", "context", "text", "outlet", "headline", "reference")}.items():
        row, = table(texts[name])
        assert {column for column in columns if row[column] != words} == set(), name
    event, = nodes(texts["json-ld"], "Event").values()
    person, = nodes(texts["json-ld"], "Person").values()
    article, = nodes(texts["json-ld"], "NewsArticle").values()
    assert {event["name"], event["description"], event["location"]["name"], event["about"]["name"], person["name"],
            article["headline"], article["creditText"], article["identifier"]} == {words}
    bodies = [body["value"] for item in json.loads(texts["annotations"])["items"] for body in item["body"]]
    assert bodies == [words, words], "who said it, and the topic"
    slide, = json.loads(texts["timelinejs"])["events"]
    assert slide["text"]["headline"] == slide["group"] == words
    assert slide["text"]["text"].count(words) == 4, "summary, words, speaker and outlet"
    calendar = texts["calendar"].replace("\r\n ", "").split("\r\n")
    assert {f"X-WR-CALNAME:{words}", f"SUMMARY:{words}", f"LOCATION:{words}", f"CATEGORIES:{words}"} <= set(calendar)
    assert next(line for line in calendar if line.startswith("DESCRIPTION:")).count(words) == 4


def hostile(setting):
    """Words from a stranger are exact in JSON and harmless everywhere."""
    bad = "=cmd()\u202e\x1b[31m,\"quoted\"\nnext"
    source = {
        "database": {"title": {"en": "Hostile \u202e\x1b[2J"}},
        "outlets": [{"slug": "o", "name": {"en": "\x1b]0;title\x07"}}],
        "participants": [{"slug": "p", "names": [{"text": "=HYPERLINK(1)", "language": "en"}]}],
        "articles": [{"slug": "a", "outlet": "o", "language": "en", "headline": "\u2066<script>alert(1)</script>"}],
        "events": [{"slug": "e", "title": {"en": "-1+1"}}],
        "views": [{"slug": "v", "name": {"en": "View \u202e\x1b[2J\x7f"}, "note": {"en": bad}}],
        "utterances": [{"slug": "u", "event": "e", "order": 1, "attributions": [{"speaker": "p"}],
                        "quotes": [{"article": "a", "text": bad, "language": "en"}]}]}
    (setting.out / "hostile.json").write_text(json.dumps(source))
    setting.run("import", setting.out / "hostile.json", "--into", setting.out / "hostile.db")
    setting.database = setting.out / "hostile.db"
    utterance, = setting.quotes()
    assert utterance["printings"][0]["text"] == bad, "the undated event's words are there, word for word"
    setting.run("export", setting.database, "--out", setting.out / "hostile-source.json")
    source = (setting.out / "hostile-source.json").read_text()
    assert not [c for c in source if ord(c) < 32 and c != "\n" or c in "\x7f\u202e\u2066"], source
    assert json.loads(source)["utterances"][0]["quotes"][0]["text"] == bad
    for arguments in (("quotes", setting.database), ("quotes", setting.database, "--format", "json"),
                      ("views", setting.database), ("views", setting.database, "--format", "json"),
                      ("quotes", setting.database, "--format", "csv"), ("check", setting.database)):
        done = subprocess.run([setting.program, *arguments], capture_output=True, timeout=PATIENCE_S)
        shown = (done.stdout + done.stderr).decode()
        assert not [c for c in shown if ord(c) < 32 and c not in "\r\n" or c in "\x7f\u202e\u2066"], (arguments, shown)
    quotes = ("quotes", setting.database, "--format", "csv")
    for row in csv.reader(io.StringIO(setting.run(*quotes, "--guard", "all"), newline="")):
        assert not [cell for cell in row if cell.startswith(FORMULA_STARTS)], row
    for row in table(setting.run(*quotes)):
        assert row["text"].startswith("=cmd()"), "quoted words are exact"
    setting.run("export", setting.database, "--out", setting.out / "hostile.svg")
    svg = (setting.out / "hostile.svg").read_text()
    assert "<script" not in svg and "\x1b" not in svg and "\u202e" not in svg


def pipes(setting):
    """A reader that goes away is no error; a full disk is one, and leaves no file."""
    done = subprocess.run(f"'{setting.program}' quotes '{setting.database}' | head -c 10", shell=True, capture_output=True)
    assert done.stderr == b"" and len(done.stdout) == 10, done
    if os.path.exists("/dev/full"):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([setting.program, "quotes", setting.database], stdout=full, stderr=subprocess.PIPE)
        assert done.returncode == 3 and b"standard output" in done.stderr, done
    limited = ["bash", "-c", 'ulimit -f 8; exec "$0" "$@"', setting.program]
    for out in ("big.png", "big.svg", "big.jsonld", "big.csv"):
        done = subprocess.run([*limited, "export", setting.database, "--out", setting.out / out], capture_output=True)
        assert done.returncode == 3 and done.stderr.count(b"\n") == 1, done
    done = subprocess.run([*limited, "import", setting.source / "data/example", "--into", setting.out / "big.db"],
                          capture_output=True)
    assert done.returncode == 3 and done.stderr.count(b"\n") == 1, done
    assert list(setting.out.iterdir()) == [], "nothing half-written is left"


def views(setting):
    """The saved views of the database are the authored ones, and each is a picture and a list of quotes."""
    authored = {view["slug"]: view for view in setting.records("views")}
    listed = json.loads(setting.run("views", setting.database, "--format", "json"))["views"]
    assert {view["slug"]: view for view in listed} == authored
    text = setting.run("views", setting.database, "--lang", "ko")
    steps = sorted((view for view in listed if "order" in view), key=lambda view: view["order"])
    at = [text.index(view["name"]["ko"]) for view in steps]
    assert at == sorted(at) and all(view["note"]["ko"] in text for view in steps)
    for view in listed:
        setting.run("export", setting.database, "--out", setting.out / "view.svg", "--view", view["slug"])
        assert "<svg" in (setting.out / "view.svg").read_text()
    one = next(view for view in listed if view["slug"] == "story-washington")
    assert setting.quotes("--view", one["name"]["en"]) == setting.quotes("--from", one["from"], "--to", one["to"])
    whole = setting.quotes("--view", "story-washington", "--from", "2022", "--to", "2024")
    assert len(whole) > len(setting.quotes("--view", "story-washington")) > 0


def changes(setting):
    """The log of changes says what an import has made another, by whom; what is there just so is left alone, and nothing leaves."""
    example, path = setting.source / "data/example", setting.out / "own.db"
    def logged():
        with contextlib.closing(sqlite3.connect(path)) as database:
            return (database.execute("SELECT author, name FROM change_set ORDER BY id").fetchall(),
                    database.execute("SELECT change_set, kind, before, after FROM change ORDER BY change_set, number").fetchall())
    setting.run("import", example, "--into", path, "--author", "Mina Example")
    assert logged() == ([("Mina Example", "Import of example")], [])
    whole = path.read_bytes()
    setting.run("import", example, "--into", path)
    assert path.read_bytes() == whole, "it is as it was"
    event = setting.records("events")[0]
    (setting.out / "one.json").write_text(json.dumps({"events": [{**event, "note": {"en": "Looked at again"}}]}))
    setting.run("import", setting.out / "one.json", "--into", path, "--author", "Jun Example")
    sets, rows = logged()
    assert sets[1:] == [("Jun Example", "Import of one.json")]
    (number, kind, before, after), = rows
    assert (number, kind, after) == (2, 1, "") and json.loads(before)["slug"] == event["slug"]
    setting.run("check", path)
    setting.run("reindex", path)
    assert logged() == (sets, rows)
    for format in ("json", "html", "csv"):
        setting.run("export", path, "--out", setting.out / f"all.{format}")
        assert "Jun Example" not in (setting.out / f"all.{format}").read_text()
    setting.run("import", setting.out / "all.json", "--into", path)
    assert logged() == (sets, rows), "what it says of itself changes nothing"
    # What was before, put again, is what it was: the row is as that of any import.
    (setting.out / "undo.json").write_text(json.dumps({"events": [json.loads(before)]}))
    setting.run("import", setting.out / "undo.json", "--into", path)
    setting.run("export", path, "--out", setting.out / "undone.json")
    setting.run("export", setting.database, "--out", setting.out / "today.json")
    assert (setting.out / "undone.json").read_bytes() == (setting.out / "today.json").read_bytes()


def older(setting):
    """A database that an older Dateline made is opened, stays as it is, loses nothing, and is brought up to date by a write."""
    old = setting.out / "old.db"
    shutil.copy(setting.database, old)
    make_older(old, 1)
    before = old.read_bytes()
    assert setting.run("views", old, "--lang", "en") == "No views are saved here.\n"
    assert setting.run("quotes", old) == setting.run("quotes", setting.database)
    setting.run("check", old, expect=1)
    assert "older Dateline" in setting.errors and "`dateline reindex" in setting.errors, setting.errors
    assert old.read_bytes() == before and list(setting.out.iterdir()) == [old]
    extended = setting.out / "extended.db"
    shutil.copy(old, extended)
    for path, command in ((extended, ["import", setting.source / "data/example/views.json", "--into"]), (old, ["reindex"])):
        line, = [line for line in setting.run(*command, path).splitlines() if "-backup" in line]
        assert line.endswith(f"is kept as it was in {path.stem}.v1-backup.db"), line
        assert path.with_name(path.stem + ".v1-backup.db").read_bytes() == before
        assert "-backup" not in setting.run("reindex", path)
    assert setting.run("views", old, "--lang", "en") == "No views are saved here.\n"
    assert setting.run("quotes", old) == setting.run("quotes", setting.database)
    assert setting.run("views", extended) == setting.run("views", setting.database)


def every_version(setting):
    """A database of each version gives the same JSON and the same picture before and after it is brought up to date."""
    without_views = setting.out / "today.db"
    files = [file for file in sorted((setting.source / "data/example").glob("*.json")) if file.name != "views.json"]
    setting.run("import", *files, "--into", without_views)
    for name, source in (("all", setting.database), ("no-views", without_views)):
        setting.run("export", source, "--out", setting.out / f"{name}.json")
        setting.run("export", source, "--out", setting.out / f"{name}.svg", "--select", "person:sam-altman", "--panel", "--group", "outlet")
    for version in range(1, 9):
        source, expected = (setting.database, "all") if version > 1 else (without_views, "no-views")
        old = Path(shutil.copy(source, setting.out / f"old-{version}.db"))
        make_older(old, version)
        before = old.read_bytes()
        for turn in range(2):
            setting.run("export", old, "--out", setting.out / "old.json")
            setting.run("export", old, "--out", setting.out / "old.svg", "--select", "person:sam-altman", "--panel", "--group", "outlet")
            for ending in ("json", "svg"):
                then, now = ((setting.out / f"{which}.{ending}").read_text() for which in ("old", expected))
                hidden = r"old-[0-9]+\.db|example\.db|today\.db|[0-9a-f]{64}"  # which file it was
                assert re.sub(hidden, "", then) == re.sub(hidden, "", now), (version, ending)
            if turn == 0:
                assert old.read_bytes() == before
                setting.run("reindex", old)
            setting.run("check", old)


def much_said(setting):
    """However much is said at one event, every word of it leaves in every format, in order."""
    count = 2345
    source = {"database": {"title": {"en": "Much"}}, "outlets": [{"slug": "o", "name": {"en": "Outlet"}}],
              "participants": [{"slug": "p", "names": [{"text": "Zoë Müller", "language": "en"}]}],
              "articles": [{"slug": "a", "outlet": "o", "language": "en", "headline": "News", "url": "https://example.org/"}],
              "events": [{"slug": "e", "date": "2023-06-09", "title": {"en": "Hearing"}, "coverage": ["a"]}],
              "utterances": [{"slug": f"u{i}", "event": "e", "order": i + 1, "attributions": [{"speaker": "p"}],
                              "quotes": [{"article": "a", "text": f"word number {i}", "language": "en"}]} for i in range(count)]}
    (setting.out / "much.json").write_text(json.dumps(source))
    setting.run("import", setting.out / "much.json", "--into", setting.out / "much.db")
    setting.database = setting.out / "much.db"
    words = [f"word number {i}" for i in range(count)]
    assert [quote["printings"][0]["text"] for quote in setting.quotes()] == words
    text = setting.run("quotes", setting.database, "--lang", "en")
    assert re.findall("“(word number [0-9]+)”", text) == words and text.count("Hearing") == 1
    assert [row["text"] for row in table(setting.run("quotes", setting.database, "--format", "csv"))] == words
    texts = export_data(setting, "--lang", "en")
    assert [row["text"] for row in table(texts["quotes"])] == words
    assert [row["words"] for row in table(texts["utterances"])] == words
    assert [row["utterances"] for row in table(texts["events"])] == [str(count)]
    assert len(table(texts["coverage"])) == 1
    assert len(nodes(texts["json-ld"], "Quotation")) == count
    event, = nodes(texts["json-ld"], "Event").values()
    assert len(event["recordedIn"]) == count
    assert len(json.loads(texts["annotations"])["items"]) == count
    slide, = json.loads(texts["timelinejs"])["events"]
    assert re.findall("“(word number [0-9]+)”", slide["text"]["text"]) == words
    assert re.findall("“(word number [0-9]+)”", texts["calendar"].replace("\r\n ", "")) == words
    setting.run("export", setting.database, "--out", setting.out / "much.html")
    assert len(set(re.findall("“(word number [0-9]+)”", (setting.out / "much.html").read_text()))) == count
    # Under a filter of words too, and by a name without its marks.
    some = [word for word in words if "99" in word]
    assert [quote["printings"][0]["text"] for quote in setting.quotes("--search", "99", "--person", "Zoe Muller")] == some
    picture = setting.out / "much.svg"
    setting.run("export", setting.database, "--out", picture, "--select", "event:e", "--panel", "--lang", "en")
    shown = len(set(re.findall("word number [0-9]+", picture.read_text())))
    assert f"and {count - shown:,} more" in picture.read_text(), shown


def seoul(setting):
    """The quotes of the Seoul meeting, compared word for word with the record made from the article itself."""
    shared = os.environ.get("DATELINE_SHARED")
    folder = Path(shared) / "data/seoul_2023" if shared else setting.source.parent / "shared/data/seoul_2023"
    record = folder / "seed_record.json"
    if not record.exists():
        print(f"skipped: {record} is not here; set DATELINE_SHARED")
        return SKIPPED
    seed = json.loads(record.read_text())
    printed = {}
    for utterance in setting.quotes("--event", "seoul-startups-meeting", "--lang", "en"):
        for printing in utterance["printings"]:
            if printing["outlet"] == seed["article"]["outlet_en"]:
                printed[printing["label"]] = (printing, utterance)
    names = {person["id"]: person["en"] for person in seed["people"]}
    assert set(printed) == {quote["n"] for quote in seed["quotes"]}
    for quote in seed["quotes"]:
        printing, utterance = printed[quote["n"]]
        assert printing["text"] == quote["text"], (quote, printing)
        assert utterance["speaker"] == names[quote["speaker"]], (quote, utterance["speaker"])
        assert printing["published"] == seed["article"]["published_iso"], printing
        assert (printing["form"] == "display") == quote["kind"].startswith("display") if "kind" in quote else True
    return 0


def photos(setting):
    """Photos that cannot be shown are named with the reason by import, check and exports; their words stand in their place."""
    folder = setting.out / "photos"
    folder.mkdir()
    kinds = ["plain.jpg", "plain.png", "lossy.webp", "plain.avif", "plain.heic", "plain.tif", "moving.gif", "plain.bmp"]
    for name in kinds:
        shutil.copy(setting.source / "tests/data/photos" / name, folder)
    (folder / "drawing.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    (folder / "cut.jpg").write_bytes((folder / "plain.jpg").read_bytes()[:300])
    (folder / "no.png").write_text("no picture")
    (folder / "empty.png").touch()
    (folder / "folder.png").mkdir()
    (folder / "closed.png").write_bytes((folder / "plain.png").read_bytes())
    (folder / "closed.png").chmod(0)
    with (folder / "large.png").open("wb") as file:
        file.truncate((256 << 20) + 1)  # a hole: it takes no disk
    broken = {"drawing.svg": "SVG drawing", "cut.jpg": "damaged", "no.png": "no picture of a kind", "gone.png": "missing", "empty.png": "is empty",
              "folder.png": "names a folder", "large.png": "at most 256 MB",
              "link.jpg": "The photo is a link", "linked/plain.jpg": "The photo is a link"}
    (folder / "link.jpg").symlink_to("plain.jpg")
    (folder / "linked").symlink_to(".")
    if os.geteuid() != 0:  # root may read everything
        broken["closed.png"] = "permission is denied"
    files = kinds + list(broken)
    source = {
        "database": {"title": {"en": "Photos"}},
        "photos": [{"slug": f"p{i}", "file": f"photos/{name}", "event": f"e{i}", "alt": {"en": f"Words of {name}"}}
                   for i, name in enumerate(files)],
        "events": [{"slug": f"e{i}", "date": f"2020-{i % 12 + 1:02}-05", "title": {"en": f"Event {i}"}} for i in range(len(files))]}
    source["photos"][0].update(width=32, height=48)
    (setting.out / "photos.json").write_text(json.dumps(source))
    database = setting.out / "photos.db"

    def run(*arguments):
        return subprocess.run([setting.program, *map(str, arguments)], capture_output=True, timeout=PATIENCE_S, text=True)

    def is_named(text, name):
        return any(name in line and broken[name] in line for line in text.splitlines())

    done = run("import", setting.out / "photos.json", "--into", database)
    left_out = {name for name in kinds if f"{name}" in done.stderr and "This build" in done.stderr}
    assert done.returncode == 0 and all(is_named(done.stderr, name) for name in broken), done.stderr
    assert "is said to be 32 x 48, but is 48 x 32" in done.stderr, done.stderr
    assert len(done.stderr.splitlines()) == len(broken) + 1 + len(left_out), done.stderr
    # Check says of them what import says, as advice: they may be put there later.
    checked = run("check", database)
    said = checked.stdout
    assert checked.returncode == 0 and all(is_named(said, name) for name in broken), said
    shown = [line.split("cannot be shown: ")[1] for line in done.stderr.splitlines() if "cannot be shown: " in line]
    assert shown == [line.split("cannot be shown: ")[1] for line in said.splitlines() if "cannot be shown: " in line], said
    for ending in ("svg", "html"):
        out = setting.out / f"all.{ending}"
        done = run("export", database, "--lang", "en", "--out", out, *(["--size", "4000x2000"] if ending == "svg" else []))
        assert done.returncode == 0, done.stderr
        text = out.read_text()
        if ending == "html":
            assert all(is_named(done.stderr, name) for name in broken), done.stderr
            assert all(f'class="missing">Words of {name}<' in text for name in broken)
            assert text.count('<img id="photo-') == len(kinds) - len(left_out), text.count('<img id="photo-')
        else:
            assert done.stderr and all(line.startswith("dateline: photos/") for line in done.stderr.splitlines()), done.stderr
            named = [name for name in broken if is_named(done.stderr, name)]
            assert named and all(f"Words of {name}" in text for name in named), (named, done.stderr)


def killed(setting):
    """Killed at any moment, an import into a database leaves it as it was or as it will be; what it left beside is undone by
    the next, and until then readers say so in one line."""
    chance = random.Random(19690720)
    folder = setting.out / "killed"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    events = [{"slug": f"more-{i}", "date": f"{1900 + i % 120}-05-{1 + i % 28:02}", "title": {"en": f"More of it {i}"}}
              for i in range(1500)]
    (folder / "more.json").write_text(json.dumps({"events": events}), encoding="utf-8")
    (folder / "none.json").write_text(json.dumps({"topics": [{"slug": "after", "name": {"en": "After"}}]}), encoding="utf-8")
    own = folder / "own.db"
    command = [setting.program, "import", folder / "more.json", "--into", own]
    shutil.copy(setting.database, own)
    began = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    takes = time.monotonic() - began

    def count():
        with sqlite3.connect(f"{own.resolve().as_uri()}?mode=ro&immutable=1", uri=True) as connection:
            return connection.execute("SELECT count(*) FROM event").fetchone()[0]

    after = count()
    before = after - len(events)
    seen = set()
    for _ in range(30):
        shutil.copy(setting.database, own)
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        time.sleep(takes * 1.1 * chance.random())
        process.kill()
        process.wait()
        looked = subprocess.run([setting.program, "quotes", own], capture_output=True, text=True)
        assert looked.returncode == 0 or ("was not finished" in looked.stderr and looked.stderr.count("\n") == 1), looked
        subprocess.run([setting.program, "import", folder / "none.json", "--into", own], check=True, stdout=subprocess.DEVNULL)
        assert not Path(f"{own}-journal").exists()
        with sqlite3.connect(own) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        connection.close()
        assert count() in (before, after), (before, count(), after)
        seen.add(count())
    assert before in seen, "no kill came early enough to mean anything"
    assert sorted(path.name for path in folder.iterdir()) == ["more.json", "none.json", "own.db"]


def stopped(setting):
    """Asked to stop while it reads, an import says so and leaves nothing."""
    sources, beside = setting.out / "sources", setting.out / "beside"
    sources.mkdir()
    beside.mkdir()
    events = [{"slug": f"e-{i}", "date": f"{1900 + i % 120}", "title": {"en": f"Event {i}"}} for i in range(60_000)]
    (sources / "all.json").write_text(json.dumps({"database": {"title": {"en": "Many"}}, "events": events}), encoding="utf-8")
    process = subprocess.Popen([setting.program, "import", sources, "--into", beside / "new.db"], stderr=subprocess.PIPE,
                               text=True)
    while not list(beside.iterdir()):
        assert process.poll() is None, process.communicate()
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    errors = process.communicate(timeout=PATIENCE_S)[1]
    assert process.returncode == -signal.SIGINT and "stopped" in errors and errors.count("\n") == 1, (process.returncode, errors)
    assert list(beside.iterdir()) == []

    # So it is while it makes the indices, and while reindex makes them again in the place where they are.
    subprocess.run([setting.program, "import", sources, "--into", beside / "new.db"], check=True, stdout=subprocess.DEVNULL)
    whole = (beside / "new.db").read_bytes()
    stops = 0
    for arguments in (["import", sources, "--into", beside / "other.db"], ["reindex", beside / "new.db"]):
        for delay in (0.1, 0.3, 0.5, 0.7, 0.9, 1.2, 1.6):
            process = subprocess.Popen([setting.program, *arguments], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL,
                                       text=True)
            time.sleep(delay)
            process.send_signal(signal.SIGINT)
            errors = process.communicate(timeout=PATIENCE_S)[1]
            if process.returncode == 0:
                break
            stops += 1
            assert process.returncode == -signal.SIGINT, (process.returncode, errors)
            assert [path.name for path in beside.iterdir()] == ["new.db"], list(beside.iterdir())
            assert (beside / "new.db").read_bytes() == whole
        (beside / "other.db").unlink(missing_ok=True)
    assert stops > 1
    (beside / "new.db").unlink()

    # On a terminal the line says what goes on: the making of the indices too, which itself tells nothing.
    terminal, far = pty.openpty()
    process = subprocess.Popen([setting.program, "import", sources, "--into", beside / "new.db"], stderr=far,
                               stdout=subprocess.DEVNULL)
    os.close(far)
    said = b""
    with contextlib.suppress(OSError):  # it has ended
        while piece := os.read(terminal, 65536):
            said += piece
    os.close(terminal)
    assert process.wait(timeout=PATIENCE_S) == 0
    assert b"reading [" not in said or re.search(rb"writing \[ +\] +0 %", said), said[-300:]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("case")
    for name in ("program", "database", "source", "out"):
        parser.add_argument(f"--{name}", required=True)
    options = parser.parse_args()
    cases = {"facts": facts, "formats": formats, "moments": moments, "data": data, "hostile-data": hostile_data, "every-language": every_language,
             "exact-words": exact_words, "pictures": pictures,
             "round-trip": round_trip, "damaged": damaged, "hostile": hostile, "identity": identity, "pipes": pipes, "views": views,
             "changes": changes, "older": older, "every-version": every_version, "much-said": much_said, "seoul": seoul, "photos": photos, "killed": killed, "stopped": stopped}
    return cases[options.case](Setting(options)) or 0


if __name__ == "__main__":
    sys.exit(main())
