#include <algorithm>
#include <map>
#include <set>

#include "base/date_text.h"
#include "base/language.h"
#include "layout/canvas.h"
#include "layout/sound.h"

namespace dateline::layout {

namespace {

using scene::Font;

constexpr float heading_px = 68, side_px = 24, foot_line_px = 17;

struct Mover {
    float x = 0, y = 0;
    base::Rect moved(base::Rect r) const { return {r.x + x, r.y + y, r.width, r.height}; }
    base::Point moved(base::Point p) const { return {p.x + x, p.y + y}; }
    void operator()(scene::FillRect& c) const { c.rect = moved(c.rect); }
    void operator()(scene::StrokeRect& c) const { c.rect = moved(c.rect); }
    void operator()(scene::Image& c) const { c.rect = moved(c.rect); }
    void operator()(scene::PushClip& c) const { c.rect = moved(c.rect); }
    void operator()(scene::Text& c) const { c.baseline = moved(c.baseline); }
    void operator()(scene::PopClip&) const {}
    void operator()(scene::Polyline& c) const { move(c.points); }
    void operator()(scene::FillPath& c) const { move(c.points); }
    void move(std::vector<base::Point>& points) const {
        for (base::Point& point : points)
            point = moved(point);
    }
};

// "2023. 4. 20. (목) – 2023. 6. 30. (금)"; years alone where days would be noise.
std::string span_text(const Viewport& view, base::Language language) {
    const auto start = static_cast<std::int64_t>(view.start_ms);
    const auto end = static_cast<std::int64_t>(view.end_ms()) - 1;
    const int offset = view.utc_offset_minutes;
    const auto text = [&](std::int64_t instant_ms) {
        if (view.span_ms > 20 * 366.0 * static_cast<double>(base::day_ms))
            return base::year_name(base::to_civil(instant_ms, offset).year, language);
        if (view.span_ms < 2.0 * static_cast<double>(base::day_ms))
            return base::format_timestamp(instant_ms, language, offset);
        base::Edtf date;
        date.span = {instant_ms, instant_ms + base::day_ms};
        return base::format_date(date, language, base::DateStyle::full, offset);
    };
    const std::string from = text(start), to = text(end);
    return from == to ? from : from + " – " + to;
}

// The outlets of the articles in view, most articles first; then the others that the window knows.
std::vector<std::string> outlet_names(const model::Window& window, const Viewport& view,
                                      base::Language language) {
    std::map<std::int64_t, std::pair<int, std::string>> counts;
    for (const model::CoverageMark& mark : window.coverage) {
        const auto at = static_cast<double>(mark.published.start_ms);
        if (at < view.start_ms || at > view.end_ms()) continue;
        auto& entry = counts[mark.outlet.value];
        ++entry.first;
        entry.second = mark.outlet_name.in(language);
    }
    std::vector<std::pair<int, std::string>> order;
    for (auto& [id, entry] : counts)
        order.push_back(std::move(entry));
    std::stable_sort(order.begin(), order.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    for (const model::RailItem& outlet : window.outlets)
        order.emplace_back(0, outlet.name.in(language));
    std::vector<std::string> names;
    for (auto& [count, name] : order)
        if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(name);
    return names;
}

bool shows_illustration(const model::Window& window, const scene::Scene& scene) {
    std::set<std::string> drawn;
    for (const scene::Command& command : scene.commands)
        if (const auto* image = std::get_if<scene::Image>(&command)) drawn.insert(image->id);
    return std::any_of(window.events.begin(), window.events.end(), [&](const model::EventItem& event) {
        return event.photo_is_illustration && drawn.contains(model::to_string(model::Ref(event.photo)));
    });
}

std::string sources_line(const Canvas& canvas, const std::vector<std::string>& names) {
    std::string line;
    for (const std::string& name : names)
        line += (line.empty() ? "" : ", ") + name;
    return line.empty() ? line : std::string(canvas.word("Sources")) + ": " + line;
}

void append(scene::Scene& whole, scene::Scene part, Mover mover) {
    for (scene::Command& command : part.commands) {
        std::visit(mover, command);
        whole.commands.push_back(std::move(command));
    }
    for (scene::Hit& hit : part.hits) {
        hit.rect = mover.moved(hit.rect);
        whole.hits.push_back(std::move(hit));
    }
}

} // namespace

scene::Scene compose_picture(const model::DatabaseInfo& info, const model::Window& window,
                             const model::Overview& overview, const Viewport& viewport, const Style& style,
                             const Focus& focus, const scene::TextMeasurer& measurer) {
    const Viewport view = sound(viewport);
    const float room = std::max(view.size.width - 2 * side_px, 1.0F);
    Canvas page(window, overview, view, style, focus, measurer);

    const std::vector<std::string> sources = page.broken(
        sources_line(page, outlet_names(window, view, style.language)), room, 2, Font::sans, 11.5F);
    // The note's line is kept free whether or not such a picture ends up on a card: it depends on the height
    // left.
    const bool may_note =
        std::any_of(window.events.begin(), window.events.end(),
                    [](const model::EventItem& event) { return event.photo && event.photo_is_illustration; });
    const float lines = static_cast<float>(sources.size()) + (may_note ? 1 : 0);
    const float heading = std::min(heading_px, view.size.height / 3);
    const float foot = lines > 0 && view.size.height > 200 ? lines * foot_line_px + 18 : 0;

    Viewport inner = view;
    inner.size.height = std::max(view.size.height - heading - foot, 1.0F);
    scene::Scene canvas = compose(window, overview, inner, style, focus, measurer);
    const bool note = shows_illustration(window, canvas);

    const Palette& colours = page.colours;
    page.rect(Layer::ground, {0, 0, page.width(), heading}, colours.panel);
    page.line(Layer::grid, {{0, heading - 0.5F}, {page.width(), heading - 0.5F}}, colours.line);
    page.text(Layer::labels, {side_px, heading * 0.5F},
              page.elided(info.record.title.in(style.language), room, Font::sans_bold, 20), Font::sans_bold,
              20, colours.ink);
    page.text(Layer::labels, {side_px, heading * 0.5F + 21},
              page.elided(span_text(view, style.language), room, Font::sans, 12.5F), Font::sans, 12.5F,
              colours.soft);
    if (foot > 0) {
        float y = page.height() - foot;
        page.rect(Layer::ground, {0, y, page.width(), foot}, colours.panel);
        page.line(Layer::grid, {{0, y + 0.5F}, {page.width(), y + 0.5F}}, colours.line);
        y += 21;
        for (const std::string& line : sources) {
            page.text(Layer::labels, {side_px, y}, line, Font::sans, 11.5F, colours.soft);
            y += foot_line_px;
        }
        if (note)
            page.text(Layer::labels, {side_px, y},
                      page.elided(page.word("Illustration, not a photograph"), room, Font::sans, 11.5F),
                      Font::sans, 11.5F, colours.soft);
    }
    scene::Scene whole = std::move(page).scene();
    append(whole, std::move(canvas), {0, heading});
    return whole;
}

} // namespace dateline::layout
