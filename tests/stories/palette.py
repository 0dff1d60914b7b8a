"""The command palette: opened with Ctrl+P, typed into in Korean and English, obeyed and closed."""

from pictures import is_blank


def listed(seen):
    return [hit.id for hit in seen.with_prefix("palette/") if hit.id not in ("palette/field", "palette/shade")]


def is_open(seen):
    return seen.state["dialog"] == "palette" and bool(seen.find("palette/field"))


def story_palette(setting):
    """Ctrl+P opens it; words of both languages and initial consonants find a command; Enter runs it; Esc closes."""
    with setting.start() as program:
        before = program.settle().state
        program.key("ctrl+p")
        seen = program.expect(is_open, "Ctrl+P opens the palette")
        if len(listed(seen)) < 8:
            program.fail("without words it lists the commands")
        if is_blank(program.screenshot(setting.out / "palette.png")):
            program.fail("the window is blank")
        program.type("dark")
        program.expect(lambda s: s.state["palette"]["text"] == "dark" and listed(s)[:1] == ["palette/theme:dark"],
                       "English finds the dark theme in a Korean window")
        program.screenshot(setting.out / "palette-dark.png")
        program.key("Return")
        program.expect(lambda s: s.state["theme"] == "dark" and s.state["dialog"] == "", "Enter makes it dark, and closes")

        program.key("ctrl+shift+p")
        program.expect(lambda s: is_open(s) and s.state["palette"]["text"] == "" and listed(s)[0] == "palette/theme:dark",
                       "Ctrl+Shift+P opens it too: empty, with what was used last first")
        program.type("밝게")
        seen = program.expect(lambda s: "palette/theme:light" in listed(s)[:2], "Korean finds the light theme")
        while program.last.state["palette"]["cursor"] != listed(program.last).index("palette/theme:light"):
            program.key("Down")
        program.key("Return")
        program.expect(lambda s: s.state["theme"] == "light" and s.state["dialog"] == "", "the arrows choose, Enter runs it")

        program.key("ctrl+p")
        program.type("ㄱㄹㅇㄹ")
        program.expect(lambda s: listed(s)[:1] == ["palette/export"], "initial consonants find the export of pictures")
        program.click("palette/export")
        program.expect(lambda s: s.state["dialog"] == "export", "a click runs it: a dialog takes the palette's place")
        program.key("ctrl+p")
        program.expect(lambda s: s.state["dialog"] == "export", "while a dialog is open, there is no palette")
        program.key("Escape")

        program.key("ctrl+p")
        program.type("compare")
        program.expect(lambda s: listed(s)[:1] == ["palette/compare"], "what cannot be done now is listed too")
        program.screenshot(setting.out / "palette-unavailable.png")
        program.key("Return")
        program.expect(is_open, "and does nothing")
        program.key("ctrl+a")
        program.type("qqqqqq")
        program.expect(lambda s: not listed(s), "words that no command has find none")
        program.key("Escape")
        after = program.expect(lambda s: s.state["dialog"] == "", "Esc closes it").state
        for what in ("start_ms", "end_ms", "selected", "theme", "filter"):
            if after[what] != before[what]:
                program.fail(f"Esc changes nothing else: {what}")

        program.key("slash")
        program.type("seoul")
        program.key("ctrl+p")
        program.expect(is_open, "it opens from the search field too")
        program.key("Escape", "Escape", "Escape")
        program.expect(lambda s: s.state["dialog"] == "" and not s.state["search_open"], "and Esc leads out of both")
