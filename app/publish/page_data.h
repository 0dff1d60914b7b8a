#pragma once
// What the page's timeline is drawn from: times and numbers by event, and who is meant by which number. The
// words stand in the HTML alone; the script reads them there. Internal to publish/.

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/date_text.h"
#include "publish/page.h"
#include "publish/page_people.h"

namespace dateline::publish {

class PageData {
  public:
    // `dates`: how cards say when; the year is needed where the axis may not show it.
    PageData(const PageOptions& options, int utc_offset_minutes, base::DateStyle dates);
    ~PageData();
    PageData(const PageData&) = delete;
    PageData& operator=(const PageData&) = delete;

    void add(const EventInView& in_view, PagePeople& people);
    // The whole, as JSON that may stand in a <script> element.
    std::string finish(const state::View& view, PagePeople& people);
    bool has_dates() const { return extent_.end_ms > extent_.start_ms; }
    base::Span extent() const { return extent_; }

  private:
    struct Parts;
    const PageOptions& options_;
    int utc_offset_minutes_;
    base::DateStyle dates_;
    base::Span extent_;
    std::unique_ptr<Parts> parts_;
};

} // namespace dateline::publish
