"""Closing the window while something is being written. A story for stories.py."""

import json
import shutil
import subprocess
from pathlib import Path

from program import StoryFailed


def leftovers(folder):
    return list(folder.glob(".dateline-*"))


def begin_picture(program, path, size):
    program.key("e")
    program.expect(lambda s: s.state["dialog"] == "export", "E opens the export dialog")
    program.fill("dialog/export-path", str(path))
    program.fill("dialog/export-size", size)
    program.press("dialog/save")
    program.expect(lambda s: s.state["export"]["running"] or path.exists(), "it is being written")


def story_closing(setting):
    """The window is closed: changed views are all written, a picture is finished or, closed again, given up."""
    folder = setting.out / "own"
    folder.mkdir()
    own = Path(shutil.copy(setting.database, folder / "example.db"))
    steps = [view["slug"] for view in setting.facts.story()]
    with setting.start(database=own, name="dateline-views", lang="en") as program:
        program.key("s")
        points = [program.point_of("dialog/up:" + slug) for slug in (steps[1], steps[3], steps[5])]
        with program.stopped():
            for x, y in points:
                program.display.click(x, y)  # without waiting until the one before is written
    listed = subprocess.run([setting.program, "views", str(own), "--format", "json"], check=True, capture_output=True)
    views = [view for view in json.loads(listed.stdout)["views"] if "order" in view]
    kept = [view["slug"] for view in sorted(views, key=lambda view: view["order"])]
    wanted = [steps[i] for i in (1, 0, 3, 2, 5, 4)]
    if kept != wanted:
        raise StoryFailed(f"the file has {kept}, not {wanted}")

    picture = setting.out / "picture.png"
    with setting.start(name="dateline-finishes", lang="en") as program:
        begin_picture(program, picture, "4000x4000")
    if not picture.exists() or leftovers(setting.out):
        raise StoryFailed("who saves a picture and closes the window has the picture")

    huge = setting.out / "huge.png"
    with setting.start(name="dateline-gives-up", lang="en") as program:
        begin_picture(program, huge, "30000x30000")
        program.display.ask_to_close(program.window)
        program.expect(lambda s: "Close it again" in s.state["message"], "the window says what it waits for")
        program.display.grab().save(setting.out / "waits.png")
    if huge.exists() or leftovers(setting.out):
        raise StoryFailed("something is left of the picture that was given up")
