#pragma once
// Everything that a panel needs to draw one frame: a const state, where actions go, and what to draw with.
// Panels change nothing else.

#include <imgui.h>

#include <string>
#include <utility>
#include <vector>

#include "layout/style.h"
#include "paint/fonts.h"
#include "state/state.h"
#include "ui/hits.h"
#include "ui/surface.h"

namespace dateline::ui {

struct Frame {
    const state::State& state;
    std::vector<state::Action>& actions;
    Surface& surface;
    Hits& hits;
    const paint::FontBook& fonts;
    const layout::Palette& colours;
    base::Language language;
    float scale; // Dear ImGui's units a logical pixel

    float px(float logical) const { return logical * scale; }
    const char* tr(const char* key) const { return base::tr(language, key); }
    std::string count(const char* one, const char* many, long long n) const {
        return base::tr_count(language, one, many, n);
    }
    template<class A> void push(A action) { actions.emplace_back(std::move(action)); }
};

inline ImU32 packed(base::Colour c) {
    return IM_COL32(c.red, c.green, c.blue, c.alpha);
}
inline ImVec2 vec(base::Point p) {
    return {p.x, p.y};
}
inline ImVec2 low(const base::Rect& r) {
    return {r.x, r.y};
}
inline ImVec2 high(const base::Rect& r) {
    return {r.right(), r.bottom()};
}
inline base::Rect clip_of(const ImDrawList& list) {
    const ImVec2 a = list.GetClipRectMin(), b = list.GetClipRectMax();
    return {a.x, a.y, b.x - a.x, b.y - a.y};
}

} // namespace dateline::ui
