#version 330 core
flat in vec4 dot_colour;
flat in float radius;

out vec4 fragment;

void main() {
    vec2 from_centre = (gl_PointCoord - 0.5) * 2.0 * (radius + 1.0);
    float cover = clamp(radius + 0.5 - length(from_centre), 0.0, 1.0);
    fragment = vec4(dot_colour.rgb, dot_colour.a * cover);
}
