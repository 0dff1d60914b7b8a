#include "publish/page.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "base/date_text.h"
#include "base/error.h"
#include "base/year_words.h"
#include "model/zones.h"
#include "publish/iso_dates.h"
#include "publish/json_ld.h"
#include "publish/page_assets.h"
#include "publish/page_data.h"
#include "publish/page_event.h"
#include "publish/page_people.h"
#include "publish/page_story.h"

namespace dateline::publish {
namespace {

std::int64_t count_events(store::Store& store, const model::View& view) {
    if (!view.span) {
        const model::Overview all = store.load_overview(view.filter, 1, {});
        return all.total_events + all.total_undated;
    }
    model::WindowQuery query;
    query.span = *view.span;
    query.filter = view.filter;
    query.grouping = model::Grouping::none;
    query.buckets = 1;
    query.max_events = query.max_lanes = query.max_marks = query.max_articles = query.max_rail =
        query.max_rail_items = 0;
    return store.load_window(query, {}).total_events;
}

// Whether a time on the page is of another zone than the page: of all the events, before a word is written.
bool has_other_zone(store::Store& store, const model::Filter& filter, const base::Span& span,
                    int page_offset_minutes) {
    if (span.empty()) return false;
    model::WindowQuery query;
    query.span = span;
    query.filter = filter;
    query.grouping = model::Grouping::none;
    query.buckets = 1;
    query.max_events = static_cast<int>(max_page_events); // more are refused
    query.max_lanes = query.max_marks = query.max_articles = query.max_rail = query.max_rail_items = 0;
    const model::Window window = store.load_window(query, {});
    return model::has_other_zone(window.events, page_offset_minutes);
}

void refuse_many(std::int64_t events) {
    if (events <= max_page_events) return;
    const auto grouped = [](std::int64_t n) { // 1,234
        std::string digits = std::to_string(n);
        for (std::size_t at = digits.size(); at > 3; at -= 3)
            digits.insert(at - 3, ",");
        return digits;
    };
    throw base::Error(base::Fault::usage, "a page takes at most " + grouped(max_page_events) +
                                              " events, and these are " + grouped(events) +
                                              ": take a part with --from and --to, or a filter such as "
                                              "--person or --topic");
}

// The events under headings, in the order of these: months where all lies within a few years, else years.
// First what has no start.
class Months {
  public:
    Months(const PageLanguage& page, bool by_month) : page_(page), by_month_(by_month) {}

    std::string heading(const model::EventItem& item) {
        const std::string words = words_of(item);
        if (words == last_) return {};
        const bool first = last_.empty();
        last_ = words;
        return std::string(first ? "" : "</section>\n") + period(words);
    }
    static std::string period(const std::string& words) {
        return "<section class=\"period\"><h3>" + html(words) + "</h3>\n";
    }

  private:
    std::string words_of(const model::EventItem& item) {
        if (item.date.open_start) return base::tr(page_.language, "Without a start that is known");
        const base::Civil at = sides_of(item.date, offset_of(item, page_.utc_offset_minutes)).first.at;
        const bool month = by_month_ && item.date.precision <= base::Precision::month;
        // In another zone it may still be last month.
        const std::pair<std::int64_t, int> period{at.year, month ? at.month : 0};
        if (!period_ || period > *period_) period_ = period;
        const std::string year = base::year_name(period_->first, page_.language);
        if (period_->second == 0) return year;
        const std::string name = base::month_name(period_->second, page_.language);
        return page_.language == base::Language::korean ? year + " " + name : name + " " + year;
    }

    const PageLanguage& page_;
    bool by_month_;
    std::optional<std::pair<std::int64_t, int>> period_;
    std::string last_;
};

// Words in an element; nothing where there are none: no label stands for what is not there.
std::string element(const char* open, const std::string& words, const char* close) {
    return words.empty() ? words : open + words + close;
}

std::string story_section(const std::vector<PageStep>& story, const PageLanguage& page) {
    if (story.empty()) return {};
    std::string text = "<section id=\"story\"><h2>" + page.tr("Story") + "</h2><ol>\n";
    for (const PageStep& step : story)
        text += "<li><h3>" + page.local(step.name) + "</h3>" + element("<p>", page.local(step.note), "</p>") +
                "</li>\n";
    return text + "</ol></section>\n";
}

std::string policy() {
    return "default-src 'none'; script-src 'sha256-" + base64_of_hex(page_script_sha256()) +
           "'; style-src 'sha256-" + base64_of_hex(page_style_sha256()) +
           "'; img-src data:; base-uri 'none'; form-action 'none'";
}

// The skeleton with its {{names}} replaced by the parts, and its {{=Words}} by the interface's words.
void fill(std::string_view skeleton, const std::map<std::string, std::string, std::less<>>& parts,
          const PageLanguage& page, Output& output) {
    while (true) {
        const std::size_t open = skeleton.find("{{");
        output.write(skeleton.substr(0, open));
        if (open == std::string_view::npos) return;
        const std::size_t close = skeleton.find("}}", open);
        const std::string name(skeleton.substr(open + 2, close - open - 2));
        if (name.front() == '=')
            output.write(page.tr(name.c_str() + 1));
        else
            output.write(parts.at(name));
        skeleton.remove_prefix(close + 2);
    }
}

struct Body {
    std::string events;
    std::string period; // from the first start to the last end
    std::int64_t total_events = 0;
    std::size_t total_utterances = 0;
    std::set<model::ArticleId> articles;
    std::map<std::string, std::size_t> outlets; // how many articles each
};

std::string counts_of(const Body& body, const PagePeople& people, const PageLanguage& page) {
    std::string text;
    const auto add = [&](const char* one, const char* many, std::size_t n) {
        if (n > 0) text += (text.empty() ? "" : " · ") + page.count(one, many, n);
    };
    add("{} event", "{} events", static_cast<std::size_t>(body.total_events));
    add("{} utterance", "{} utterances", body.total_utterances);
    add("{} participant", "{} participants", people.people().size());
    add("{} article", "{} articles", body.articles.size());
    return text;
}

std::string section(const char* id, const std::string& heading, const std::string& inside) {
    return inside.empty() ? inside
                          : std::string("<section id=\"") + id + "\"><h2>" + heading + "</h2>\n" + inside +
                                "</section>\n";
}

std::string events_or_none(std::string events, const PageLanguage& page) {
    if (!events.empty()) return events;
    return "<p>" + page.tr("There are no events here.") + "</p><p class=\"soft\">" +
           page.tr("Write the page again from a database that has some, or with another range or filter.") +
           "</p>\n";
}

Body walk(store::Store& store, const model::View& view, Months& months, PagePhotos& photos,
          PagePeople& people, PageData& data, const PageLanguage& page) {
    Body body;
    base::DateRange range;
    std::string off_the_axis; // the last: how they are headed is known when all are met
    each_event(store, view, [&](const EventInView& in_view) {
        refuse_many(++body.total_events);
        people.meet(in_view);
        data.add(in_view, people);
        if (in_view.event.item.date.placed())
            body.events += months.heading(in_view.event.item) + event_article(in_view, photos, page);
        else
            off_the_axis += event_article(in_view, photos, page);
        body.total_utterances += in_view.utterances.size();
        range.add(in_view.event.item.date, offset_of(in_view.event.item, page.utc_offset_minutes));
        for (const model::ArticleItem& article : in_view.event.articles)
            if (body.articles.insert(article.id).second)
                ++body.outlets[html(article.outlet_name.in(page.language))];
        return true;
    });
    if (!body.events.empty()) body.events += "</section>\n";
    if (!off_the_axis.empty())
        body.events += Months::period(base::tr(page.language, data.heading_off_the_axis())) + off_the_axis +
                       "</section>\n";
    body.period = html(range.words(page.language, page.zone({})));
    return body;
}

std::string sources_of(const Body& body) {
    std::string text;
    for (const auto& [name, articles] : body.outlets)
        text += "<li>" + name +
                (articles > 1 ? " <span class=\"soft\">" + std::to_string(articles) + "</span>" : "") +
                "</li>";
    return text.empty() ? text : "<ul class=\"outlets\">" + text + "</ul>";
}

} // namespace

namespace {

using PageParts = std::map<std::string, std::string, std::less<>>;

// The head: what the browser, its reader and whoever shares the page are told first.
PageParts head_of(const model::DatabaseInfo& info, const PageOptions& options, const Body& body,
                  const PagePeople& people, const PageLanguage& page) {
    PageParts parts;
    const std::string title = html(info.record.title.in(options.language));
    parts["lang"] = base::language_tag(options.language);
    parts["policy"] = policy();
    parts["style"] = page_style();
    parts["script"] = page_script();
    parts["title"] = title.empty() ? "Dateline" : title;
    parts["title_language"] = page.lang_of(info.record.title);
    parts["period"] = element("<p>", body.period, "</p>");
    parts["about"] = element("<div class=\"intro\">",
                             element("<p class=\"lead\">", page.local(info.record.description), "</p>") +
                                 element("<p class=\"soft\">", counts_of(body, people, page), "</p>"),
                             "</div>\n");
    parts["theme"] = !options.theme                          ? ""
                     : *options.theme == layout::Theme::dark ? " data-theme=\"dark\""
                                                             : " data-theme=\"light\"";
    constexpr std::int64_t many = 400;
    parts["size"] = body.total_events > many ? " class=\"large\"" : "";
    return parts;
}

} // namespace

void write_page(store::Store& store, const model::View& view, const PageOptions& options, Output& output,
                Notices* notices) {
    model::View all = view; // what is selected is only where the reader starts
    all.selected = {};
    refuse_many(count_events(store, all));
    const model::DatabaseInfo info = store.info();
    std::map<model::Ref, std::string> slugs;
    const auto slug_of = [&](model::Ref ref) {
        std::string& slug = slugs[ref];
        return slug.empty() ? slug = store.slug_of(ref) : slug;
    };
    PageLanguage page{options.language, info.record.utc_offset_minutes, slug_of};
    PagePhotos photos(store);
    PagePeople people;
    const model::Overview overview = store.load_overview(all.filter, 1, {});
    const base::Span extent = all.span ? *all.span : overview.extent;
    page.names_zones = has_other_zone(store, all.filter, extent, page.utc_offset_minutes);
    constexpr double few_years_ms = 6 * 366 * base::day_ms;
    const bool few_years = extent.length_ms() < few_years_ms;
    PageData data(page, few_years ? base::DateStyle::timed : base::DateStyle::full);
    Months months(page, few_years);
    Body body = walk(store, all, months, photos, people, data, page);
    // Of all there is, also who takes part in no event.
    if (all.filter.empty() && !all.span) people.add_all(store);
    people.load(store, photos);
    data.load_names(store);
    if (notices != nullptr) *notices = photos.notices();
    const std::vector<PageStep> story = page_story(store, options.views, page);

    PageParts parts = head_of(info, options, body, people, page);
    parts["rail"] = people_rail(people, page);
    parts["story"] = story_section(story, page);
    parts["events"] = section("events", page.tr("Events"), events_or_none(std::move(body.events), page));
    parts["people"] = section("people", page.tr("People"), people_section(people, page));
    const std::string licence = "<p class=\"soft\">" + page.tr("Licence of the data") + ": ";
    parts["sources"] =
        section("sources", page.tr("Sources"),
                sources_of(body) + element(licence.c_str(), html(info.record.licence), "</p>"));
    // For machines that read pages; it holds no '<'. They read some megabytes: what is larger is a file of
    // its own.
    if (body.total_events <= max_described_events)
        parts["json_ld"] =
            "<script type=\"application/ld+json\">" + json_ld(store, all, options.language) + "</script>\n";
    else
        parts["json_ld"] = "";
    parts["data"] = data.finish(view, people, story, options.opened);
    fill(page_skeleton(), parts, page, output);
}

} // namespace dateline::publish
