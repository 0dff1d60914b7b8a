#version 330 core
in vec4 rect_colour;

out vec4 fragment;

void main() {
    fragment = rect_colour;
}
