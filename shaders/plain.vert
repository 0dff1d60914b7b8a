#version 330 core
// A rectangle of one colour, its edges on whole pixels. Units are Dear ImGui's, origin top left.
layout(location = 0) in vec2 at;
layout(location = 1) in vec4 colour; // straight alpha

uniform vec2 display_origin;
uniform vec2 display_size;

// Not flat, though it is the same everywhere: see app/ui/quad_programs.cpp.
out vec4 rect_colour;

void main() {
    rect_colour = colour;
    vec2 unit = (at - display_origin) / display_size;
    gl_Position = vec4(unit.x * 2.0 - 1.0, 1.0 - unit.y * 2.0, 0.0, 1.0);
}
