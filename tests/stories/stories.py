"""Stories through the real program: a real window under Xvfb, real X input, the hits file to know where things are.

    stories.py NAME --program P --database example.db --source data/example --golden FOLDER --out FOLDER

Ids that the stories rely on, besides those of the canvas (layout/compose.h, prefixed "canvas/"): "top/search", "top/theme",
"top/language", "top/menu", "search/N/KIND:ID", "panel/utterance:ID", "dialog/path", "dialog/export-path",
"dialog/size:story", "dialog/scale:0.5×" (export), "dialog/scale:200" (menu), "dialog/save", "story/next",
"palette/NAME", "dialog/keep", "dialog/view:SLUG", "dialog/up:SLUG"; and the keys that `?` lists.
"""

import argparse
import json
import shlex
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import moves
from closing import story_closing
from deep_time import story_deep_time
from failing import story_failing
from palette import story_palette
from display import Display
from facts import Facts
from pictures import compare_with_golden, is_blank
from program import Program, StoryFailed
from small import story_small
from PIL import Image

sys.path.insert(0, str(Path(__file__).parents[1]))
from older import make_older  # noqa: E402

SEOUL = "seoul-startups-meeting"


class Setting:
    """What a story is given."""

    def __init__(self, arguments):
        self.program, self.database = arguments.program, arguments.database
        self.golden, self.out = Path(arguments.golden), Path(arguments.out) / arguments.name
        shutil.rmtree(self.out, ignore_errors=True)
        self.out.mkdir(parents=True)
        self.source = Path(arguments.source)
        self.facts = Facts(arguments.source, arguments.database)
        self.display = None

    def start(self, *options, database=None, name="dateline", **more):
        return Program(self.display, self.program, database or self.database, self.out, *options, name=name, **more)

    def ref(self, kind, slug):
        return f"{kind}:{self.facts.id_of(kind, slug)}"


def is_panel_of(kind, thing):
    return lambda seen: seen.panel["kind"] == kind and seen.panel["id"] == thing


def story_opens(setting):
    """It opens on the example: every event fits, nothing overlaps in the top bar, and then it sleeps."""
    with setting.start() as program:
        first, last = setting.facts.span_of_events()
        seen = program.expect(lambda s: s.state["start_ms"] <= first and s.state["end_ms"] >= last,
                              f"the view holds all events, {first} to {last}")
        program.expect(lambda s: Path(s.state["database"]).name == "example.db", "the database is named")
        program.expect(lambda s: s.with_prefix("canvas/event:"), "events stand on the canvas")
        altman = setting.ref("participant", "sam-altman")
        program.expect(lambda s: s.find(f"rail/{altman}"), "the rail lists Altman")
        seen = program.settle()
        if (seen.width, seen.height) != (1600, 1000):
            program.fail(f"the window is {seen.width} x {seen.height}, not 1600 x 1000")
        top = [hit for hit in seen.with_prefix("top/") if hit.w > 0]
        for hit in top:
            if hit.x < 0 or hit.x + hit.w > seen.width:
                program.fail(f"{hit} is cut off by the window")
            for other in top:
                if other.id != hit.id and hit.holds_hit(other) and other.holds_hit(hit):
                    program.fail(f"{hit} and {other} overlap")
        if is_blank(program.screenshot(setting.out / "opens.png")):
            program.fail("the window is blank")
        frame = program.settle().frame
        time.sleep(2)
        if program.look().frame != frame:
            program.fail("it goes on drawing though nothing happens")


def story_face(setting):
    """A click on Altman's face in the photo lists exactly his utterances, Seoul's six first."""
    facts = setting.facts
    event, altman = setting.ref("event", SEOUL), setting.ref("participant", "sam-altman")
    wanted = facts.utterances_of("sam-altman", first_event=SEOUL)
    of_seoul = [facts.id_of("utterance", u["slug"]) for u in facts.records["utterances"] if u["event"] == SEOUL]
    if len([u for u in wanted[:6] if u in of_seoul]) != 6 or wanted[6] in of_seoul:
        raise StoryFailed("the example itself is not as the story expects: six utterances of Altman in Seoul")
    with setting.start() as program:
        program.click(f"canvas/{event}")
        program.expect(is_panel_of("event", int(event.split(":")[1])), "the Seoul event's panel is open")
        seen = program.settle()
        photos = seen.with_prefix("canvas/photo:")
        faces = [hit for hit in seen.with_prefix(f"canvas/{altman}") if any(photo.holds_hit(hit) for photo in photos)]
        if not faces:
            program.fail("Altman's face is not on the selected event's card")
        program.click_at(faces[-1].x + faces[-1].w / 2, faces[-1].y + faces[-1].h / 2)
        program.expect(is_panel_of("participant", int(altman.split(":")[1])), "Altman's panel is open")
        program.expect(lambda s: s.panel["utterances"] == wanted, f"the panel lists {wanted} in this order")
        program.screenshot(setting.out / "face.png")


def story_disputed(setting):
    """A click on the disputed utterance shows both outlets and both speakers."""
    facts = setting.facts
    event, disputed = setting.ref("event", SEOUL), setting.ref("utterance", "u6-latecomers-and-regulation")
    with setting.start("--select", event) as program:
        program.expect(is_panel_of("event", int(event.split(":")[1])), "the Seoul event's panel is open")
        program.reveal(f"panel/{disputed}", over=program.panel_middle())
        program.click(f"panel/{disputed}")
        program.expect(is_panel_of("utterance", int(disputed.split(":")[1])), "the utterance's panel is open")
        words = [facts.name("outlets", "bizwatch"), facts.name("outlets", "newspim"), "브록만", "알트만"]
        program.expect(lambda s: all(any(word in line for line in s.panel["text"]) for word in words),
                       f"the panel shows {', '.join(words)}")
        program.screenshot(setting.out / "disputed.png")


def story_search(setting):
    """Searching 규제 by paste and by keys finds the same; Enter opens; Esc goes back a step at a time."""
    facts = setting.facts
    topic, spoken = setting.ref("topic", "regulation"), facts.utterances_with("규제")
    altman = setting.ref("participant", "sam-altman")

    def found(seen):
        return [str(result) for result in seen.state["search_results"]]

    def answers(seen):
        utterances = [result for result in found(seen) if result.startswith("utterance:")]
        return seen.state["search"] == "규제" and topic in found(seen) and \
            any(int(result.split(":")[1]) in spoken for result in utterances)

    with setting.start("--select", setting.ref("event", SEOUL)) as program:
        before = program.settle().state["selected"]
        program.click("top/search")
        program.paste("규제")
        program.expect(answers, "pasted 규제 finds the topic and utterances with the word")
        pasted = found(program.settle())
        program.screenshot(setting.out / "search.png")
        program.key("Escape")
        program.expect(lambda s: not s.with_prefix("search/"), "Esc closes the search")
        program.expect(lambda s: s.state["selected"] == before, "and the selection is as it was")

        program.key("slash", "ctrl+a")
        program.type("규제")
        program.expect(answers, "typed 규제 finds the same kinds of things")
        if found(program.settle()) != pasted:
            program.fail(f"typing finds {found(program.last)}, pasting found {pasted}")
        utterance = next(result for result in pasted if result.startswith("utterance:"))
        program.click(f"search/{pasted.index(utterance)}/{utterance}")
        program.expect(is_panel_of("utterance", int(utterance.split(":")[1])), "a click on a result opens it")
        program.key("Escape")
        program.expect(lambda s: s.state["selected"] == before, "Esc goes back to where one was")

        program.key("slash", "ctrl+a")
        program.type("ㅅㅇㅌㅁ")
        program.expect(lambda s: s.state["search"] == "ㅅㅇㅌㅁ" and found(s)[:1] == [altman], "initial consonants find Altman first")
        program.key("Return")
        program.expect(is_panel_of("participant", int(altman.split(":")[1])), "Enter opens the first result")

        program.key("slash", "ctrl+a")
        program.type("Altmann")
        program.expect(lambda s: s.state["search"] == "Altmann" and not found(s) and s.find("search/near/0"),
                       "what finds nothing offers what is spelt much alike")
        program.screenshot(setting.out / "near.png")
        seen = program.look()
        below = max(hit.y + hit.h for hit in seen.with_prefix("search/near/"))
        box = seen.find("search")
        if not 0 < box.y + box.h - below < 44 * seen.scale:
            program.fail("the drop-down ends below what is offered")
        program.click("search/near/0")
        program.expect(lambda s: s.state["search"] == "Altman" and found(s)[:1] == [altman], "a click takes it")


def story_scripts(setting):
    """Titles, names and words in more than twenty scripts, emoji among them: each event opens; Arabic that is pasted is found,
    and edited letter by letter."""
    source = Path(__file__).resolve().parent.parent / "data" / "scripts"
    database = setting.out / "scripts.db"
    subprocess.run([setting.program, "import", str(source), "--into", str(database)], check=True, stdout=subprocess.DEVNULL)
    with sqlite3.connect(database) as opened:
        events = dict(opened.execute("SELECT slug, id FROM event"))
    with setting.start("--select", "event:emoji", database=database, name="scripts") as program:
        program.screenshot(setting.out / "scripts.png")
        for slug in ("arabic", "hebrew", "old-hangul", "thai", "mixed"):
            title = next(event for event in json.loads((source / "scripts.json").read_text())["events"] if event["slug"] == slug)
            program.click("top/search")
            program.key("ctrl+a")
            program.paste(next(iter(title["title"].values())))
            found = f"event:{events[slug]}"
            seen = program.expect(lambda s, wanted=found: wanted in map(str, s.state["search_results"]),
                                  f"the title of {slug} finds it", 20)
            program.key("Left", "Left", "shift+Left", "Home", "End")
            program.settle()
            results = [str(result) for result in seen.state["search_results"]]
            program.click(f"search/{results.index(found)}/{found}")
            seen = program.expect(is_panel_of("event", events[slug]), f"and {slug} opens")
            if slug in ("arabic", "hebrew"):  # the row of a portrait and a name belongs together
                person = seen.with_prefix("panel/participant:")[-1]
                program.screenshot(setting.out / f"{slug}.png")
                picture = Image.open(setting.out / f"{slug}.png").convert("L")
                left, top = person.x + 48 * seen.scale, person.y + 2
                name = picture.crop((int(left), int(top), int(left + 40 * seen.scale), int(top + 22 * seen.scale)))
                low, high = name.getextrema()
                if high - low < 80:
                    program.fail(f"the name of {slug} stands beside its portrait")


def story_moves(setting):
    """Wheel, drag, double-click and brush move the view as a hand would expect."""
    with setting.start() as program:
        moves.wheel_zooms_at_the_pointer(program)
        moves.drag_takes_the_time_along(program)
        moves.brush_moves_the_view(program)
        program.key("f")
        first, last = setting.facts.span_of_events()
        program.expect(lambda s: s.state["start_ms"] <= first and s.state["end_ms"] >= last, "F fits all again")
        moves.double_click_zooms_to(program, setting.ref("event", SEOUL), setting.facts.span_of(SEOUL))


def story_keyboard(setting):
    """All of it by keyboard alone: events, panel, search, history, zoom, export, keys."""
    facts = setting.facts
    altman = facts.id_of("participant", "sam-altman")
    with setting.start() as program:
        program.key("Tab")
        first = program.expect(lambda s: s.state["selected"].startswith("event:"), "Tab selects an event").state
        program.key("Tab")
        second = program.expect(lambda s: s.state["selected"] not in ("", first["selected"]), "Tab goes on").state
        ordered = [facts.connection.execute("select start_ms from event where id = ?", (s["selected"].split(":")[1],))
                   .fetchone()[0] for s in (first, second)]
        if ordered != sorted(ordered):
            program.fail("Tab walks the events in order")
        program.key("shift+Tab")
        program.expect(lambda s: s.state["selected"] == first["selected"], "Shift+Tab walks back")
        program.key("Return")
        program.expect(lambda s: s.panel["kind"] == "event", "Enter opens the event")
        moves.keys_go_through_the_people(program)

        program.key("slash")
        program.type("샘 알트만")
        program.expect(lambda s: s.state["search_results"], "the search answers")
        program.key("Return")
        program.expect(is_panel_of("participant", altman), "Enter opens Altman")
        program.expect(lambda s: set(s.panel["utterances"]) == set(facts.utterances_of("sam-altman")),
                       "the panel lists his utterances")
        program.key("alt+Left")
        program.expect(lambda s: s.panel["kind"] == "event", "Alt+Left goes back")
        program.key("alt+Right")
        program.expect(is_panel_of("participant", altman), "Alt+Right goes forward")
        program.key("Escape")
        program.expect(lambda s: s.panel["kind"] == "event", "Esc goes one step back")

        moves.keys_move_the_view(program)
        for key, what in (("question", "the list of keys"), ("e", "the export dialog")):
            program.key(key)
            program.expect(lambda s: s.state["dialog"], f"{key} opens {what}")
            program.key("Escape")
            program.expect(lambda s: not s.state["dialog"], f"Esc closes {what}")


def story_looks(setting):
    """Language, theme and scale: each switches at a click, and looks as it did when it was last approved."""
    view = ["--from", "2023-05-01", "--to", "2023-06-30", "--select", setting.ref("event", SEOUL)]
    complaints = []

    def check(program, name):
        picture = program.screenshot(setting.out / f"full-{name}.png")
        complaints.append(compare_with_golden(picture, setting.golden / f"story-{name}.png", setting.out))

    with setting.start(*view) as program:
        check(program, "ko-light")
        program.click("top/theme")
        program.expect(lambda s: s.state["theme"] == "dark", "the theme is dark after a click")
        check(program, "ko-dark")
        program.click("top/language")
        program.expect(lambda s: s.state["language"] == "en", "the language is English after a click")
        check(program, "en-dark")
        program.click("top/theme")
        program.expect(lambda s: s.state["theme"] == "light", "the theme is light again")
        check(program, "en-light")
        program.click("top/menu")
        program.click("dialog/scale:200")
        program.expect(lambda s: abs(s.state["scale"] - 2) < 0.01, "the scale is 200 % after a click")
        program.key("Escape")
        program.expect(lambda s: not s.state["dialog"], "Esc closes the menu")
        check(program, "en-light-200")
    found = [complaint for complaint in complaints if complaint]
    if found:
        raise StoryFailed("\n".join(found))


def story_export(setting):
    """E shows the picture as it will be; what is chosen changes it, and it is written so; its command line makes the same."""
    picture, svg = setting.out / "picture.png", setting.out / "picture.svg"
    with setting.start("--select", setting.ref("participant", "sam-altman"), lang="en") as program:
        program.key("e")
        program.expect(lambda s: s.state["dialog"] == "export", "E opens the export dialog")
        program.expect(lambda s: s.find("dialog/preview"), "a preview of the picture is there")
        path = program.point_of("dialog/export-path")
        with program.stopped():
            setting.display.click(*path)
            setting.display.key("ctrl+a")
            setting.display.type(str(picture))
        program.expect(lambda s: s.state["export"]["path"] == str(picture), "the path is what was typed")
        wide = program.settle().find("dialog/preview")
        program.click("dialog/size:story")
        tall = program.expect(lambda s: s.find("dialog/preview") and s.find("dialog/preview").h > s.find("dialog/preview").w,
                              "the preview is upright").find("dialog/preview")
        if not wide.w > wide.h:
            program.fail(f"the first preview was {wide}, the upright one {tall}")
        for choice in ("range:whole", "with:legend", "with:panel", "theme:dark", "scale:0.5×"):
            program.click(f"dialog/{choice}")
        program.fill("dialog/export-title", "A title")
        command = program.settle().state["export"]["command"]
        for part in ("--size story", "--legend", "--panel", "--theme dark", "--scale 0.5", "--title 'A title'", "--lang en"):
            if part not in command:
                program.fail(f"{part} is not in the command: {command}")
        if "--from" in command:
            program.fail(f"everything has no dates: {command}")
        program.screenshot(setting.out / "dialog.png")
        program.click("dialog/save")
        program.expect(lambda s: picture.exists(), "the picture is written", 20)
        program.expect(lambda s: picture.name in s.state["message"], "a message says where")
        program.expect(lambda s: not s.state["dialog"], "the dialog has closed")
        with Image.open(picture) as image:
            image.load()
            if image.size != (360, 640) or is_blank(image):
                program.fail(f"the picture is {image.size}, not 360 x 640, or blank")
        again = setting.out / "again.png"
        words = shlex.split(command)
        words[words.index("--out") + 1] = str(again)
        subprocess.run([setting.program, *words[1:]], check=True)
        if again.read_bytes() != picture.read_bytes():
            program.fail("the command line makes another picture")

        program.key("e")
        program.expect(lambda s: s.state["dialog"] == "export", "E opens the export dialog again")
        program.click("dialog/range:dates")
        program.fill("dialog/export-from", "tomorrow")
        program.expect(lambda s: not s.find("dialog/preview"), "a date that is none has no preview")
        program.fill("dialog/export-from", "2023-06")
        program.expect(lambda s: s.find("dialog/preview"), "a month has one")
        program.click("dialog/copy-command")
        if "--from 2023-06" not in setting.display.pasted():
            program.fail(f"the clipboard holds {setting.display.pasted()!r}")

        # A large one takes a while: it can be watched, and cancelled.
        large = setting.out / "large.png"
        program.fill("dialog/export-path", str(large))
        program.fill("dialog/export-size", "30000x30000")
        program.click("dialog/scale:1×")
        program.key("Escape")
        program.key("e")
        program.fill("dialog/export-path", str(large))
        program.press("dialog/save")
        program.expect(lambda s: s.find("dialog/cancel"), "there is a button to cancel")
        program.press("dialog/cancel")
        program.expect(lambda s: not s.state["export"]["running"], "it has stopped", 30)
        if large.exists() or list(setting.out.glob(".dateline-*")):
            program.fail("something is left of the cancelled picture")

        program.fill("dialog/export-path", str(svg))
        program.fill("dialog/export-size", "1200x800")
        program.click("dialog/save")
        program.expect(lambda s: svg.exists(), "an SVG is written", 20)


def story_views(setting):
    """The story is stepped by keys and clicks; a view is named, kept in the file, put in order, and taken out again."""
    folder = setting.out / "own"
    folder.mkdir()
    own = Path(shutil.copy(setting.database, folder / "example.db"))
    steps = [view["slug"] for view in setting.facts.story()]
    with setting.start(database=own, lang="en") as program:
        program.key("Next")
        seen = program.expect(lambda s: s.state["saved_view"] == steps[0], "Page Down begins the story")
        program.key("Next")
        program.click("story/next")
        seen = program.expect(lambda s: s.state["saved_view"] == steps[2], "the bar goes on to the third step")
        program.expect(is_panel_of("participant", setting.facts.id_of("participant", "sam-altman")),
                       "the third step's person is in the panel")
        program.screenshot(setting.out / "third.png")
        program.key("alt+Left")
        seen = program.expect(lambda s: s.state["saved_view"] == steps[1], "history goes a step back")
        program.key("Escape")
        program.expect(lambda s: s.state["saved_view"] == "" and not s.find("story/next"), "Esc leaves the story")

        program.key("g", "ctrl+s")
        program.expect(lambda s: s.state["dialog"] == "keep_view", "Ctrl+S asks for a name")
        program.type("May by topic")
        program.key("Tab")
        program.type("What was spoken of.")
        program.click("dialog/step:yes")
        program.screenshot(setting.out / "named.png")
        program.click("dialog/keep")
        program.expect(lambda s: s.state["saved_view"] == "may-by-topic" and s.state["dialog"] == "", "the view is kept")
        seen = program.settle()
        span = (seen.state["start_ms"], seen.state["end_ms"])
        if [view["slug"] for view in seen.state["views"]][:len(steps) + 1] != [*steps, "may-by-topic"]:
            program.fail("the new step comes last")

        program.key("s")
        program.expect(lambda s: s.state["dialog"] == "views", "S lists the views")
        program.click("dialog/up:may-by-topic")
        program.click("dialog/remove:" + steps[0])
        program.screenshot(setting.out / "listed.png")
        program.click("dialog/removal:yes")
        program.expect(lambda s: not s.find("dialog/view:" + steps[0]), "what was taken out is not listed")
        program.click("dialog/view:" + steps[-1])
        seen = program.expect(lambda s: s.state["saved_view"] == steps[-1], "a click opens a view")
        program.key("Prior")
        seen = program.expect(lambda s: s.state["saved_view"] == "may-by-topic", "Page Up goes to the step before")
        seen = program.settle()
        if max(abs(seen.state["start_ms"] - span[0]), abs(seen.state["end_ms"] - span[1])) > (span[1] - span[0]) / 1000:
            program.fail(f"the view is where it was, {span}")
        if seen.state["message"]:
            program.fail("nothing went wrong")
    with setting.start("--view", "May by topic", database=own, name="dateline-again", lang="en") as program:
        seen = program.expect(lambda s: s.state["saved_view"] == "may-by-topic", "--view opens what was kept")
        left = [view["slug"] for view in seen.state["views"] if view["order"] > 0]
        if left != [*steps[1:-1], "may-by-topic", steps[-1]]:
            program.fail("the file has the story in its new order")
    with setting.start("--select", "nothing-of-this-name", database=own, name="dateline-unknown", lang="en") as program:
        seen = program.expect(lambda s: "nothing-of-this-name" in s.state["message"], "what is unknown is said")
        if not seen.state["database"] or not seen.with_prefix("canvas/event:"):
            program.fail("the database is open all the same")


def story_changed(setting):
    """While another program writes the open database, the window goes on; then it shows what is new, in its place."""
    folder = setting.out / "own"
    folder.mkdir()
    own = Path(shutil.copy(setting.database, folder / "example.db"))
    altman = setting.facts.id_of("participant", "sam-altman")
    more = {"utterances": [{"slug": "said-meanwhile", "event": SEOUL, "order": 99, "quotes": [
        {"article": setting.facts.records["articles"][0]["slug"], "text": "말은 이어진다", "language": "ko", "form": "direct"}],
        "attributions": [{"speaker": "sam-altman", "method": "person", "by": "desk"}]}]}
    (folder / "more.json").write_text(json.dumps(more, ensure_ascii=False), encoding="utf-8")
    with setting.start("--select", f"participant:{altman}", database=own, lang="en") as program:
        seen = program.expect(is_panel_of("participant", altman), "Altman's words are in the panel")
        before, start = len(seen.panel["utterances"]), seen.state["start_ms"]
        locked = sqlite3.connect(own, isolation_level=None)
        locked.execute("BEGIN EXCLUSIVE")
        program.display.key("plus")  # there is no rest as long as the file is locked
        program.expect(lambda s: "another program is writing it" in s.state["message"] and s.state["start_ms"] != start,
                       "it zooms, and says what it waits for")
        locked.execute("ROLLBACK")
        locked.close()
        program.settle()
        subprocess.run([setting.program, "import", folder / "more.json", "--into", own], check=True)
        seen = program.expect(lambda s: len(s.panel["utterances"]) == before + 1,
                              "the new words are in the panel, though nobody touched the window")
        if seen.state["failed"]:
            program.fail("nothing went wrong")
        program.key("g", "ctrl+s")
        program.type("After the change")
        program.click("dialog/keep")
        program.expect(lambda s: s.state["saved_view"] == "after-the-change" and not s.state["failed"],
                       "a view is kept in the changed file")


def story_pages(setting):
    """Of more than two hundred quotes of one person the panel shows a page; it turns on, back, and to a time."""
    own = Path(shutil.copy(setting.database, setting.out / "many.db"))
    article = setting.facts.records["articles"][0]["slug"]
    events = [{"slug": f"talk-{year}", "date": f"{year}-03-01", "title": {"en": f"Talk of {year}"}, "coverage": [article]}
              for year in range(1990, 2020)]
    events[0]["title"]["en"] += " in the hall of the old town by the harbour, with all of the council, to its very end"
    said = [{"slug": f"said-{year}-{order}", "event": f"talk-{year}", "order": order,
             "quotes": [{"article": article, "text": f"Test text {order} of {year}", "language": "en", "form": "direct"}],
             "attributions": [{"speaker": "speaker-in-tests", "method": "person", "by": "desk"}]}
            for year in range(1990, 2020) for order in range(1, 11)]
    people = [{"slug": "speaker-in-tests", "names": [{"text": "Speaker in tests", "language": "en"}]}]
    more = setting.out / "more.json"
    more.write_text(json.dumps({"participants": people, "events": events, "utterances": said}), encoding="utf-8")
    subprocess.run([setting.program, "import", more, "--into", own], check=True, stdout=subprocess.DEVNULL)
    with sqlite3.connect(own) as connection:
        ids = dict(connection.execute("SELECT id, slug FROM utterance"))
        [speaker] = connection.execute("SELECT id FROM participant WHERE slug = 'speaker-in-tests'").fetchone()
    connection.close()
    with setting.start("--select", f"participant:{speaker}", database=own, lang="en") as program:
        def shown(seen):
            return [ids[utterance] for utterance in seen.panel["utterances"]]

        seen = program.expect(lambda s: len(s.panel["utterances"]) == 200, "the first page has 200 quotes")
        if shown(seen)[0] != "said-1990-1" or seen.find("panel/earlier"):
            program.fail("the first page begins with the first quote")
        if not any("very end" in line for line in seen.panel["text"]):
            program.fail("the title of an event is whole where there is room below it")
        stretch = seen.with_prefix("panel/said-from:")[6]
        program.click(stretch.id)
        seen = program.expect(lambda s: len(s.panel["utterances"]) < 200 and s.find("panel/earlier"),
                              "a click on the bars turns to that time")
        first = shown(seen)[0]
        if not first.endswith("-1") or first <= "said-2000":
            program.fail(f"the page begins with an event of that time, not {first}")
        program.screenshot(setting.out / "pages.png")
        program.click("panel/earlier")
        seen = program.expect(lambda s: s.find("panel/said-from:0") and first not in shown(s), "the page before")
        last = shown(seen)[-1]
        if last != f"said-{int(first.split('-')[1]) - 1}-10":
            program.fail(f"it ends before {first}, with {last}")
        program.reveal("panel/later", over=program.panel_middle(), notches=30)
        program.click("panel/later")
        program.expect(lambda s: shown(s)[:1] == [first], f"the next page begins with {first} again")


def story_lanes(setting):
    """A click on "more lanes" shows the next ones, until all have been there; a click back shows those before."""
    def lanes(seen):
        left = seen.find("canvas/axis").x
        return [hit.id for hit in seen.hits if hit.id.startswith("canvas/participant:") and 10 < hit.x - left < 14]

    with setting.start(lang="en") as program:
        first = lanes(program.expect(lambda s: s.with_prefix("canvas/more-lanes:"), "there are more lanes than fit"))
        shown, pages = set(first), 1
        if not first:
            program.fail("lanes are shown")
        while True:
            before = lanes(program.look())
            ways = sorted(program.look().with_prefix("canvas/more-lanes:"), key=lambda hit: hit.x)
            if pages > 1 and len(ways) == 1:  # only back
                break
            program.click(ways[-1].id)
            seen = program.expect(lambda s: lanes(s) and lanes(s) != before, "other lanes are shown")
            shown.update(lanes(seen))
            pages += 1
            if pages > 60:
                program.fail("there is a last lane")
        everyone = len(setting.facts.records["participants"])
        if len(shown) < everyone * 0.9:
            program.fail(f"all lanes have been shown: {len(shown)} of {everyone}")
        program.screenshot(setting.out / "lanes.png")
        last = lanes(program.look())
        program.click(program.look().with_prefix("canvas/more-lanes:")[0].id)
        program.expect(lambda s: lanes(s) and lanes(s) != last, "the lanes before are shown again")


def story_lists(setting):
    """Of an event at which very much was said every page is reached, the last at once; the tray has all and a search."""
    own = Path(shutil.copy(setting.database, setting.out / "lists.db"))
    article = setting.facts.records["articles"][0]["slug"]
    events = [{"slug": "hearing", "date": "2023-05-01", "title": {"en": "Hearing"}, "coverage": [article]}]
    events += [{"slug": f"some-day-{i}", "title": {"en": f"Café number {i}" if i == 7 else f"Some day {i}"},
                "participations": [{"participant": "speaker-in-tests", "role": "speaker"}]} for i in range(450)]
    said = [{"slug": f"said-{order}", "event": "hearing", "order": order,
             "quotes": [{"article": article, "text": f"Test text {order}", "language": "en", "form": "direct"}],
             "attributions": [{"speaker": "speaker-in-tests", "method": "person", "by": "desk"}]}
            for order in range(1, 2346)]
    people = [{"slug": "speaker-in-tests", "names": [{"text": "Speaker in tests", "language": "en"}]}]
    more = setting.out / "more.json"
    more.write_text(json.dumps({"participants": people, "events": events, "utterances": said}), encoding="utf-8")
    subprocess.run([setting.program, "import", more, "--into", own], check=True, stdout=subprocess.DEVNULL)
    with sqlite3.connect(own) as connection:
        ids = dict(connection.execute("SELECT id, slug FROM utterance"))
        [hearing] = connection.execute("SELECT id FROM event WHERE slug = 'hearing'").fetchone()
        [cafe] = connection.execute("SELECT id FROM event WHERE slug = 'some-day-7'").fetchone()
        [undated] = connection.execute("SELECT count(*) FROM event WHERE start_ms IS NULL").fetchone()
    connection.close()
    with setting.start("--select", f"event:{hearing}", database=own, lang="en") as program:
        def shown(seen):
            return [ids[utterance] for utterance in seen.panel["utterances"]]

        seen = program.expect(lambda s: len(s.panel["utterances"]) == 200, "the first page has 200 quotes")
        if shown(seen)[0] != "said-1" or not any("2,345 quotes" in line for line in seen.panel["text"]):
            program.fail("the first page begins with the first quote, and says how many there are")
        program.reveal("panel/last", over=program.panel_middle(), notches=30)
        program.click("panel/last")
        seen = program.expect(lambda s: shown(s)[-1:] == ["said-2345"], "the last quote is reached")
        program.screenshot(setting.out / "last.png")
        program.click("panel/earlier")
        program.expect(lambda s: shown(s)[-1:] == ["said-2145"], "and the page before it")

        program.click("canvas/tray")
        seen = program.expect(lambda s: s.state["dialog"] == "tray" and s.find("dialog/tray"), "the tray opens")
        program.expect(lambda s: s.state["tray"] == {"total": undated, "listed": 200}, f"it says that it has {undated}")
        program.screenshot(setting.out / "tray.png")
        program.click("dialog/tray")
        program.type("cafe")
        program.expect(lambda s: [hit.id for hit in s.with_prefix("dialog/event:")] == [f"dialog/event:{cafe}"],
                       "its search finds Café by cafe")
        program.click(f"dialog/event:{cafe}")
        program.expect(is_panel_of("event", cafe), "a click opens it")


def story_rail(setting):
    """However much is in view, the rail lists topics and outlets to the last, and people who are only seen in a photo."""
    topics, outlets, events = 210, 40, 1680
    source = {
        "database": {"title": {"en": "Many"}, "utc_offset": "+00:00"},
        "topics": [{"slug": f"t{i}", "name": {"en": f"Topic {i}"}} for i in range(topics)],
        "outlets": [{"slug": f"o{i}", "name": {"en": f"Outlet {i}"}} for i in range(outlets)],
        "participants": [{"slug": name, "names": [{"text": name.title(), "language": "en"}]} for name in ("ann", "bob")],
        "photos": [{"slug": "both", "file": "photos/both.png", "event": "e0",
                    "regions": [{"participant": name, "x": x, "y": 0.1, "width": 0.3, "height": 0.3}
                                for name, x in (("ann", 0.1), ("bob", 0.6))]}],
        "articles": [{"slug": f"a{i}", "outlet": f"o{i % outlets}", "language": "en", "headline": "Headline",
                      "url": f"https://outlet.example/{i}", "published": f"20{i % 20:02}-03-10"} for i in range(events)],
        "events": [{"slug": f"e{i}", "date": f"20{i % 20:02}-03-10", "title": {"en": f"Event {i}"},
                    "topics": [f"t{i % topics}"], "coverage": [f"a{i}"], "weight": 5 if i else 50} for i in range(events)],
    }
    (setting.out / "photos").mkdir()
    Image.new("RGB", (80, 60), "white").save(setting.out / "photos/both.png")
    (setting.out / "many.json").write_text(json.dumps(source), encoding="utf-8")
    few = {**source, "topics": [], "events": [{**source["events"][0], "topics": []}], "articles": source["articles"][:1]}
    (setting.out / "few.json").write_text(json.dumps(few), encoding="utf-8")
    for name in ("many", "few"):
        subprocess.run([setting.program, "import", setting.out / f"{name}.json", "--into", setting.out / f"{name}.db"],
                       check=True, stdout=subprocess.DEVNULL)

    def names(seen, kind):
        return len(seen.with_prefix(f"rail/{kind}:"))

    with setting.start(database=setting.out / "few.db", name="dateline-few", lang="en") as program:
        program.expect(lambda s: names(s, "participant") == 2 and s.state["rail"]["people"] == [2, 2],
                       "the two people in the photo are listed, and counted")
        program.screenshot(setting.out / "few.png")
    for lang in ("ko", "en"):
        with setting.start(database=setting.out / "many.db", name=f"dateline-many-{lang}", lang=lang) as program:
            program.expect(lambda s: names(s, "participant") == 2 and s.state["rail"] ==
                           {"people": [2, 2], "topics": [200, topics], "outlets": [outlets, outlets]},
                           "it lists as many as it has room for, and knows how many there are")
            middle = 150, program.look().height * 0.5
            program.reveal("rail/more:topics", over=middle, notches=10)
            program.screenshot(setting.out / f"more-{lang}.png")
            if program.look().find("rail/more:outlets") or program.look().find("rail/more:people"):
                program.fail("of what is all listed there are no more")
            program.click("rail/more:topics")
            program.expect(lambda s: s.state["rail"]["topics"] == [topics, topics] and not s.find("rail/more:topics"),
                           "asked for more, it lists all")


def story_sources(setting):
    """Sources with a broken record: the window says what is wrong, offers the rest, and says what it left out."""
    folder = Path(shutil.copytree(setting.source.parent.parent / "tests/data/partly-broken", setting.out / "partly"))
    with setting.start(lang="en") as program:
        before = program.settle().state["database"]
        program.key("ctrl+o")
        program.fill("dialog/path", str(folder))
        program.click("dialog/open")
        program.expect(lambda s: "reversed" in s.state["message"] and "nothing was written" in s.state["message"]
                       and s.find("message/sound"), "it says what is wrong, and offers what is sound")
        program.screenshot(setting.out / "sources.png")
        if program.settle().state["database"] != before or (folder / "partly.db").exists():
            program.fail("nothing is written before it is asked for")
        program.click("message/sound")
        seen = program.expect(lambda s: s.state["database"].endswith("partly.db"), "the rest is imported, and opened")
        program.expect(lambda s: "1 record left out" in s.state["message"], "it says how many records are left out")
        # What a stranger's folder has where its database goes leads to no other, and is no part of it.
        mine, linked, packed = (setting.out / name for name in ("mine.db", "linked", "packed"))
        shutil.copy(setting.database, mine)
        for folder in (linked, packed):
            folder.mkdir()
            (folder / "all.json").write_text('{"database": {"title": {"en": "Theirs"}}}')
        (linked / "linked.db").symlink_to(mine)
        (packed / "packed.db-journal").write_bytes(bytes.fromhex("d9d505f920a163d7") + bytes(1016))
        for folder, words in ((linked, "is a link"), (packed, "would be taken for a part of the new database")):
            program.key("ctrl+o")
            program.fill("dialog/path", str(folder))
            program.click("dialog/open")
            program.expect(lambda s: words in s.state["message"], f"it says of {folder.name}: {words}")
        program.screenshot(setting.out / "strangers.png")
        if mine.read_bytes() != Path(setting.database).read_bytes() or (packed / "packed.db").exists():
            program.fail("nothing of a stranger's is written")


def story_damaged(setting):
    """A folder, a broken database, a JPEG named .db, a missing photo: a clear message each; the program stays up."""
    folder, broken, jpeg, bare = (setting.out / name for name in ("empty-folder", "broken.db", "picture.db", "bare"))
    old = Path(shutil.copy(setting.database, setting.out / "old.db"))  # as the first version of Dateline made it
    make_older(old, 1)
    folder.mkdir()
    whole = Path(setting.database).read_bytes()
    broken.write_bytes(whole[:100] + bytes(len(whole) // 2 - 100))
    Image.new("RGB", (64, 64), "orange").save(jpeg, format="JPEG")

    def is_told(seen, path):
        text = seen.state["message"]
        return path.name in text and len(text) > len(str(path)) + 15

    for path in (folder, broken, jpeg):
        with setting.start(database=path, name=f"dateline-{path.name}", lang="en") as program:
            program.expect(lambda s: is_told(s, path), f"a message names {path.name} and says what is wrong")
            program.screenshot(setting.out / f"{path.name}.png")
            program.key("question")
            program.expect(lambda s: s.state["dialog"], "the program still answers")

    with setting.start(database=old, name="dateline-old", lang="en") as program:
        before = old.read_bytes()
        program.expect(lambda s: s.with_prefix("canvas/event:") and not s.state["failed"], "it opens and shows its events")
        if old.read_bytes() != before:
            program.fail("reading leaves an older file as it is")
        subprocess.run([setting.program, "reindex", str(old)], check=True, stdout=subprocess.DEVNULL)
        program.key("ctrl+s")
        program.type("Kept in the new file")
        program.click("dialog/keep")
        program.expect(lambda s: s.state["saved_view"] == "kept-in-the-new-file" and not s.state["failed"],
                       "brought up to date meanwhile, it can be written")

    with setting.start(lang="en") as program:
        open_name = program.settle().state["database"]
        program.key("ctrl+o")
        program.expect(lambda s: s.state["dialog"], "Ctrl+O asks for a file")
        program.fill("dialog/path", str(jpeg))
        program.key("Return")
        program.expect(lambda s: is_told(s, jpeg), "a message names the JPEG")
        program.expect(lambda s: s.state["database"] == open_name, "what was open stays open")

    bare.mkdir()
    shutil.copy(setting.database, bare / "example.db")
    event = setting.ref("event", SEOUL)
    with setting.start("--select", event, database=bare / "example.db", name="dateline-no-photo", lang="en") as program:
        program.expect(is_panel_of("event", int(event.split(":")[1])), "the event's panel is open")
        words = ("missing", "not found", "not there", "no such", "cannot be found")
        program.expect(lambda s: any(word in line.lower() for line in [*s.panel["text"], s.state["message"]]
                                     for word in words), "the missing photo is said to be missing")
        program.screenshot(setting.out / "no-photo.png")


STORIES = {name[len("story_"):]: value for name, value in list(globals().items()) if name.startswith("story_")}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("name", choices=[*STORIES, "list"])
    for option in ("program", "database", "source", "golden", "out"):
        parser.add_argument("--" + option)
    arguments = parser.parse_args()
    if arguments.name == "list":
        for name, story in STORIES.items():
            print(f"{name}: {story.__doc__}")
        return 0
    setting = Setting(arguments)
    story = STORIES[arguments.name]
    print(story.__doc__)
    try:
        with Display(1600, 1000) as display:
            setting.display = display
            story(setting)
    except StoryFailed as failure:
        print(f"FAILED: {failure}")
        return 1
    print("as told")
    return 0


if __name__ == "__main__":
    sys.exit(main())
