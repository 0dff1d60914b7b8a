#pragma once
// Painting a scene on the screen: text, lines and paths go to Dear ImGui's draw list, rectangles and images
// to shader quads, in the scene's order. Decides nothing. Knows Dear ImGui, not OpenGL: quads, glyphs and
// textures are the surface's.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scene/scene.h"

struct ImDrawList;

namespace dateline::paint {

// A rectangle drawn by the programs of shaders/; in Dear ImGui's coordinates.
struct ScreenQuad {
    base::Rect rect, clip;
    base::Rect source{0, 0, 1, 1}; // of the texture
    base::Colour colour;
    float radius = 0, stroke = 0, blur = 0; // stroke 0: filled; blur above 0: a soft shadow
    std::uint32_t texture = 0;              // 0: none
    const scene::Strip* strip = nullptr;    // whose cells it shows; null: none
};

struct ScreenImage {
    std::uint32_t texture = 0; // 0: not there (yet)
    base::Size size;           // of the whole image, in pixels
};

class ScreenSurface {
  public:
    virtual ~ScreenSurface() = default;
    virtual void draw_text(ImDrawList& list, base::Point baseline, std::string_view text, scene::Font font,
                           float size, base::Colour colour) = 0;
    virtual void draw_quads(ImDrawList& list, const std::vector<ScreenQuad>& quads) = 0;
    // An image at about this width.
    virtual ScreenImage image_of(const std::string& image_id, float width) = 0;
};

// The scene's origin lies at `origin`; a logical pixel is `scale` of Dear ImGui's units.
void paint_imgui(const scene::Scene& scene, ImDrawList& list, base::Point origin, float scale,
                 ScreenSurface& surface);

} // namespace dateline::paint
