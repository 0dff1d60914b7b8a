#include "paint/font_shape.h"

#include <algorithm>

#include "paint/font_marks.h"
#include "paint/font_runs.h"

namespace dateline::paint {
namespace {

// Latin words measure as the sum of their letters everywhere: what is shaped among them keeps to that.
bool is_spaced_by_letter(Script script) {
    return script == script_tag("Latn") || script == script_tag("Grek") || script == script_tag("Cyrl");
}

// How far marks may pile up: two or three on a letter stand free, a tower stays in its line. Arabic may step
// down to its letters from further up.
float max_raised_em(Script script) {
    return script == script_tag("Arab") ? 2.F : 0.5F;
}

class LineShaper {
  public:
    LineShaper(std::string_view text, scene::Font font, FontTable& table, FontFaces& faces)
        : text_(text), runs_(text, font, table, faces), faces_(faces) {}

    ShapedLine shaped() {
        for (const FontRun& run : in_visual_order(runs_.found()))
            append(run);
        give_bytes();
        return std::move(line_);
    }

  private:
    static std::vector<FontRun> in_visual_order(std::vector<FontRun> runs);
    void append(const FontRun& run);
    void append_shaped(const FontRun& run);
    void set_marks_of(const FontRun& run, std::span<const hb_glyph_info_t> glyphs,
                      std::span<hb_glyph_position_t> positions);
    void give_bytes();

    std::string_view text_;
    FontRuns runs_;
    FontFaces& faces_;
    HarfBuzzBuffer buffer_;
    std::vector<char32_t> cluster_;
    ShapedLine line_;
};

// Rule L2: from the highest level down, whatever is at it or above is turned round.
std::vector<FontRun> LineShaper::in_visual_order(std::vector<FontRun> runs) {
    int highest = 0, lowest_odd = 1000;
    for (const FontRun& run : runs) {
        highest = std::max(highest, run.level);
        if (run.level % 2 != 0) lowest_odd = std::min(lowest_odd, run.level);
    }
    for (int level = highest; level >= lowest_odd; --level) {
        for (auto begin = runs.begin(); begin != runs.end();) {
            begin = std::find_if(begin, runs.end(), [&](const FontRun& run) { return run.level >= level; });
            const auto end =
                std::find_if(begin, runs.end(), [&](const FontRun& run) { return run.level < level; });
            std::reverse(begin, end);
            begin = end;
        }
    }
    return runs;
}

void LineShaper::append(const FontRun& run) {
    if (run.kind == FontRun::Kind::shaped) return append_shaped(run);
    line_.glyphs.push_back({run.face, run.glyph, static_cast<float>(line_.width_em) + run.x_em, run.y_em,
                            run.advance_em, run.level % 2 != 0, runs_.byte_of(run.first), 0});
    line_.width_em += static_cast<double>(run.advance_em);
}

void LineShaper::append_shaped(const FontRun& run) {
    if (!buffer_) buffer_.reset(hb_buffer_create());
    hb_buffer_t* buffer = buffer_.get();
    hb_buffer_clear_contents(buffer);
    hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
    for (std::size_t i = run.first; i < run.last; ++i)
        hb_buffer_add(buffer, runs_.character(i), static_cast<unsigned>(i - run.first));
    const bool backwards = run.level % 2 != 0;
    hb_buffer_set_direction(buffer, backwards ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, static_cast<hb_script_t>(run.script));
    hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
    static constexpr hb_feature_t unspaced[] = {
        {HB_TAG('k', 'e', 'r', 'n'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
        {HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
        {HB_TAG('c', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END}};
    hb_shape(faces_.harfbuzz(run.face), buffer, unspaced, is_spaced_by_letter(run.script) ? 3 : 0);
    unsigned count = 0;
    const hb_glyph_info_t* glyphs = hb_buffer_get_glyph_infos(buffer, &count);
    hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, nullptr);
    if (!backwards) set_marks_of(run, {glyphs, count}, {positions, count});
    const float unit = 1 / faces_.units_per_em(run.face);
    const auto em = [unit](hb_position_t units) {
        return std::clamp(static_cast<float>(units) * unit, -16.F, 16.F);
    };
    const float raised = max_raised_em(run.script);
    for (unsigned i = 0; i < count; ++i) {
        const float advance = std::max(em(positions[i].x_advance), 0.F);
        line_.glyphs.push_back({run.face, glyphs[i].codepoint,
                                static_cast<float>(line_.width_em) + em(positions[i].x_offset),
                                std::clamp(em(positions[i].y_offset), -raised, raised), advance, backwards,
                                runs_.byte_of(run.first + glyphs[i].cluster), 0});
        line_.width_em += static_cast<double>(advance);
    }
}

// What the run's face knows no place for, cluster by cluster.
void LineShaper::set_marks_of(const FontRun& run, std::span<const hb_glyph_info_t> glyphs,
                              std::span<hb_glyph_position_t> positions) {
    for (std::size_t begin = 0, end = 0; begin < glyphs.size(); begin = end) {
        for (end = begin + 1; end < glyphs.size() && glyphs[end].cluster == glyphs[begin].cluster;)
            ++end;
        if (end == begin + 1) continue;
        const std::size_t last = end < glyphs.size() ? run.first + glyphs[end].cluster : run.last;
        cluster_.clear();
        for (std::size_t i = run.first + glyphs[begin].cluster; i < last; ++i)
            cluster_.push_back(runs_.character(i));
        if (has_marks(cluster_, run.script))
            set_marks(faces_.harfbuzz(run.face), glyphs.subspan(begin, end - begin),
                      positions.subspan(begin, end - begin));
    }
}

// A cluster reaches to the next one's first byte; what is not seen at the start belongs to the first.
void LineShaper::give_bytes() {
    std::vector<std::size_t> starts;
    starts.reserve(line_.glyphs.size() + 1);
    for (const ShapedGlyph& glyph : line_.glyphs)
        starts.push_back(glyph.byte);
    std::sort(starts.begin(), starts.end());
    starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
    starts.push_back(text_.size());
    for (ShapedGlyph& glyph : line_.glyphs) {
        const auto next = std::upper_bound(starts.begin(), starts.end() - 1, glyph.byte);
        const bool first = glyph.byte == starts.front();
        glyph.byte = first ? 0 : glyph.byte;
        glyph.bytes = *next - glyph.byte;
    }
}

} // namespace

ShapedLine shaped_line(std::string_view text, scene::Font font, FontTable& table, FontFaces& faces) {
    return LineShaper(text, font, table, faces).shaped();
}

} // namespace dateline::paint
