"""Parts of the stories about moving the view: where a time stands on the canvas, and where it must stand afterwards."""


def span_ms(seen):
    return seen.state["end_ms"] - seen.state["start_ms"]


def time_at(seen, x):
    axis = seen.find("canvas/axis")
    return seen.state["start_ms"] + (x - axis.x) / axis.w * span_ms(seen)


def empty_spot(program, part=0.5):
    """A point of the canvas that holds nothing but canvas, at about this part of its width."""
    seen = program.settle()
    axis, overview = seen.find("canvas/axis"), seen.find("canvas/overview")
    if axis is None or overview is None:
        program.fail("the canvas has no axis or no overview")
    for step in range(0, 40):
        x = axis.x + axis.w * (part + (step // 2) * 0.01 * (1 if step % 2 else -1))
        for y in range(int(overview.y) - 8, int(axis.y + axis.h) + 8, -6):
            above = [hit for hit in seen.hits if hit.holds(x, y) and hit.id not in ("canvas", "canvas/axis")]
            if not above and axis.x + 4 < x < axis.x + axis.w - 4:
                return x, y
    program.fail("the canvas has no empty spot")


def wheel_zooms_at_the_pointer(program):
    x, y = empty_spot(program, 0.6)
    before = program.settle()
    after = program.wheel(x, y, 5)
    if not span_ms(after) < 0.8 * span_ms(before):
        program.fail("the wheel zooms in")
    if abs(time_at(after, x) - time_at(before, x)) > 0.02 * span_ms(after):
        program.fail("the time under the pointer stays under it while the wheel zooms")
    out = program.wheel(x, y, -2)
    if not span_ms(out) > span_ms(after):
        program.fail("the wheel zooms out")


def drag_takes_the_time_along(program):
    x, y = empty_spot(program)
    before = program.settle()
    after = program.drag(x, y, x - 220, y)
    if abs(span_ms(after) - span_ms(before)) > 0.001 * span_ms(before):
        program.fail("a drag keeps the scale")
    if abs(time_at(after, x - 220) - time_at(before, x)) > 0.03 * span_ms(after):
        program.fail("the time that was grasped follows the pointer")


def brush_moves_the_view(program):
    seen = program.settle()
    brush, overview = seen.find("canvas/brush"), seen.find("canvas/overview")
    if brush is None:
        program.fail("the overview has a brush")
    x, y = brush.x + brush.w / 2, brush.y + brush.h / 2
    by = 80 if x + 80 < overview.x + overview.w * 0.8 else -80
    after = program.drag(x, y, x + by, y)
    moved = after.state["start_ms"] - seen.state["start_ms"]
    if moved * by <= 0 or abs(span_ms(after) - span_ms(seen)) > 0.01 * span_ms(seen):
        program.fail("the brush moves the view and keeps its length")
    if moved * (1 if by > 0 else -1) < 0.02 * span_ms(seen):
        program.fail("the brush moves the view as far as the overview says")


def double_click_zooms_to(program, event, span):
    before = program.settle()
    after = program.double_click(f"canvas/{event}")
    if not span_ms(after) < 0.5 * span_ms(before):
        program.fail("a double-click on an event zooms to it")
    if after.state["start_ms"] > span[0] or after.state["end_ms"] < span[1]:
        program.fail("and the whole event is in view")


def keys_move_the_view(program):
    program.key("f")
    before = program.settle()
    after = program.key("plus", "plus")
    if not span_ms(after) < span_ms(before):
        program.fail("+ zooms in")
    moved = program.key("Right")
    if not moved.state["start_ms"] > after.state["start_ms"]:
        program.fail("the right arrow moves on in time")
    moved_back = program.key("Left")
    if not moved_back.state["start_ms"] < moved.state["start_ms"]:
        program.fail("the left arrow moves back")
    if not span_ms(program.key("minus")) > span_ms(moved_back):
        program.fail("- zooms out")
    fitted = program.key("f")
    if abs(span_ms(fitted) - span_ms(before)) > 0.01 * span_ms(before):
        program.fail("F fits all")


def keys_go_through_the_people(program):
    """F6 to the list of people, down it beyond what shows, and back to the canvas; the selection stays."""
    selected = program.last.state["selected"]
    for _ in range(3):
        if program.key("F6").state["focused"].startswith("rail/"):
            break
    shown = [hit.id for hit in program.last.with_prefix("rail/participant:")]
    for _ in range(len(shown) + 3):
        program.key("Down")
    below = program.expect(lambda s: s.state["focused"].startswith("rail/participant:"), "the focus is on a person")
    if below.state["focused"] in shown:
        program.fail("the list follows the focus to people who were out of sight")
    program.key("Escape")
    program.expect(lambda s: s.state["focused"] == "" and s.state["selected"] == selected,
                   "Esc leaves the list, and the selection as it was")
