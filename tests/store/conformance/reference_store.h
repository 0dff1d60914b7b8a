#pragma once
// The store over a reference database: every answer is worked out from all records each time.

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "store/brute_force.h"
#include "store/conformance/reference_database.h"
#include "store/stub_stores.h"

namespace dateline::store::test {

class ReferenceStore final : public EmptyStore {
  public:
    ReferenceStore(const ReferenceContent& content, SnapshotScope scope);

    std::string change_token() const override { return std::to_string(content().changes); }
    model::DatabaseInfo info(std::stop_token stop) override;
    model::Window load_window(const model::WindowQuery& query, std::stop_token stop,
                              const OnPartial& on_partial) override;
    model::Overview load_overview(const model::Filter& filter, int buckets, std::stop_token stop) override;
    model::Tray load_tray(const model::TrayQuery& query, std::stop_token stop) override;
    std::unique_ptr<Cursor<model::EventItem>> events(const EventQuery& query, std::stop_token stop) override;
    std::unique_ptr<Cursor<model::UtteranceView>>
    utterances(model::EventId event, const model::Filter& filter, std::stop_token stop) override;
    std::unique_ptr<Cursor<model::ParticipantId>> participants(std::stop_token stop) override;
    std::vector<model::Ref> find(model::Kind kind, std::string_view slug_or_name,
                                 std::stop_token stop) override;
    std::string slug_of(model::Ref ref, std::stop_token /*stop*/) override { return content().slug_of(ref); }

  private:
    // A thing on the timeline, with all that decides where it stands.
    struct Placed {
        std::int64_t id = 0;
        base::Span span;
        bool is_dated = false;
        double weight = 0;
    };
    struct Event : Placed {
        const model::EventRecord* record = nullptr;
    };
    struct Utterance : Placed {
        const model::UtteranceRecord* record = nullptr;
        std::int64_t event = 0;
    };
    struct InView { // what passes and is in the span
        Wish wish;
        std::vector<Event> events;
        std::vector<Utterance> utterances;
    };
    struct KeyCount {
        std::string slug;
        std::vector<const Event*> events;
        std::vector<const Utterance*> utterances;
        std::int64_t id = 0;
    };

    const ReferenceContent& content() const { return own_ ? *own_ : shared_; }
    const Records& records() const { return content().records; }
    std::int64_t id_of(model::Kind kind, const std::string& slug) const {
        return content().id_of(kind, slug);
    }
    Wish wish_of(const model::Filter& filter) const;
    std::vector<Event> passing(const Wish& wish,
                               const BruteForce& all) const; // in order of time, undated last
    InView look(const model::WindowQuery& query, const BruteForce& all) const;
    model::EventItem item_of(const Event& event) const;
    // The busiest first.
    std::vector<KeyCount> counted(const InView& view, model::Grouping grouping, const BruteForce& all) const;
    void add_lanes(const InView& view, const BruteForce& all, model::Window* window) const;
    void add_rail(const InView& view, const BruteForce& all, model::Window* window) const;
    void add_coverage(const InView& view, const BruteForce& all, model::Window* window) const;

    const ReferenceContent& shared_;
    std::optional<ReferenceContent> own_;
};

} // namespace dateline::store::test
