"""The window is small: what the bar has no room for can be reached, dialogs begin with their title. A story for stories.py."""

BAR = ("grouping", "views", "export", "theme", "language", "menu")


def bar_gives_way_from_its_left(program):
    """Each button only beside those that stay longer; without filters, which come before them, the wider the window the
    more there are. Gives how many."""
    before = 0
    for width in range(700, 1601, 100):
        seen = program.resize(width, 700)
        there = tuple(name for name in BAR if seen.find("top/" + name))
        if there != BAR[len(BAR) - len(there):]:
            program.fail(f"at {width} the bar has {there}: what is missing is left of what is there")
        if len(there) < before and not seen.state["filter"]["topics"]:
            program.fail(f"at {width} the bar has {there}: there was room for {before} in a smaller window")
        before = len(there)
    return before


def menu_has_what_the_bar_lacks(program, topics):
    seen = program.resize(1024, 700)
    if not seen.find("top/more-filters"):
        program.fail("there are more filters than the bar has room for")
    program.click("top/menu")
    program.screenshot(program.out / "menu.png")
    middle = program.look().width / 2, program.look().height / 2
    for choice, name, value in (("theme:dark", "theme", "dark"), ("language:ko", "language", "ko"),
                                ("group:outlets", "grouping", "outlet")):
        program.reveal(f"dialog/{choice}", over=middle)
        program.click(f"dialog/{choice}")
        program.expect(lambda s, name=name, value=value: s.state[name] == value, f"{choice} in the menu does it")
    program.screenshot(program.out / "menu-dark.png")
    for topic in topics:  # those that the bar only counts, too
        program.reveal(f"dialog/chip:{topic}", over=middle)
        program.click(f"dialog/chip:{topic}")
    program.expect(lambda s: not s.state["filter"]["topics"], "each filter can be taken away in the menu")
    program.key("Escape")


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
    """In a small window each button of the bar can be reached, in the menu too, and dialogs begin with their title."""
    topics = [setting.ref("topic", topic["slug"]) for topic in setting.facts.records["topics"][:6]]
    chosen = [word for topic in topics for word in ("--topic", topic)]
    with setting.start(*chosen, lang="en", name="dateline-filters") as program:
        bar_gives_way_from_its_left(program)
        menu_has_what_the_bar_lacks(program, topics)
    with setting.start(lang="en", name="dateline-dialogs") as program:
        if bar_gives_way_from_its_left(program) != len(BAR):
            program.fail(f"without filters a wide window has all of {BAR}")
        dialogs_begin_with_their_title(program)
    for size, scale, pixels in (("1100x700", "1", (1100, 700)), ("700x450", "2", (1400, 900))):
        with setting.start("--size", size, "--scale", scale, name=f"dateline-{size}") as program:
            x, y, width, height = program.display.geometry(program.window)
            if (width, height) != pixels:
                program.fail(f"--size {size} --scale {scale} opens a window of {pixels} pixels, not {width} x {height}")
