#version 330 core
in float cell;
in vec2 ends;
in vec4 strip_colour;

uniform sampler2D cells; // one after the other, rows of 1024

out vec4 fragment;

void main() {
    int at = int(clamp(floor(cell), round(ends.x), round(ends.y)));
    float share = texelFetch(cells, ivec2(at % 1024, at / 1024), 0).r;
    fragment = vec4(strip_colour.rgb, strip_colour.a * share);
}
