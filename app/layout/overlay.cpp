#include "layout/overlay.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/date_text.h"
#include "base/language.h"
#include "base/parts.h"
#include "layout/canvas.h"
#include "layout/card_photo.h"
#include "layout/unloaded.h"

namespace dateline::layout {

namespace {

using scene::Font;

struct Tip {
    std::string title, line;
};

const model::EventItem* event_of(const Canvas& canvas, model::EventId id) {
    for (const model::EventItem& event : canvas.window.events)
        if (event.id == id) return &event;
    return nullptr;
}

std::string joined(const std::string& a, const std::string& b) {
    std::string line;
    base::add_part(line, " · ", a);
    base::add_part(line, " · ", b);
    return line;
}

std::string date_of(const Canvas& canvas, const model::EventItem& event) {
    return base::format_date(event.date, canvas.language(), base::DateStyle::full, canvas.zone_of(event));
}

std::string said_of(const Canvas& canvas, const model::Mark& mark, const model::EventItem& event) {
    if (!mark.said_ms) return date_of(canvas, event);
    base::Edtf said;
    said.span = {*mark.said_ms, *mark.said_ms + 1};
    said.precision = said.end_precision = mark.said_precision;
    return base::format_moment(said, {base::earliest_ms, base::latest_ms}, canvas.language(),
                               canvas.zone_of(event));
}

Tip event_tip(const Canvas& canvas, model::EventId id) {
    const model::EventItem* event = event_of(canvas, id);
    if (event == nullptr) return {};
    return {event->title.in(canvas.language()),
            joined(date_of(canvas, *event), event->place.in(canvas.language()))};
}

Tip utterance_tip(const Canvas& canvas, model::UtteranceId id) {
    for (const model::Lane& lane : canvas.window.lanes) {
        for (const model::Mark& mark : lane.marks) {
            if (mark.id != id) continue;
            const model::EventItem* event = event_of(canvas, mark.event);
            std::string speaker = name_of(canvas, mark.speaker);
            if (event == nullptr) return {speaker.empty() ? lane.name.in(canvas.language()) : speaker, {}};
            const bool words = !event->pull_quote.empty() && event->pull_quote_utterance == id;
            const std::string where =
                joined(event->title.in(canvas.language()), said_of(canvas, mark, *event));
            if (words) return {joined(speaker, event->pull_quote), where};
            return {speaker.empty() ? lane.name.in(canvas.language()) : speaker, where};
        }
    }
    for (const model::EventItem& event : canvas.window.events)
        if (event.pull_quote_utterance == id) return {event.pull_quote, event.title.in(canvas.language())};
    return {};
}

Tip article_tip(const Canvas& canvas, model::ArticleId id) {
    for (const model::CoverageMark& mark : canvas.window.coverage) {
        if (mark.id != id) continue;
        base::Edtf date;
        date.span = mark.published;
        date.precision = date.end_precision = mark.precision;
        const int offset = canvas.viewport.utc_offset_minutes;
        const std::string when =
            mark.precision <= base::Precision::minute
                ? base::format_timestamp(mark.published.start_ms, canvas.language(), offset)
                : base::format_date(date, canvas.language(), base::DateStyle::full, offset);
        const model::EventItem* event = event_of(canvas, mark.event);
        return {joined(mark.outlet_name.in(canvas.language()), when),
                event == nullptr ? std::string() : event->title.in(canvas.language())};
    }
    return {};
}

Tip cluster_tip(const Canvas& canvas, const base::Span& span) {
    const std::int64_t events = events_between(canvas.window, span);
    Tip tip;
    if (events > 0)
        tip.title = base::tr_count(canvas.language(), "{} event", "{} events", events);
    else
        tip.title = canvas.word("Several things");
    tip.line = canvas.word("Click to zoom in");
    return tip;
}

Tip ref_tip(const Canvas& canvas, const model::Ref& ref) {
    switch (ref.kind) {
    case model::Kind::event:
        return event_tip(canvas, {ref.id});
    case model::Kind::utterance:
        return utterance_tip(canvas, {ref.id});
    case model::Kind::article:
        return article_tip(canvas, {ref.id});
    case model::Kind::participant: {
        for (const model::RailParticipant& person : canvas.window.participants)
            if (person.id.value == ref.id)
                return {person.name.in(canvas.language()), person.title.in(canvas.language())};
        return {name_of(canvas, {ref.id}), {}};
    }
    case model::Kind::photo:
        for (const model::EventItem& event : canvas.window.events)
            if (event.photo.value == ref.id)
                return {event.photo_is_illustration ? canvas.word("Illustration, not a photograph")
                                                    : canvas.word("Photo"),
                        event.title.in(canvas.language())};
        return {};
    default:
        return {};
    }
}

struct TipOf {
    const Canvas& canvas;
    Tip operator()(const model::Ref& ref) const { return ref_tip(canvas, ref); }
    Tip operator()(const Cluster& cluster) const { return cluster_tip(canvas, cluster.span); }
    Tip operator()(const MoreLanes&) const { return {canvas.word("Show more lanes"), {}}; }
    Tip operator()(CanvasPart part) const {
        if (part != CanvasPart::tray) return {};
        return {canvas.word(canvas.overview.has_dates_off_the_axis ? "Events off the axis"
                                                                   : "Events without a date"),
                {}};
    }
};

// The one under the pointer, else the first of that target (keyboard focus).
std::optional<base::Rect> hovered(const Composition& composition, const Target& target, base::Point pointer) {
    std::optional<base::Rect> first;
    for (const scene::PlacedHit& placed : scene::all_hits(composition.scene)) {
        const Target* const own = composition.target_of(placed.hit);
        if (own == nullptr || *own != target) continue;
        if (placed.rect.contains(pointer)) return placed.rect;
        if (!first) first = placed.rect;
    }
    return first;
}

void draw_tip(Canvas& canvas, const Tip& tip, base::Point near_by, const base::Rect& target) {
    const float room = std::min(340.0F, canvas.width() - 16) - 24;
    if (tip.title.empty() || room < 40) return;
    const std::vector<std::string> title =
        canvas.broken(base::isolated(tip.title), room, 3, Font::sans_bold, 13);
    const std::vector<std::string> line = canvas.broken(tip.line, room, 2, Font::sans, 12);
    float width = 0;
    for (const std::string& words : title)
        width = std::max(width, canvas.text_width(words, Font::sans_bold, 13));
    for (const std::string& words : line)
        width = std::max(width, canvas.text_width(words, Font::sans, 12));
    const float height = 18 + static_cast<float>(title.size()) * 18 + static_cast<float>(line.size()) * 17;
    base::Rect box = {near_by.x + 14, near_by.y + 18, width + 24, height};
    if (box.bottom() > canvas.height() - 6) box.y = std::min(near_by.y, target.y) - 10 - height;
    box.x = std::clamp(box.x, 6.0F, std::max(canvas.width() - 6 - box.width, 6.0F));
    box.y = std::clamp(box.y, 6.0F, std::max(canvas.height() - 6 - box.height, 6.0F));
    canvas.rect(Layer::card_shadow, {box.x, box.y + 2, box.width, box.height}, canvas.colours.shadow, 8, 12);
    canvas.rect(Layer::card_ground, box, canvas.colours.panel, 8);
    canvas.stroke(Layer::card_border, box, canvas.colours.faint, 8, 1);
    float y = box.y + 9;
    for (const std::string& words : title) {
        const float left = canvas.left_of(words, box.x + 12, width, Font::sans_bold, 13);
        canvas.text(Layer::card_text, {left, y + 13.5F}, words, Font::sans_bold, 13, canvas.colours.ink);
        y += 18;
    }
    for (const std::string& words : line) {
        const float left = canvas.left_of(words, box.x + 12, width, Font::sans, 12);
        canvas.text(Layer::card_text, {left, y + 12.8F}, words, Font::sans, 12, canvas.colours.soft);
        y += 17;
    }
}

} // namespace

scene::Scene compose_overlay(const model::Window& window, const model::Overview& overview,
                             const Composition& composition, const Target& target, base::Point pointer,
                             const Viewport& viewport, const Style& style,
                             const scene::TextMeasurer& measurer) {
    const Viewport view = sanitized(viewport);
    const Focus focus;
    Canvas canvas(window, overview, view, style, focus, measurer);
    const bool quiet = target == Target(CanvasPart::axis) || target == Target(CanvasPart::overview);
    const std::optional<base::Rect> rect = hovered(composition, target, pointer);
    if (rect && !quiet) { // a ring around a whole band would say nothing
        const bool within = rect->contains(pointer);
        const base::Rect ring = rect->inset(-1);
        const float side = std::min(ring.width, ring.height);
        const float radius = side <= 26 ? side / 2 : 10;
        canvas.stroke(Layer::front, ring, base::faded(canvas.colours.accent, within ? 0.6F : 1), radius,
                      within ? 1.5F : 2);
        const base::Point at = within ? pointer : base::Point{rect->x, rect->bottom()};
        draw_tip(canvas, std::visit(TipOf{canvas}, target), at, *rect);
    }
    scene::Scene result = std::move(canvas).composition().scene;
    result.background.alpha = 0;
    return result;
}

} // namespace dateline::layout
