#version 330 core
// One instance a rectangle; four corners from gl_VertexID. Units are Dear ImGui's, origin top left.
layout(location = 0) in vec4 rect;    // x, y, width, height
layout(location = 1) in vec4 clip;    // x, y, right, bottom
layout(location = 2) in vec4 colour;  // straight alpha
layout(location = 3) in vec3 shape;   // radius, stroke, blur

uniform vec2 display_origin;
uniform vec2 display_size;

out vec2 from_centre;
flat out vec2 half_size;
flat out vec4 quad_colour;
flat out vec3 quad_shape;

void main() {
    vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
    // Room for the smooth edge and the shadow; a plain rectangle lies on whole pixels and needs none.
    float reach = shape == vec3(0.0) ? 0.0 : 1.0 + shape.z;
    vec2 grown = rect.zw + 2.0 * reach;
    // Cut to the clip here: at the centres of pixels that is the same, and costs nothing where nothing shows.
    vec2 position = clamp(rect.xy - reach + corner * grown, clip.xy, clip.zw);
    from_centre = position - (rect.xy + rect.zw * 0.5);
    half_size = rect.zw * 0.5;
    quad_colour = colour;
    quad_shape = shape;
    vec2 unit = (position - display_origin) / display_size;
    gl_Position = vec4(unit.x * 2.0 - 1.0, 1.0 - unit.y * 2.0, 0.0, 1.0);
}
