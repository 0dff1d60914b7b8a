#include "paint/font_runs.h"

#include <algorithm>

#include <fribidi.h>

#include "base/directions.h"
#include "base/utf8.h"
#include "paint/font_marks.h"

namespace dateline::paint {
namespace {

// So that a text of megabytes is shaped in pieces; no word is as long.
constexpr std::size_t longest_run = 2000;
// No cluster of any script has more; a tower of marks is looked at only so far.
constexpr std::size_t longest_cluster = 32;
// In the place of an emoji where no font has one.
constexpr char32_t plain_sign = U'◇';

bool is_selector(char32_t c) {
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

std::u32string composed(std::u32string_view text) {
    std::string bytes;
    for (const char32_t c : text)
        base::append_code_point(&bytes, c);
    bytes = base::to_nfc(bytes);
    std::u32string result;
    for (std::size_t at = 0; at < bytes.size();)
        result += base::next_code_point(bytes, &at);
    return result;
}

} // namespace

FontRuns::FontRuns(std::string_view text, scene::Font font, FontTable& table, FontFaces& faces)
    : font_(font), table_(table), faces_(faces) {
    characters_.reserve(text.size());
    bytes_.reserve(text.size() + 1);
    for (std::size_t at = 0; at < text.size();) {
        bytes_.push_back(at);
        characters_.push_back(as_shown(base::next_code_point(text, &at)));
    }
    bytes_.push_back(text.size());
    std::size_t index = 0;
    for (const std::size_t offset : base::grapheme_offsets(text)) {
        while (bytes_[index] < offset)
            ++index;
        clusters_.push_back(index);
    }
    find_levels(base::is_right_to_left(text));
}

// Embeddings, overrides and isolates are as if they were not there: they are used to show other words than
// are written. But for the isolate that takes the direction of its own first letter: a line's parts stand in
// it (base/parts.h), and it turns round nothing that its letters do not.
void FontRuns::find_levels(bool right_to_left) {
    const auto size = static_cast<FriBidiStrIndex>(characters_.size());
    if (size == 0) return;
    std::vector<FriBidiChar> text(characters_.begin(), characters_.end());
    std::vector<FriBidiCharType> types(text.size());
    fribidi_get_bidi_types(text.data(), size, types.data());
    bool any_backwards = false;
    base::IsolateNesting isolates(base::max_isolates); // FriBidi's time grows with the square of their number
    for (std::size_t i = 0; i < types.size(); ++i) {
        FriBidiCharType& type = types[i];
        const bool counts = isolates.read(characters_[i]) != base::IsolateMark::none;
        if (FRIBIDI_IS_EXPLICIT(type) || (FRIBIDI_IS_ISOLATE(type) && !counts)) type = FRIBIDI_TYPE_BN;
        if (FRIBIDI_IS_SEPARATOR(type)) type = FRIBIDI_TYPE_WS;
        any_backwards = any_backwards || FRIBIDI_IS_RTL(type);
    }
    if (!any_backwards) return;
    std::vector<FriBidiBracketType> brackets(text.size());
    fribidi_get_bracket_types(text.data(), size, types.data(), brackets.data());
    FriBidiParType direction = right_to_left ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
    levels_.resize(text.size());
    if (fribidi_get_par_embedding_levels_ex(types.data(), brackets.data(), size, &direction,
                                            levels_.data()) == 0) {
        levels_.clear();
        return;
    }
    const signed char outer = direction == FRIBIDI_PAR_RTL ? 1 : 0;
    for (std::size_t i = levels_.size();
         i > 0 && (types[i - 1] == FRIBIDI_TYPE_WS || types[i - 1] == FRIBIDI_TYPE_BN ||
                   FRIBIDI_IS_ISOLATE(types[i - 1]));)
        levels_[--i] = outer;
}

std::vector<FontRun> FontRuns::found() {
    for (std::size_t i = 0; i + 1 < clusters_.size(); ++i)
        add_cluster(clusters_[i], clusters_[i + 1]);
    return std::move(runs_);
}

Script FontRuns::script_of(Cluster cluster) {
    for (const char32_t c : cluster.first(std::min(cluster.size(), longest_cluster))) {
        const hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), c);
        if (script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED || script == HB_SCRIPT_UNKNOWN)
            continue;
        script_ = static_cast<Script>(script);
        break;
    }
    return script_;
}

void FontRuns::add_lone(std::size_t first, std::size_t last, int face, std::uint32_t glyph) {
    const int level = levels_.empty() ? 0 : levels_[first];
    runs_.push_back(
        {FontRun::Kind::lone, first, last, level, face, 0, glyph, faces_.advance_em(face, glyph)});
}

void FontRuns::add_letter(std::size_t first, std::size_t last, char32_t c) {
    const int level = levels_.empty() ? 0 : levels_[first];
    FriBidiChar shown = c;
    if (level % 2 != 0) fribidi_get_mirror_char(c, &shown);
    const LoneGlyph& glyph = table_.of(shown);
    if (glyph.face >= 0)
        runs_.push_back(
            {FontRun::Kind::lone, first, last, level, glyph.face, 0, glyph.glyph, glyph.advance_em});
}

// The marks of a letter that has just been added alone, each from whichever face has it.
void FontRuns::add_marks(std::size_t first, std::size_t last) {
    const FontRun letter = runs_.back();
    if (letter.level % 2 != 0) return; // the two would change places
    for (std::size_t i = first; i < last; ++i) {
        const char32_t alone[] = {characters_[i]};
        if (!is_mark(characters_[i])) continue;
        const int face = faces_.covering(font_, 0, alone);
        if (face < 0) continue;
        add_lone(i, i + 1, face, faces_.glyph(face, characters_[i]));
        FontRun& mark = runs_.back();
        mark.advance_em = 0;
        const MarkPlace place =
            place_of_mark({faces_.harfbuzz(letter.face), letter.glyph}, {faces_.harfbuzz(face), mark.glyph});
        mark.x_em = place.x_em - letter.advance_em;
        mark.y_em = place.y_em;
    }
}

void FontRuns::add_shaped(std::size_t first, std::size_t last, int face, Script script) {
    const int level = levels_.empty() ? 0 : levels_[first];
    if (!runs_.empty()) {
        FontRun& before = runs_.back();
        if (before.kind == FontRun::Kind::shaped && before.last == first && before.level == level &&
            before.face == face && before.script == script && last - before.first <= longest_run) {
            before.last = last;
            return;
        }
    }
    runs_.push_back({FontRun::Kind::shaped, first, last, level, face, script, 0, 0});
}

void FontRuns::add_cluster(std::size_t first, std::size_t last) {
    const Cluster cluster(characters_.data() + first, std::min(last - first, longest_run));
    last = first + cluster.size();
    visible_.clear();
    bool selected = false;
    for (const char32_t c : cluster.first(std::min(cluster.size(), longest_cluster))) {
        selected = selected || is_selector(c);
        if (!is_invisible(c) && !is_selector(c)) visible_ += c;
    }
    if (visible_.empty()) return;
    if (is_emoji(cluster) && add_emoji(first, last)) return;
    const char32_t base = visible_[0];
    const bool variant = selected && base >= 0x3400;
    if (visible_.size() == 1 && !variant && table_.of(base).face != LoneGlyph::shaped_in_line)
        return add_letter(first, last, base);
    const Script script = script_of(cluster);
    if (const int face = face_for(visible_, script); face >= 0) return add_shaped(first, last, face, script);
    // No face has all of it: the letter with what marks there are, or the box that says that it is missing.
    if (const LoneGlyph& letter = table_.of(base); letter.face >= 0) {
        const std::size_t before = runs_.size();
        add_letter(first, first + 1, base);
        if (runs_.size() > before) add_marks(first + 1, last);
        return;
    }
    const char32_t alone[] = {base};
    const int face = face_for(alone, script);
    if (face >= 0) {
        add_lone(first, first + 1, face, faces_.glyph(face, base));
        return add_marks(first + 1, last);
    }
    const int emoji = is_pictograph(base) ? faces_.emoji() : FontFaces::none;
    if (emoji >= 0 && faces_.glyph(emoji, base) != 0) return add_shaped(first, last, emoji, 0);
    add_lone(first, last, table_.primary(), 0);
}

// False: nothing but its letter is wanted of it.
bool FontRuns::add_emoji(std::size_t first, std::size_t last) {
    const char32_t base = visible_[0];
    const int face = faces_.emoji();
    if (face >= 0 && faces_.glyph(face, base) != 0) {
        add_shaped(first, last, face, 0);
        return true;
    }
    if (base < 0x2000) { // a keycap is its digit
        add_letter(first, last, base);
        return true;
    }
    if (is_regional_indicator(base)) { // a flag is its country's letters
        for (std::size_t i = first; i < last; ++i)
            if (is_regional_indicator(characters_[i])) add_letter(i, i + 1, characters_[i] - 0x1F1E6 + U'A');
        return true;
    }
    const char32_t alone[] = {base};
    const int outlined = face_for(alone, {});
    if (outlined >= 0)
        add_lone(first, last, outlined, faces_.glyph(outlined, base));
    else
        add_letter(first, last, plain_sign);
    return true;
}

bool FontRuns::covers(int face, Cluster visible) const {
    return std::all_of(visible.begin(), visible.end(),
                       [&](char32_t c) { return faces_.glyph(face, c) != 0; });
}

// In the same order, a face that knows where the marks belong; none if there is no such face.
int FontRuns::face_for_marks(Cluster visible, Script script) {
    const int own = table_.primary();
    composed_ = composed(std::u32string_view(visible.data(), visible.size()));
    const auto suits = [&](int face, Cluster letters) {
        return covers(face, letters) && (letters.size() == 1 || faces_.sets_marks(face, script, letters));
    };
    if (suits(own, composed_) || suits(own, visible)) return own;
    if (!runs_.empty() && runs_.back().kind == FontRun::Kind::shaped && runs_.back().script == script &&
        !faces_.is_coloured(runs_.back().face) && suits(runs_.back().face, visible))
        return runs_.back().face;
    if (const int face = faces_.covering(font_, script, visible, Marks::in_place); face >= 0) return face;
    return faces_.covering(font_, script, composed_, Marks::in_place);
}

// The font's own face, else the one before, so that a word keeps its face, else what fontconfig knows; of
// letters put together from parts the whole will do.
int FontRuns::face_for(Cluster visible, Script script) {
    if (has_marks(visible, script))
        if (const int face = face_for_marks(visible, script); face >= 0) return face;
    const int own = table_.primary();
    if (covers(own, visible)) return own;
    composed_ =
        visible.size() > 1 ? composed(std::u32string_view(visible.data(), visible.size())) : std::u32string();
    if (!composed_.empty() && covers(own, composed_)) return own;
    if (!runs_.empty() && runs_.back().kind == FontRun::Kind::shaped && runs_.back().script == script &&
        !faces_.is_coloured(runs_.back().face) && covers(runs_.back().face, visible))
        return runs_.back().face;
    if (const int face = faces_.covering(font_, script, visible); face >= 0) return face;
    return composed_.empty() ? FontFaces::none : faces_.covering(font_, script, composed_);
}

} // namespace dateline::paint
