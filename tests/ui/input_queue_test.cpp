#include "ui/input_queue.h"

#include <string>

#include <doctest/doctest.h>

using namespace dateline::ui;

namespace {

using Kind = InputEvent::Kind;
constexpr int control = 0x2, a = 65, backspace = 259, down_arrow = 264, left_control = 341; // GLFW's

InputEvent move(float x) {
    return {Kind::move, {x, 0}};
}
InputEvent button(float x, bool down) {
    return {Kind::button, {x, 0}, 0, 0, down};
}
InputEvent key(int code, bool down, int modifiers = 0, bool repeat = false) {
    return {Kind::key, {}, code, modifiers, down, repeat};
}
InputEvent character(char c) {
    return {Kind::character, {}, c};
}

// The frames that show these events: "m1 b1+ | b1- ", a character as itself.
std::string frames_of(const std::vector<InputEvent>& events) {
    InputQueue queue;
    for (const InputEvent& event : events)
        queue.push(event);
    std::string frames;
    while (!queue.empty()) {
        if (!frames.empty()) frames += " | ";
        for (const InputEvent& event : queue.next_frame()) {
            if (!frames.empty() && frames.back() != ' ') frames += ' ';
            const std::string place = std::to_string(static_cast<int>(event.at.x));
            switch (event.kind) {
            case Kind::move:
                frames += "m" + place;
                break;
            case Kind::button:
                frames += "b" + place + (event.down ? "+" : "-");
                break;
            case Kind::wheel:
                frames += "w" + place;
                break;
            case Kind::key:
                frames += std::to_string(event.code) + (event.repeat ? "~" : event.down ? "+" : "-");
                break;
            case Kind::character:
                frames += static_cast<char>(event.code);
                break;
            }
        }
    }
    return frames;
}

} // namespace

TEST_CASE("input: each click keeps its place, though all come at once") {
    CHECK(frames_of({move(1), button(1, true), button(1, false), move(2), button(2, true),
                     button(2, false)}) == "m1 b1+ | b1- | m2 b2+ | b2-");
}

TEST_CASE("input: of moves in a row the last one counts, and the wheel turns where the pointer is") {
    CHECK(frames_of({move(1), move(2), move(3)}) == "m3");
    CHECK(frames_of({move(1), {Kind::wheel, {1, 0}}, {Kind::wheel, {1, 0}}, move(2)}) == "m1 w1 w1 | m2");
}

TEST_CASE("input: a command is down in a frame of its own, before and after what is typed") {
    CHECK(frames_of({key(left_control, true), key(a, true, control), key(a, false, control),
                     key(left_control, false), character('x')}) == "341+ 65+ | 65- 341- x");
    CHECK(frames_of({character('x'), key(backspace, true), key(backspace, false), character('y')}) ==
          "x | 259+ | 259- y");
    CHECK(frames_of({key(backspace, true), key(backspace, false), key(backspace, true),
                     key(backspace, false)}) == "259+ | 259- 259+ | 259-");
}

TEST_CASE("input: typing is as fast as it comes, and so is a key that is held down") {
    CHECK(frames_of({key(a, true), character('a'), key(a, false), key(a, true), character('a'),
                     key(a, false)}) == "65+ a 65- 65+ a 65-");
    CHECK(frames_of({key(down_arrow, true), key(down_arrow, true, 0, true), key(down_arrow, true, 0, true),
                     key(down_arrow, false)}) == "264+ 264~ 264~ | 264-");
}

TEST_CASE("input: a click into a field comes before what is typed there") {
    CHECK(frames_of({move(1), button(1, true), button(1, false), character('a')}) == "m1 b1+ | b1- | a");
}
