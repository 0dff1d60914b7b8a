"""What fails in the window, and what must not be lost by it. A story for stories.py."""

import json
import shutil
import signal
import sqlite3
import subprocess
from pathlib import Path

from display import stop
from program import StoryFailed


def story_failing(setting):
    """A view that cannot be written keeps what was typed; a path that does not open stays; × takes one filter away;
    indirect speech has no quotation marks."""
    folder = setting.out / "own"
    folder.mkdir()
    own = Path(shutil.copy(setting.database, folder / "example.db"))
    more = {"events": [{"slug": "talk", "title": {"en": "The talk"}, "date": "2023-06-09"}],
            "utterances": [{"slug": "reported", "event": "talk", "order": 1, "quotes": [
                {"article": setting.facts.records["articles"][0]["slug"], "text": "nothing would change in June",
                 "language": "en", "form": "indirect"}], "attributions": [{"speaker": "sam-altman", "method": "person", "by": "desk"}]}]}
    (folder / "more.json").write_text(json.dumps(more), encoding="utf-8")
    subprocess.run([setting.program, "import", folder / "more.json", "--into", own], check=True, stdout=subprocess.DEVNULL)
    topic = setting.facts.id_of("topic", "regulation")
    with setting.start("--topic", "regulation", "--search", "AI", database=own, lang="en") as program:
        program.expect(lambda s: s.state["filter"]["text"] == "AI" and s.state["filter"]["topics"] == [topic], "two filters hold")
        program.click("top/chip:text")
        program.expect(lambda s: not s.state["filter"]["text"] and s.state["filter"]["topics"] == [topic],
                       "the × on the search takes away the search alone")
        program.click(f"top/chip:topic:{topic}")
        program.expect(lambda s: not s.state["filter"]["topics"], "and that on the topic the topic")

        writer = sqlite3.connect(own, isolation_level=None)
        writer.execute("BEGIN IMMEDIATE")  # others read, nobody else writes
        program.key("g", "ctrl+s")
        program.expect(lambda s: s.state["dialog"] == "keep_view", "Ctrl+S asks for a name")
        program.type("A name of its own")
        program.key("Tab")
        program.type("And a long note")
        program.click("dialog/keep")
        program.expect(lambda s: s.state["failed"], "the view could not be written, and that is said", 40)
        program.screenshot(setting.out / "not-kept.png")
        if program.last.state["dialog"] != "keep_view":
            program.fail("the dialog is still there, with what was typed")
        writer.execute("ROLLBACK")
        writer.close()
        program.click("dialog/keep")
        program.expect(lambda s: s.state["saved_view"] == "a-name-of-its-own" and not s.state["dialog"] and not s.state["failed"],
                       "pressed again it is kept, under the name that was typed")

        program.key("ctrl+o")
        program.fill("dialog/path", str(folder / "more.db"))
        program.click("dialog/open")
        program.expect(lambda s: "more.db" in s.state["message"] and s.state["failed"], "what is not there is said")
        program.screenshot(setting.out / "not-opened.png")
        if program.last.state["dialog"] != "open":
            program.fail("the path that was typed is still there")
        program.key("Escape")

    with setting.start(database=own, name="dateline-korean", lang="ko") as program:
        program.key("ctrl+o")
        program.fill("dialog/path", str(folder / "more.db"))
        program.click("dialog/open")
        program.expect(lambda s: "more.db: 그런 파일이 없습니다" in s.state["message"] and s.state["failed"],
                       "in Korean it is said in Korean")
        program.screenshot(setting.out / "not-opened-ko.png")
        empty = setting.out / "empty"
        empty.mkdir()
        program.fill("dialog/path", str(empty))
        program.click("dialog/open")
        program.expect(lambda s: ".json 파일이 없습니다" in s.state["message"] and s.state["failed"], "of a folder too")

    views = json.loads(subprocess.run([setting.program, "views", own, "--format", "json"], check=True, capture_output=True).stdout)
    kept, = [view for view in views["views"] if view["slug"] == "a-name-of-its-own"]
    if kept["note"] != {"en": "And a long note"}:
        raise StoryFailed(f"the note that was typed is kept too: {kept}")

    # Told to end while it imports into a database that is there, the window takes that back.
    many = setting.out / "many"
    many.mkdir()
    shutil.copy(setting.database, many / "many.db")
    whole = (many / "many.db").read_bytes()
    events = [{"slug": f"e-{i}", "date": f"{1900 + i % 120}", "title": {"en": f"Event {i}"}} for i in range(60_000)]
    (many / "many.json").write_text(json.dumps({"events": events}), encoding="utf-8")
    program = setting.start(name="dateline-ended", lang="en")
    try:
        program.key("ctrl+o")
        program.fill("dialog/path", str(many))
        program.press("dialog/open")
        program.expect(lambda s: "%" in s.state["message"], "it is imported", 60)
        program.process.send_signal(signal.SIGTERM)
        ended = program.process.wait(60)
    finally:
        stop(program.process)
        program.log.close()
        program.home.cleanup()
    left = sorted(path.name for path in many.iterdir())
    if ended != -signal.SIGTERM or left != ["many.db", "many.json"] or (many / "many.db").read_bytes() != whole:
        raise StoryFailed(f"it ended with {ended}, and there are {left}:\n{program.words()}")

    with setting.start("--select", "The talk", database=own, name="dateline-indirect", lang="en") as program:
        seen = program.expect(lambda s: any("nothing would change in June" in line for line in s.panel["text"]), "its words are there")
        if any("“nothing" in line for line in seen.panel["text"]):
            program.fail("indirect speech has no quotation marks")
        utterance = seen.panel["utterances"][0]
        program.click(f"panel/copy:{utterance}")
        copied = setting.display.pasted()
        if not copied.startswith("nothing would change in June\n— "):
            program.fail(f"nor has it when it is copied: {copied!r}")
