#version 330 core
// A part of a rounded rectangle. Units are Dear ImGui's, origin top left.
layout(location = 0) in vec2 at;
layout(location = 1) in vec2 corner_from_centre; // of the whole rectangle
layout(location = 2) in vec2 rect_half_size;
layout(location = 3) in vec3 shape;              // radius, stroke, blur
layout(location = 4) in vec4 colour;             // straight alpha

uniform vec2 display_origin;
uniform vec2 display_size;

// Not flat, though all but the first are the same everywhere: see app/ui/quad_programs.cpp.
out vec2 from_centre;
out vec2 half_size;
out vec4 quad_colour;
out vec3 quad_shape;

void main() {
    from_centre = corner_from_centre;
    half_size = rect_half_size;
    quad_colour = colour;
    quad_shape = shape;
    vec2 unit = (at - display_origin) / display_size;
    gl_Position = vec4(unit.x * 2.0 - 1.0, 1.0 - unit.y * 2.0, 0.0, 1.0);
}
