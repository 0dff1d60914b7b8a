#pragma once
// What the screen painter draws on: the glyph atlas, the shader quads and the photos, for one frame.

#include "paint/imgui.h"
#include "ui/glyph_atlas.h"
#include "ui/photos.h"
#include "ui/quads.h"

namespace dateline::ui {

class Surface final : public paint::ScreenSurface {
  public:
    Surface(GlyphAtlas& glyphs, Quads& quads, Photos& photos)
        : glyphs_(glyphs), quads_(quads), photos_(photos) {}
    void set_device_scale(float device_scale) { device_scale_ = device_scale; }

    void draw_text(ImDrawList& list, base::Point baseline, std::string_view text, scene::Font font,
                   float size, base::Colour colour) override {
        glyphs_.draw(list, baseline, text, font, size, colour);
    }
    void draw_quads(ImDrawList& list, const std::vector<paint::ScreenQuad>& quads) override {
        quads_.add(list, quads);
    }
    void draw_disc(ImDrawList& list, base::Point centre, float radius, base::Colour colour) {
        glyphs_.draw_disc(list, centre, radius, colour);
    }
    paint::ScreenImage image_of(const std::string& image_id, float width) override {
        const Photo photo = photos_.get(image_id, width * device_scale_);
        return {photo.texture, photo.size};
    }
    Photo photo(const std::string& image_id, float width) {
        return photos_.get(image_id, width * device_scale_);
    }
    void require_input_text(std::string_view text) { glyphs_.require_input_text(text); }

  private:
    GlyphAtlas& glyphs_;
    Quads& quads_;
    Photos& photos_;
    float device_scale_ = 1;
};

} // namespace dateline::ui
