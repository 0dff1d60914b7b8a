#include "paint/svg_text.h"

#include <algorithm>

#include "base/directions.h"
#include "base/utf8.h"
#include "paint/cairo_text.h"
#include "paint/picture_parts.h"
#include "paint/picture_text.h"
#include "paint/svg_parts.h"

namespace dateline::paint {
namespace {

bool is_serif(scene::Font font) {
    return font == scene::Font::serif || font == scene::Font::serif_bold;
}

// Other programs may know the fonts by their newer names, or have only their own.
std::string font_of(scene::Font font) {
    const bool bold = font == scene::Font::sans_bold || font == scene::Font::serif_bold;
    const char* families = is_serif(font)
                               ? "'Noto Serif CJK KR', 'Noto Serif KR', 'Source Han Serif KR', serif"
                               : "'Noto Sans CJK KR', 'Noto Sans KR', 'Source Han Sans KR', sans-serif";
    return attribute("font-family", families) + (bold ? attribute("font-weight", "700") : "");
}

} // namespace

// The glyphs of a line that are written as one: an emoji, or words in one direction.
struct SvgTexts::Piece {
    std::span<const PlacedGlyph> glyphs;
    std::size_t byte = 0, bytes = 0;
    float left = 0, width = 0;
    bool backwards = false; // read from right to left
};

std::vector<SvgTexts::Piece> SvgTexts::pieces_of(std::span<const PlacedGlyph> placed) const {
    std::vector<Piece> pieces;
    const auto goes_on = [&](const PlacedGlyph& before, const PlacedGlyph& next) {
        const bool pictures = fonts_.is_coloured(before.face) || fonts_.is_coloured(next.face);
        return reads_on(before, next) && (!pictures || before.byte == next.byte);
    };
    for (std::size_t begin = 0, end = 0; begin < placed.size(); begin = end) {
        for (end = begin + 1; end < placed.size() && goes_on(placed[end - 1], placed[end]);)
            ++end;
        Piece piece{placed.subspan(begin, end - begin), placed[begin].byte, 0, placed[begin].x, 0,
                    placed[begin].right_to_left};
        std::size_t last = 0;
        for (const PlacedGlyph& glyph : piece.glyphs) {
            piece.byte = std::min(piece.byte, glyph.byte);
            last = std::max(last, glyph.byte + glyph.bytes);
            piece.width = std::max(piece.width, glyph.x + glyph.advance - piece.left);
        }
        piece.bytes = last - piece.byte;
        pieces.push_back(piece);
    }
    return pieces;
}

void SvgTexts::write(const scene::Text& text, std::string& out) {
    const std::string words = clean_text(text.text);
    const float size = std::min(safe(text.size_px), 1000.F);
    if (words.empty() || size <= 0) return;
    const std::vector<PlacedGlyph> placed = fonts_.place(words, text.font, size);
    const bool has_emoji = std::any_of(placed.begin(), placed.end(), [&](const PlacedGlyph& glyph) {
        return fonts_.is_coloured(glyph.face);
    });
    scene::Text part = text;
    part.size_px = size;
    part.baseline = safe(text.baseline);
    if (!has_emoji) {
        const float width = fonts_.width(words, text.font, size);
        const Piece whole{placed, 0, words.size(), 0, width, base::is_right_to_left(words)};
        return write_words(part, words, whole, "", out);
    }
    // Whatever emoji the reader's fonts have, these are the ones that were measured, as in every other
    // picture. Their characters stand unseen over them: they can be found and copied.
    const base::Point baseline = part.baseline;
    for (const Piece& piece : pieces_of(placed)) {
        const bool is_emoji = fonts_.is_coloured(piece.glyphs.front().face);
        if (is_emoji)
            for (const PlacedGlyph& glyph : piece.glyphs)
                write_emoji(part, glyph, out);
        part.baseline.x = baseline.x + piece.left;
        write_words(part, std::string_view(words).substr(piece.byte, piece.bytes), piece,
                    is_emoji ? attribute("opacity", "0") : "", out);
        part.baseline = baseline;
    }
}

void SvgTexts::write_words(const scene::Text& text, std::string_view words, const Piece& piece,
                           const std::string& more, std::string& out) const {
    // Text that is read from right to left begins at its right end.
    const base::Point baseline = text.baseline;
    out += "<text xml:space=\"preserve\"" +
           attribute("x", px(piece.backwards ? baseline.x + piece.width : baseline.x)) +
           attribute("y", px(baseline.y)) + (piece.backwards ? attribute("direction", "rtl") : "") +
           font_of(text.font) + attribute("font-size", px(text.size_px)) + paint_of("fill", text.colour) +
           more;
    // Whatever font shows it, it takes the room that was measured.
    if (piece.width > 0)
        out += attribute("textLength", px(piece.width)) + attribute("lengthAdjust", "spacingAndGlyphs");
    out += ">" + spans_of(words, piece, text.font) + "</text>\n";
}

// Each run of letters names the font that has them. In a list for the whole line some programs take them for
// other letters too (the font of emoji has digits), or set them by the first one's height.
std::string SvgTexts::spans_of(std::string_view words, const Piece& piece, scene::Font font) const {
    const std::string generic = is_serif(font) ? "serif" : "sans-serif";
    const std::vector<int> faces = faces_of(words, piece, font);
    std::string text;
    for (std::size_t at = 0, end = 0; at < words.size(); at = end) {
        for (end = at + 1; end < words.size() && faces[end] == faces[at];)
            ++end;
        const std::string run = xml_text(words.substr(at, end - at));
        const std::string& family = fonts_.family(faces[at]);
        const bool named = faces[at] != fonts_.primary_face(font) && family.find('\'') == std::string::npos;
        text += named ? "<tspan" + attribute("font-family", "'" + xml_text(family) + "', " + generic) + ">" +
                            run + "</tspan>"
                      : run;
    }
    return text;
}

// The face of each byte. Some programs order words within a run alone: what is read from right to left is one
// run, with the spaces between its words and of whatever fonts, and so is a part of a line (base/parts.h)
// with all that is in it.
std::vector<int> SvgTexts::faces_of(std::string_view words, const Piece& piece, scene::Font font) const {
    const int primary = fonts_.primary_face(font);
    std::vector<int> faces(words.size(), primary);
    for (const PlacedGlyph& glyph : piece.glyphs)
        for (std::size_t i = glyph.byte - piece.byte;
             i < std::min(glyph.byte - piece.byte + glyph.bytes, words.size()); ++i)
            faces[i] = glyph.face;
    const auto set = [&](std::size_t begin, std::size_t end, int face) {
        std::fill(faces.begin() + static_cast<std::ptrdiff_t>(begin),
                  faces.begin() + static_cast<std::ptrdiff_t>(end), face);
    };
    const auto make_one_run = [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i)
            if (faces[i] != primary && !fonts_.is_coloured(faces[i])) return set(begin, end, faces[i]);
    };
    std::size_t part = 0;
    base::IsolateNesting isolates;
    std::size_t last = words.size(); // a letter read from right to left, but for spaces the last one
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t begin = at;
        const char32_t c = base::next_code_point(words, &at);
        const std::string_view character = words.substr(begin, at - begin);
        const base::IsolateMark mark = isolates.read(c);
        if (mark == base::IsolateMark::opens && isolates.depth() == 1) {
            set(begin, at, primary); // not of what stands before
            part = begin;
        }
        if (mark == base::IsolateMark::closes && isolates.depth() == 0) make_one_run(part, at);
        if (isolates.depth() > 0) continue;
        if (base::is_read_backwards(c)) {
            if (last < begin) make_one_run(last, at);
            last = begin;
        } else if (last < begin && base::is_digit(c)) { // a number among them is read with them
            make_one_run(last, at);
        } else if (base::direction_of(character) == base::Direction::left_to_right) {
            last = words.size();
        }
    }
    if (isolates.depth() > 0) make_one_run(part, words.size());
    return faces;
}

void SvgTexts::write_emoji(const scene::Text& text, const PlacedGlyph& glyph, std::string& out) {
    const auto key = std::pair(glyph.face, glyph.glyph);
    auto found = emoji_.find(key);
    if (found == emoji_.end()) {
        Emoji emoji;
        const GlyphBitmap bits = fonts_.rasterise(glyph.face, glyph.glyph, picture_px, 0);
        if (!bits.colours.empty()) {
            // As shares of the letters' size.
            emoji.place = {static_cast<float>(bits.left_px) / picture_px,
                           static_cast<float>(-bits.top_px) / picture_px,
                           static_cast<float>(bits.width_px) / picture_px,
                           static_cast<float>(bits.height_px) / picture_px};
            emoji.symbol = svg_symbol(surface_of(bits), ids_, out);
        }
        found = emoji_.emplace(key, std::move(emoji)).first;
    }
    const Emoji& emoji = found->second;
    if (emoji.symbol.empty()) return;
    const float size = text.size_px;
    const float opacity = static_cast<float>(text.colour.alpha) / 255;
    out += "<use" + attribute("href", "#" + emoji.symbol) +
           (opacity < 1 ? attribute("opacity", px(opacity)) : "") +
           transform_to({text.baseline.x + glyph.x + emoji.place.x * size,
                         text.baseline.y - glyph.y + emoji.place.y * size, emoji.place.width * size,
                         emoji.place.height * size}) +
           "/>\n";
}

} // namespace dateline::paint
