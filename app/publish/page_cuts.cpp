#include "publish/page_cuts.h"

#include <algorithm>
#include <cmath>

namespace dateline::publish {
namespace {

constexpr double margin_share = 0.06; // of a page's events, between them and where it is cut

struct Part {
    base::Span span;
    std::size_t first = 0, end = 0; // its events
    std::size_t unnamed = 0;
};

class Cutter {
  public:
    Cutter(const base::Span& whole, std::vector<DatedEvent> events, std::size_t most, const NamedOn& named_on)
        : whole_(whole), events_(std::move(events)), most_(most), named_on_(named_on) {
        for (DatedEvent& event : events_)
            event.span.start_ms = std::clamp(event.span.start_ms, whole.start_ms, whole.last_ms());
        std::stable_sort(events_.begin(), events_.end(), [](const DatedEvent& a, const DatedEvent& b) {
            return a.span.start_ms < b.span.start_ms;
        });
    }

    std::vector<base::Span> run() {
        parts_ = {part_of(whole_, 0, events_.size())};
        while (parts_.size() < most_) {
            const std::size_t fullest = next_to_cut();
            if (fullest == parts_.size()) break;
            cut(fullest);
        }
        join();
        std::vector<base::Span> spans;
        for (const Part& part : parts_)
            spans.push_back(part.span);
        return spans;
    }

  private:
    double begin(std::size_t event) const { return events_[event].span.start_ms; }

    Part part_of(const base::Span& span, std::size_t first, std::size_t end) const {
        Part part{span, first, end, 0};
        if (first == end) return part;
        std::vector<model::EventId> named = named_on_(span);
        std::sort(named.begin(), named.end());
        for (std::size_t i = first; i < end; ++i)
            part.unnamed += std::binary_search(named.begin(), named.end(), events_[i].id) ? 0U : 1U;
        return part;
    }

    // The one with most events without a name that can be cut; else the number of parts.
    std::size_t next_to_cut() const {
        std::size_t fullest = parts_.size(), most = 0;
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            const Part& part = parts_[i];
            if (part.unnamed <= most || begin(part.first) == begin(part.end - 1)) continue;
            fullest = i;
            most = part.unnamed;
        }
        return fullest;
    }

    // Where it is emptiest, and yet not only one is cut off.
    void cut(std::size_t index) {
        const Part part = parts_[index];
        std::size_t best = part.first + 1;
        double most = -1;
        for (std::size_t i = part.first + 1; i < part.end; ++i) {
            const double gap = begin(i) - begin(i - 1);
            const auto fewer = static_cast<double>(std::min(i - part.first, part.end - i));
            if (gap * fewer <= most) continue;
            most = gap * fewer;
            best = i;
        }
        const double at = cut_between(part, best);
        parts_[index] = part_of({part.span.start_ms, at}, part.first, best);
        parts_.insert(parts_.begin() + static_cast<std::ptrdiff_t>(index) + 1,
                      part_of({at, part.span.end_ms}, best, part.end));
    }

    // In the gap before an event, near the side on which they stand closer: it is the one that needs the
    // room.
    double cut_between(const Part& part, std::size_t event) const {
        const double next = begin(event);
        double last = begin(event - 1) + 1; // the end of what ends before the next begins
        for (std::size_t i = part.first; i < event; ++i)
            if (events_[i].span.end_ms <= next) last = std::max(last, events_[i].span.end_ms);
        last = std::min(last, next);
        const double gap = next - last;
        const double before = begin(event - 1) - begin(part.first);
        const double after = begin(part.end - 1) - next;
        const double crowd_before = static_cast<double>(event - part.first) / (before + gap + 1);
        const double crowd_after = static_cast<double>(part.end - event) / (after + gap + 1);
        // Those that all begin at once need room too, and what goes on beyond the next is seen on its page.
        const double room_after = margin_share * (after > 0 ? after : part.span.end_ms - next);
        const double room_before =
            events_[event - 1].span.end_ms > next ? gap : margin_share * (last - part.span.start_ms);
        const double from_end = crowd_after >= crowd_before ? std::min(gap / 2, room_after)
                                                            : gap - std::min(gap / 2, room_before);
        return std::clamp(next - std::trunc(from_end), last, next);
    }

    // Two pages that name all that is on them and would as one are one.
    void join() {
        for (std::size_t i = 0; i + 1 < parts_.size();) {
            const Part &a = parts_[i], &b = parts_[i + 1];
            const Part both = a.unnamed + b.unnamed > 0
                                  ? Part{{}, 0, 0, 1}
                                  : part_of({a.span.start_ms, b.span.end_ms}, a.first, b.end);
            if (both.unnamed > 0) {
                ++i;
                continue;
            }
            parts_[i] = both;
            parts_.erase(parts_.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        }
    }

    base::Span whole_;
    std::vector<DatedEvent> events_;
    std::size_t most_;
    const NamedOn& named_on_;
    std::vector<Part> parts_;
};

} // namespace

std::vector<base::Span> cut_pages(const base::Span& whole, std::vector<DatedEvent> events, std::size_t most,
                                  const NamedOn& named_on) {
    if (events.empty() || whole.empty()) return {whole};
    return Cutter(whole, std::move(events), most, named_on).run();
}

} // namespace dateline::publish
