#version 330 core
// A circle as one point. Units are Dear ImGui's, origin top left.
layout(location = 0) in vec3 dot;    // x, y, radius
layout(location = 1) in vec4 colour; // straight alpha

uniform vec2 display_origin;
uniform vec2 display_size;
uniform float scale; // framebuffer pixels a unit

flat out vec4 dot_colour;
flat out float radius;

void main() {
    dot_colour = colour;
    radius = dot.z;
    gl_PointSize = 2.0 * (dot.z + 1.0) * scale; // room for the smooth edge
    vec2 unit = (dot.xy - display_origin) / display_size;
    gl_Position = vec4(unit.x * 2.0 - 1.0, 1.0 - unit.y * 2.0, 0.0, 1.0);
}
