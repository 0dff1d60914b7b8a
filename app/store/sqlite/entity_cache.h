#pragma once
// Rows to the small values that every answer is made of: names, event and article items. An EntityCache
// belongs to one connection and one state of the file, so names once read stay right. Knows no windows and no
// pages.

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/letters.h"
#include "model/detail.h"
#include "model/window.h"
#include "store/sqlite/connection.h"
#include "store/sqlite/sqlite_storage.h"

namespace dateline::store {

// What was read by its id, for the next answer: it is often about the same. Forgets all where there is too
// much.
template<class Value> class Kept {
  public:
    explicit Kept(std::size_t most) : most_(most) {}
    const Value* find(std::int64_t id) const {
        const auto found = values_.find(id);
        return found == values_.end() ? nullptr : &found->second;
    }
    void keep(std::int64_t id, const Value& value) {
        if (values_.size() >= most_) values_.clear();
        values_.insert_or_assign(id, value);
    }

  private:
    std::size_t most_;
    std::unordered_map<std::int64_t, Value> values_;
};

class EntityCache {
  public:
    explicit EntityCache(Connection& connection);

    Query query(const char* sql, const char* table) { return connection_.query(sql, table); }
    Connection& connection() { return connection_; }
    index::Storage& storage() { return storage_; }
    int utc_offset_minutes() const { return utc_offset_minutes_; }
    // How the words are indexed: without their letters' marks, but in databases of older versions.
    base::LetterMarks indexed_marks() const;

    // Names, empty where the thing is not there.
    const model::LocalText& participant_name(model::ParticipantId id);
    const model::LocalText& outlet_name(model::OutletId id);
    const model::LocalText& topic_name(model::TopicId id);
    const model::LocalText& place_name(model::PlaceId id);
    model::LocalText event_title(model::EventId id);
    model::LocalText outlet_name_of(model::ArticleId id); // of the article's outlet

    std::optional<model::EventItem> event_item(model::EventId id);
    // The same without people, photo and words, which lie elsewhere.
    std::optional<model::EventItem> event_line(model::EventId id);
    std::optional<model::ArticleItem> article_item(model::ArticleId id);
    std::vector<model::RegionItem> regions(model::PhotoId id);

    Kept<model::Mark> marks{10'000};
    Kept<model::Presence> presences{10'000};

  private:
    using Names = std::unordered_map<std::int64_t, model::LocalText>;
    const model::LocalText& cached(Names* names, const char* sql, const char* table, std::int64_t id);
    std::optional<model::EventItem> read_event_item(model::EventId id);
    void add_people(model::EventItem* item);
    void add_photo(model::EventItem* item);

    Connection& connection_;
    SqliteStorage storage_{connection_};
    int utc_offset_minutes_ = 0;
    Names participants_, outlets_, topics_, places_;
    Kept<model::EventItem> events_{2'000};
};

// The names to show, by language: the primary ones, else the first of any kind.
model::LocalText shown_names(const std::vector<model::Name>& names);
std::vector<model::Name> load_names(Connection& connection, std::int64_t participant);

} // namespace dateline::store
