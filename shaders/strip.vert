#version 330 core
// Cells side by side, each a texel: a density. Units are Dear ImGui's, origin top left.
layout(location = 0) in vec2 at;
layout(location = 1) in vec3 place;  // the cell here, the first and the last of the strip
layout(location = 2) in vec4 colour; // straight alpha

uniform vec2 display_origin;
uniform vec2 display_size;

// Not flat, though the last two are the same everywhere: see app/ui/quad_programs.cpp.
out float cell;
out vec2 ends;
out vec4 strip_colour;

void main() {
    cell = place.x;
    ends = place.yz;
    strip_colour = colour;
    vec2 unit = (at - display_origin) / display_size;
    gl_Position = vec4(unit.x * 2.0 - 1.0, 1.0 - unit.y * 2.0, 0.0, 1.0);
}
