#version 330 core
// Rounded rectangles, borders and soft shadows by signed distance.
in vec2 from_centre;
in vec2 half_size;
in vec4 quad_colour;
in vec3 quad_shape; // radius, stroke, blur

out vec4 fragment;

float distance_to_edge(float radius) { // negative inside
    vec2 q = abs(from_centre) - half_size + radius;
    return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - radius;
}

void main() {
    float radius = min(quad_shape.x, min(half_size.x, half_size.y));
    float distance = distance_to_edge(radius);
    float cover;
    if (quad_shape.z > 0.0) {
        cover = 1.0 - smoothstep(-quad_shape.z, quad_shape.z, distance);
    } else {
        cover = clamp(0.5 - distance, 0.0, 1.0);
        if (quad_shape.y > 0.0) cover -= clamp(0.5 - (distance + quad_shape.y), 0.0, 1.0);
    }
    fragment = vec4(quad_colour.rgb, quad_colour.a * cover);
}
