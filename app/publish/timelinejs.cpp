#include "publish/timelinejs.h"

#include <algorithm>

#include "base/date_text.h"
#include "base/displayable.h"
#include "editorial/printings.h"
#include "paint/picture_text.h"
#include "publish/events_in_view.h"
#include "publish/iso_dates.h"
#include "publish/json_text.h"

namespace dateline::publish {
namespace {

using base::Precision;

// Harmless and escaped, line breaks as <br>.
std::string html_of(const std::string& text) {
    const std::string clean = base::harmless(text);
    std::string html;
    for (std::size_t begin = 0; begin <= clean.size();) {
        const std::size_t end = std::min(clean.find('\n', begin), clean.size());
        html += (begin == 0 ? "" : "<br>") + paint::xml_text(clean.substr(begin, end - begin));
        begin = end + 1;
    }
    return html;
}

// TimelineJS knows no zones: times of one clock, the database's, else they would stand in a wrong order.
Json date_of(const DateSide& side, int database_offset_minutes) {
    const base::Civil at =
        side.has_clock() ? base::to_civil(side.instant_ms(), database_offset_minutes) : side.at;
    Json date = {{"year", at.year > 0 ? at.year : at.year - 1}};
    if (side.precision >= Precision::year) return date;
    date["month"] = at.month;
    if (side.precision >= Precision::month) return date;
    date["day"] = at.day;
    if (side.precision >= Precision::day) return date;
    date["hour"] = at.hour;
    if (side.precision <= Precision::minute) date["minute"] = at.minute;
    if (side.precision <= Precision::second) date["second"] = at.second;
    if (side.precision == Precision::millisecond) date["millisecond"] = at.millisecond;
    return date;
}

// TimelineJS 3 unescapes a group's name and then takes it for HTML, so no escape is safe there: what could be
// markup is written with characters that look like it.
std::string group_of(const std::string& name) {
    std::string group;
    for (const char c : base::harmless(name))
        group += c == '\n' ? " " : c == '<' ? "‹" : c == '>' ? "›" : c == '&' ? "＆" : std::string(1, c);
    return group;
}

std::string quote_html(const model::UtteranceView& utterance, base::Language language) {
    const std::string words = editorial::fullest_words(utterance, editorial::InMarks::yes);
    if (words.empty()) return {};
    const model::ArticleItem& article = utterance.printings.front().article;
    const std::string address = paint::link_target(article.url);
    const std::string outlet = html_of(article.outlet_name.in(language));
    std::string source =
        address.empty() ? outlet : "<a href=\"" + paint::xml_text(address) + "\">" + outlet + "</a>";
    if (utterance.speaker) {
        const std::string speaker = html_of(utterance.speaker_name.in(language));
        source = source.empty() ? speaker : speaker + ", " + source;
    }
    if (utterance.disputed) source += " (" + html_of(base::tr(language, "Disputed")) + ")";
    return "<blockquote>" + html_of(words) + "<br><cite>" + source + "</cite></blockquote>";
}

Json slide_of(const EventInView& in_view, const DateSides& sides, int database_offset_minutes,
              base::Language language) {
    const model::EventView& event = in_view.event;
    const model::EventItem& item = event.item;
    Json slide;
    slide["unique_id"] = event.slug;
    const Json start = date_of(sides.first, database_offset_minutes);
    slide["start_date"] = start;
    if (sides.last.known)
        if (const Json end = date_of(sides.last, database_offset_minutes); end != start)
            slide["end_date"] = end;
    slide["display_date"] =
        html_of(base::format_date(item.date, language, base::DateStyle::full,
                                  {offset_of(item, database_offset_minutes), std::nullopt}));
    std::string text;
    if (!event.summary.empty()) text = "<p>" + html_of(event.summary.in(language)) + "</p>";
    for (const model::UtteranceView* utterance : in_view.utterances)
        text += quote_html(*utterance, language);
    slide["text"] = {{"headline", html_of(item.title.in(language))}, {"text", text}};
    const std::string group =
        !event.topics.empty() ? event.topics.front().name.in(language) : item.place.in(language);
    if (!group.empty()) slide["group"] = group_of(group);
    slide["autolink"] = false; // links are made here, of web addresses alone
    return slide;
}

} // namespace

LeftOut write_timelinejs(const DataRequest& request) {
    const model::DatabaseRecord record = request.store.info().record;
    const auto words = [&](const model::LocalText& text) { return html_of(text.in(request.language)); };
    Json title;
    title["text"] = {{"headline", words(record.title)}, {"text", words(record.description)}};
    title["autolink"] = false;
    JsonList slides(request.output, {{"title", title}}, "events");
    LeftOut left_out;
    each_event(request.store, request.view, [&](const EventInView& in_view) {
        const int offset = offset_of(in_view.event.item, record.utc_offset_minutes);
        const DateSides sides = sides_of(in_view.event.item.date, offset);
        if (sides.first.known)
            slides.add(slide_of(in_view, sides, record.utc_offset_minutes, request.language));
        else
            ++left_out.without_start(in_view.event.item.date);
        return !request.output.closed();
    });
    slides.finish({});
    return left_out;
}

} // namespace dateline::publish
