#include "publish/icalendar.h"

#include <fmt/format.h>

#include "base/date_text.h"
#include "base/displayable.h"
#include "base/utf8.h"
#include "editorial/printings.h"
#include "publish/events_in_view.h"
#include "publish/first_address.h"
#include "publish/identity.h"
#include "publish/iso_dates.h"

namespace dateline::publish {
namespace {

constexpr std::size_t max_octets = 75; // a line, without its CR LF

// RFC 5545, 3.1: long lines go on after CR LF and a space; never inside a character.
std::string folded(const std::string& line) {
    std::string text;
    std::size_t room = max_octets;
    for (std::size_t at = 0; at < line.size();) {
        std::size_t end = at;
        base::next_code_point(line, &end);
        if (end - at > room) {
            text += "\r\n ";
            room = max_octets - 1;
        }
        text.append(line, at, end - at);
        room -= end - at;
        at = end;
    }
    return text + "\r\n";
}

// RFC 5545, 3.3.11, of neutralised text.
std::string escaped(const std::string& given) {
    std::string text;
    for (const char c : base::harmless(given)) {
        if (c == '\\' || c == ';' || c == ',') text += '\\';
        if (c == '\n')
            text += "\\n";
        else
            text += c;
    }
    return text;
}

std::string day_text(const base::Civil& at) {
    return fmt::format("{:04}{:02}{:02}", at.year, at.month, at.day);
}

std::string utc_text(double instant_ms) {
    const base::Civil at = base::to_civil(instant_ms);
    return fmt::format("{}T{:02}{:02}{:02}Z", day_text(at), at.hour, at.minute, at.second);
}

bool has_four_digits(const base::Civil& at) {
    return at.year >= 1 && at.year <= 9999;
}

// When what is known about the event last grew: an article about it was published or updated. Without such a
// date, when the newest event of the database begins: what has been written down since is known since.
std::string stamp_of(const model::EventView& event, double newest_event_ms) {
    std::optional<double> newest_ms;
    const auto look_at = [&](const std::optional<base::Edtf>& date) {
        if (date && date->placed() && has_four_digits(base::to_civil(date->span.start_ms)))
            newest_ms = std::max(newest_ms.value_or(date->span.start_ms), date->span.start_ms);
    };
    for (const model::ArticleItem& article : event.articles) {
        look_at(article.published);
        look_at(article.updated);
    }
    return utc_text(newest_ms.value_or(newest_event_ms));
}

// The last of the database that a calendar has a place for.
double newest_event_ms_of(store::Store& store) {
    const double first_ms = base::from_civil({1, 1, 1, 0, 0, 0, 0});
    const auto backwards = store.events({.direction = store::EventQuery::Direction::backwards});
    for (int tried = 0; tried < 1'000; ++tried) {
        const auto last = backwards->next();
        if (!last) break;
        if (has_four_digits(base::to_civil(last->date.span.start_ms)))
            return std::max(first_ms, last->date.span.start_ms);
    }
    return first_ms;
}

// RFC 5545 has the second 60, but no hour 24.
std::string utc_text(const DateSide& side) {
    std::string text = utc_text(side.instant_ms());
    if (side.at.second == 60) text.replace(text.size() - 3, 2, "60");
    return text;
}

// DTSTART and DTEND; "" where the years have more or less than four digits.
std::string times_of(const base::Edtf& date, const DateSides& sides) {
    const DateSide& last = sides.last.known ? sides.last : sides.first;
    const base::Civil after =
        base::to_civil(base::from_civil({last.at.year, last.at.month, last.at.day + 1, 0, 0, 0, 0}));
    if (!has_four_digits(sides.first.at) || !has_four_digits(after)) return {};
    if (!sides.has_clock())
        return "DTSTART;VALUE=DATE:" + day_text(sides.first.at) + "\r\nDTEND;VALUE=DATE:" + day_text(after) +
               "\r\n";
    const base::Civil start = base::to_civil(date.span.start_ms), end = base::to_civil(date.span.end_ms);
    if (!has_four_digits(start) || (sides.last.known && !has_four_digits(end))) return {};
    std::string times = "DTSTART:" + utc_text(sides.first) + "\r\n";
    if (!date.interval || !sides.last.known) return times;
    // An interval ends when its last minute (second, hour) begins: until 17:30 is not until 17:31.
    if (sides.last.instant_ms() > sides.first.instant_ms()) times += "DTEND:" + utc_text(sides.last) + "\r\n";
    return times;
}

std::string description_of(const EventInView& in_view, int utc_offset_minutes, base::Language language) {
    const model::EventView& event = in_view.event;
    std::string text = base::format_date(event.item.date, language, base::DateStyle::full,
                                         {utc_offset_minutes, std::nullopt});
    if (!event.summary.empty()) text += "\n\n" + event.summary.in(language);
    for (const model::UtteranceView* utterance : in_view.utterances) {
        const std::string words = editorial::fullest_words(*utterance, editorial::InMarks::yes);
        if (words.empty()) continue;
        text += "\n\n" + words + "\n— ";
        if (utterance->speaker) text += utterance->speaker_name.in(language) + ", ";
        text += utterance->printings.front().article.outlet_name.in(language);
        if (utterance->disputed) text += std::string(" (") + base::tr(language, "Disputed") + ")";
    }
    return text;
}

class Calendar {
  public:
    explicit Calendar(const DataRequest& request)
        : request_(request), info_(request.store.info()), record_(info_.record),
          identity_(identity_of(info_)), newest_event_ms_(newest_event_ms_of(request.store)) {}

    void begin() {
        write("BEGIN", "VCALENDAR");
        write("VERSION", "2.0");
        write("PRODID", "-//Dateline//Dateline//EN");
        write("CALSCALE", "GREGORIAN");
        text("X-WR-CALNAME", record_.title.in(request_.language));
    }
    void end() { write("END", "VCALENDAR"); }

    void add(const EventInView& in_view, LeftOut* left_out) {
        const model::EventView& event = in_view.event;
        const base::Language language = request_.language;
        const int offset = offset_of(event.item, record_.utc_offset_minutes);
        const DateSides sides = sides_of(event.item.date, offset);
        const std::string times = sides.first.known ? times_of(event.item.date, sides) : "";
        if (times.empty()) {
            ++(sides.first.known ? left_out->far_years : left_out->without_start(event.item.date));
            return;
        }
        write("BEGIN", "VEVENT");
        write("UID", uid_of(event.slug));
        write("DTSTAMP", stamp_of(event, newest_event_ms_));
        request_.output.write(times);
        text("SUMMARY", event.item.title.in(language));
        text("DESCRIPTION", description_of(in_view, offset, language));
        text("LOCATION", event.item.place.in(language));
        std::string topics;
        for (const model::Tag& topic : event.topics)
            topics += (topics.empty() ? "" : ",") + escaped(topic.name.in(language));
        if (!topics.empty()) write("CATEGORIES", topics);
        const std::string address = first_address(event.articles);
        if (!address.empty()) write("URL", address);
        if (event.within)
            write("RELATED-TO;RELTYPE=PARENT", uid_of(request_.store.slug_of(event.within->key)));
        write("TRANSP", "TRANSPARENT"); // nobody is busy because of it
        write("END", "VEVENT");
    }

  private:
    std::string uid_of(const std::string& slug) const { return slug + "@" + identity_ + ".dateline"; }
    void write(const char* name, const std::string& value) {
        request_.output.write(folded(std::string(name) + ":" + value));
    }
    void text(const char* name, const std::string& value) {
        if (!value.empty()) write(name, escaped(value));
    }

    const DataRequest& request_;
    model::DatabaseInfo info_;
    const model::DatabaseRecord& record_;
    std::string identity_;
    double newest_event_ms_;
};

} // namespace

LeftOut write_icalendar(const DataRequest& request) {
    Calendar calendar(request);
    calendar.begin();
    LeftOut left_out;
    each_event(request.store, request.view, [&](const EventInView& in_view) {
        calendar.add(in_view, &left_out);
        return !request.output.closed();
    });
    calendar.end();
    return left_out;
}

} // namespace dateline::publish
