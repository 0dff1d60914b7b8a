"""The window is small: dialogs begin with their title. A story for stories.py."""


def dialogs_begin_with_their_title(program):
    for width, height in ((1280, 720), (1024, 560)):
        program.resize(width, height)
        for key in ("e", "ctrl+o", "ctrl+s"):
            seen = program.key(key)
            dialog, cross = seen.find("dialog"), seen.find("dialog/close")
            if not dialog or not cross or cross.y - dialog.y < 10 * seen.scale:
                program.fail(f"at {width} x {height} the dialog of {key} opens at its top: {dialog}, {cross}")
            program.screenshot(program.out / f"{key}-{width}.png")
            program.type("x")
            program.expect(lambda s, key=key: s.state["dialog"] and (key != "e" or s.state["export"]["path"].endswith("x")),
                           "what is typed goes into its field")
            program.key("Escape")
            program.expect(lambda s: not s.state["dialog"], "Esc closes it")


def story_small(setting):
    """In a small window dialogs begin with their title."""
    with setting.start(lang="en", name="dateline-dialogs") as program:
        dialogs_begin_with_their_title(program)
