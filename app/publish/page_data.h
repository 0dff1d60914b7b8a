#pragma once
// What the page's timeline is drawn from: times and numbers by event, and who is meant by which number. The
// words stand in the HTML alone; the script reads them there. Those that the page does not show are here, to
// be searched. Internal to publish/.

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/date_text.h"
#include "publish/json_text.h"
#include "publish/page_people.h"
#include "publish/page_story.h"

namespace dateline::publish {

class PageData {
  public:
    // `dates`: how cards say when; the year is needed where the axis may not show it.
    PageData(const PageLanguage& page, base::DateStyle dates);
    ~PageData();
    PageData(const PageData&) = delete;
    PageData& operator=(const PageData&) = delete;

    void add(const EventInView& in_view, PagePeople& people);
    // The names of topics, outlets and places in every language, by which a search finds them.
    void load_names(store::Store& store);
    // The whole, as JSON that may stand in a <script> element.
    std::string finish(const model::View& view, PagePeople& people, const std::vector<PageStep>& story,
                       const std::string& opened_step);
    bool has_dates() const { return extent_.end_ms > extent_.start_ms; }
    base::Span extent() const { return extent_; }
    // Of what stands beside the axis, once all are added: some may have a date.
    const char* heading_off_the_axis() const;

  private:
    struct Parts;
    void add_filters_of(const EventInView& in_view, PagePeople& people);
    void write_coverage(Json* json) const;
    void write_story(Json* json, const std::vector<PageStep>& story, const std::string& opened) const;
    const PageLanguage& page_;
    base::DateStyle dates_;
    base::Span extent_;
    bool dates_off_the_axis_ = false; // beyond the clock, or without a year
    std::unique_ptr<Parts> parts_;
};

} // namespace dateline::publish
