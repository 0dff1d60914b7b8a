#include "store/sqlite/sqlite_store.h"

#include <utility>

#include "base/paths.h"
#include "store/sqlite/database_file.h"
#include "store/sqlite/detail_queries.h"
#include "store/sqlite/event_walk.h"
#include "store/sqlite/find.h"
#include "store/sqlite/overview_queries.h"
#include "store/sqlite/participant_queries.h"
#include "store/sqlite/record_reader.h"
#include "store/sqlite/row_counts.h"
#include "store/sqlite/saved_views.h"
#include "store/sqlite/schema.h"
#include "store/sqlite/search.h"
#include "store/sqlite/suggest.h"
#include "store/sqlite/tray.h"
#include "store/sqlite/utterance_queries.h"
#include "store/sqlite/window_partial.h"
#include "store/sqlite/window_queries.h"
#include "store/sqlite/words_again.h"

namespace dateline::store {
namespace {

// Of an answer that waits for a writer: then whoever asked may look up whether it is still wanted.
constexpr std::chrono::milliseconds patience{1000};

} // namespace

// Each question is asked of one state of the file, and none is waited for once it is to stop.
template<class Ask> auto SqliteStore::answer(std::stop_token stop, Ask ask) {
    try {
        leave_changed_copy(stop);
        const Connection::CancelScope watch(*file_.connection, std::move(stop));
        const Snapshot snapshot(*file_.connection);
        notice_changes();
        return ask();
    } catch (const Interrupted&) { // nobody waits for it
        return decltype(ask())();
    }
}

// A file that was written is a current one, or an older one still, of which there is another copy.
void SqliteStore::leave_changed_copy(const std::stop_token& stop) {
    if (!file_.copy || everything_) return;
    std::string token = fingerprint_of(path_);
    if (token == change_token_) return;
    OpenFile next;
    try {
        next.connection = Connection::open_for_reading(path_, Pages::check, Versions::current, stop);
    } catch (const TooOldToRead&) {
        next.copy = CurrentCopy::of(path_, stop);
        next.connection = next.copy ? next.copy->open() : Connection::open_for_reading(path_);
        if (next.copy) token = next.copy->fingerprint();
    }
    next.connection->set_patience(patience);
    left_.reading.reset(); // each reads from the one before it
    left_.connection.reset();
    left_ = std::exchange(file_, std::move(next));
    change_token_ = std::move(token);
}

void SqliteStore::notice_changes() {
    if (file_.reading && read_revision_ == file_.connection->revision()) return;
    if (file_.reading) {
        // Two changes within the clock's tick leave the file as it was, for all that can be seen of it.
        const std::string token = fingerprint_of(path_);
        change_token_ = token == change_token_ ? token + "+" : token;
    }
    file_.reading = std::make_unique<Reading>(*file_.connection);
    read_revision_ = file_.connection->revision();
    // Where a writer has brought the file up to date meanwhile, the temporary table hides the better one.
    names_apart_ = names_apart_ || file_.connection->version() < words_version;
    if (names_apart_) look_names_up_apart(*file_.connection);
}

SqliteStore::SqliteStore(const std::string& path, SnapshotScope scope, std::stop_token stop,
                         std::shared_ptr<const CurrentCopy> copy)
    : path_(path), change_token_(copy ? copy->fingerprint()
                                      : fingerprint_of(path)), // before: what changes later is noticed
      file_{std::move(copy), nullptr, nullptr} {
    file_.connection = file_.copy ? file_.copy->open()
                                  : Connection::open_for_reading(path, Pages::check, Versions::current, stop);
    if (scope == SnapshotScope::everything) everything_.emplace(*file_.connection);
    answer(std::move(stop), [] { return true; });
    file_.connection->set_patience(patience);
}

namespace {

// Keeps the state of the file for as long as it lives.
template<class Value, class Source> class SnapshotCursor final : public Cursor<Value> {
  public:
    template<class... Arguments>
    SnapshotCursor(Connection& connection, std::stop_token stop, Arguments&&... arguments)
        : connection_(connection), snapshot_(connection), stop_(std::move(stop)),
          source_(std::forward<Arguments>(arguments)...) {}
    std::optional<Value> next() override {
        const Connection::CancelScope watch(connection_, stop_);
        try {
            connection_.look_at_stop();
            return source_.next();
        } catch (const Interrupted&) {
            return std::nullopt;
        }
    }

  private:
    Connection& connection_;
    Snapshot snapshot_;
    std::stop_token stop_;
    Source source_;
};

// Where the question was stopped before the cursor was there.
template<class Value> class NoCursor final : public Cursor<Value> {
  public:
    std::optional<Value> next() override { return std::nullopt; }
};

class SaidWalk {
  public:
    SaidWalk(FilteredSet& filtered, model::EventId event, const model::Filter& filter)
        : cache_(filtered.cache()), said_(said_at(filtered, event, filter)) {}
    std::optional<model::UtteranceView> next() {
        while (at_ < said_.size())
            if (auto view = load_utterance(cache_, said_[at_++])) return view;
        return std::nullopt;
    }

  private:
    EntityCache& cache_;
    std::vector<model::UtteranceId> said_;
    std::size_t at_ = 0;
};

class ParticipantWalk {
  public:
    explicit ParticipantWalk(FilteredSet& filtered)
        : rows_(filtered.cache().query("SELECT id FROM participant ORDER BY id", "participant")) {}
    std::optional<model::ParticipantId> next() {
        return rows_.next() ? std::optional(model::ParticipantId{rows_.integer(0)}) : std::nullopt;
    }

  private:
    Query rows_;
};

} // namespace

template<class Value, class Source, class... Arguments>
std::unique_ptr<Cursor<Value>> SqliteStore::cursor(std::stop_token stop, Arguments&&... arguments) {
    auto made = answer(stop, [&]() -> std::unique_ptr<Cursor<Value>> {
        return std::make_unique<SnapshotCursor<Value, Source>>(
            *file_.connection, stop, file_.reading->filtered, std::forward<Arguments>(arguments)...);
    });
    if (!made) made = std::make_unique<NoCursor<Value>>();
    return made;
}

model::DatabaseInfo SqliteStore::info(std::stop_token stop) {
    return answer(std::move(stop), [&] {
        model::DatabaseInfo info;
        info.record = load_database_record(*file_.connection);
        info.schema_version = static_cast<int>(file_.connection->version());
        info.finds_words_by_marks = file_.connection->version() < marks_version;
        const auto count = [this](RowsOf what) { return load_row_count(*file_.connection, what); };
        info.events = count(rows_of_event);
        info.participants = count(rows_of_participant);
        info.articles = count(rows_of_article);
        info.utterances = count(rows_of_utterance);
        info.quotes = count(rows_of_quote);
        info.photos = count(rows_of_photo);
        info.outlets = count(rows_of_outlet);
        return info;
    });
}

model::Window SqliteStore::load_window(const model::WindowQuery& query, std::stop_token stop,
                                       const OnPartial& on_partial) {
    return answer(std::move(stop), [&] {
        if (on_partial)
            if (auto partial = load_partial_window(file_.reading->filtered, query))
                on_partial(*std::move(partial));
        return store::load_window(file_.reading->filtered, file_.reading->rows, query);
    });
}

model::Overview SqliteStore::load_overview(const model::Filter& filter, int buckets, std::stop_token stop) {
    return answer(std::move(stop),
                  [&] { return store::load_overview(file_.reading->filtered, filter, buckets); });
}

model::Tray SqliteStore::load_tray(const model::TrayQuery& query, std::stop_token stop) {
    return answer(std::move(stop), [&] { return store::load_tray(file_.reading->filtered, query); });
}

std::unique_ptr<Cursor<model::EventItem>> SqliteStore::events(const EventQuery& query, std::stop_token stop) {
    return cursor<model::EventItem, EventWalk>(std::move(stop), query);
}

std::unique_ptr<Cursor<model::UtteranceView>>
SqliteStore::utterances(model::EventId event, const model::Filter& filter, std::stop_token stop) {
    return cursor<model::UtteranceView, SaidWalk>(std::move(stop), event, filter);
}

std::unique_ptr<Cursor<model::ParticipantId>> SqliteStore::participants(std::stop_token stop) {
    return cursor<model::ParticipantId, ParticipantWalk>(std::move(stop));
}

std::optional<model::EventView> SqliteStore::load_event(model::EventId id, model::Page page,
                                                        std::stop_token stop) {
    return answer(std::move(stop), [&] { return store::load_event(file_.reading->cache, id, page); });
}

std::optional<model::ParticipantView> SqliteStore::load_participant(model::ParticipantId id,
                                                                    model::EventId first_event,
                                                                    model::Page page, std::stop_token stop) {
    return answer(std::move(stop), [&] {
        return store::load_participant(file_.reading->cache, file_.reading->filtered.limits(), id,
                                       first_event, page);
    });
}

std::optional<model::UtteranceView> SqliteStore::load_utterance(model::UtteranceId id, std::stop_token stop) {
    return answer(std::move(stop), [&] { return store::load_utterance(file_.reading->cache, id); });
}

std::optional<model::ArticleView> SqliteStore::load_article(model::ArticleId id, model::Page page,
                                                            std::stop_token stop) {
    return answer(std::move(stop), [&] { return store::load_article(file_.reading->cache, id, page); });
}

std::optional<model::PhotoView> SqliteStore::load_photo(model::PhotoId id, std::stop_token stop) {
    return answer(std::move(stop), [&] { return store::load_photo(file_.reading->cache, id); });
}

platform::PhotoBytes SqliteStore::load_photo_bytes(model::PhotoId id, std::stop_token stop) {
    const auto photo = load_photo(id, std::move(stop));
    if (!photo) return {{}, platform::Way::missing};
    return platform::read_photo(base::folder_of(path_), photo->file);
}

std::vector<model::SearchHit> SqliteStore::search(std::string_view text, int limit, std::stop_token stop) {
    return answer(std::move(stop), [&] { return search_all(file_.reading->cache, text, limit); });
}

std::vector<model::Suggestion> SqliteStore::suggest(model::Kind kind, std::string_view text, int limit,
                                                    std::stop_token stop) {
    return answer(std::move(stop), [&] { return suggest_near(file_.reading->cache, kind, text, limit); });
}

std::vector<model::Ref> SqliteStore::find(model::Kind kind, std::string_view slug_or_name,
                                          std::stop_token stop) {
    return answer(std::move(stop), [&] { return find_named(file_.reading->cache, kind, slug_or_name); });
}

model::LocalText SqliteStore::name_of(model::Ref ref, std::stop_token stop) {
    return answer(std::move(stop), [&] { return load_name(file_.reading->cache, ref); });
}

std::vector<std::string> SqliteStore::names_of(model::Ref ref, std::stop_token stop) {
    return answer(std::move(stop), [&] { return load_folded_names(file_.reading->cache, ref); });
}

std::string SqliteStore::slug_of(model::Ref ref, std::stop_token stop) {
    return answer(std::move(stop), [&] { return load_slug(file_.reading->cache, ref); });
}

std::vector<model::SavedView> SqliteStore::load_views(std::stop_token stop) {
    return answer(std::move(stop), [&] { return store::load_views(*file_.connection); });
}

} // namespace dateline::store
