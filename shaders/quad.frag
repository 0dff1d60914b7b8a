// Rounded rectangles, borders and soft shadows by signed distance; with IMAGE, a picture clipped to the same shape.
// The program puts the version, and IMAGE where it is wanted, in front: a software renderer runs both sides of every
// branch, so that a branch on whether there is a picture would look one up for each pixel of the others.
in vec2 from_centre;
in vec2 position;
in vec2 texture_place;
flat in vec2 half_size;
flat in vec4 quad_clip;
flat in vec4 quad_colour;
flat in vec3 quad_shape; // radius, stroke, blur

#ifdef IMAGE
uniform sampler2D image;
#endif

out vec4 fragment;

float distance_to_edge(float radius) { // negative inside
    vec2 q = abs(from_centre) - half_size + radius;
    return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - radius;
}

void main() {
    if (any(lessThan(position, quad_clip.xy)) || any(greaterThanEqual(position, quad_clip.zw))) discard;
    float radius = min(quad_shape.x, min(half_size.x, half_size.y));
    float distance = distance_to_edge(radius);
    float cover;
    if (quad_shape.z > 0.0) {
        cover = 1.0 - smoothstep(-quad_shape.z, quad_shape.z, distance);
    } else {
        cover = clamp(0.5 - distance, 0.0, 1.0);
        if (quad_shape.y > 0.0) cover -= clamp(0.5 - (distance + quad_shape.y), 0.0, 1.0);
    }
    vec4 colour = quad_colour;
#ifdef IMAGE
    colour *= texture(image, texture_place);
#endif
    fragment = vec4(colour.rgb, colour.a * cover);
}
