#include "ui/store_reader.h"

#include "base/error.h"
#include "base/paths.h"
#include "request/resolve.h"
#include "state/wanted.h"

namespace dateline::ui {

namespace {

constexpr int overview_buckets = 240;

// What cannot be shown as asked for is left out, and said: the database opens all the same.
request::ResolvedOptions resolve(const request::ViewOptions& asked, store::Store& store,
                                 base::Language language, std::string* message) {
    request::ViewOptions unselected = asked;
    unselected.select.clear();
    for (const request::ViewOptions& options : {asked, unselected, request::ViewOptions{}}) {
        try {
            return request::resolve_options(options, store);
        } catch (const base::Error& error) {
            if (message->empty()) *message = error.in(language);
        }
    }
    return {};
}

state::Answer opened(store::Store& store, const std::string& path, const std::string& change_token,
                     const request::ViewOptions& options, base::Language language) {
    state::answer::Opened opened{path, store.info(), {}, std::nullopt, store.load_views(), change_token};
    request::ResolvedOptions resolved = resolve(options, store, language, &opened.message);
    opened.view = std::move(resolved.view);
    opened.theme = resolved.theme;
    opened.saved_view = std::move(resolved.saved_view);
    opened.overview = store.load_overview({}, overview_buckets, {});
    return opened;
}

state::Detail detail_of(store::Store& store, model::Ref ref, model::EventId first_event,
                        const model::Page& page, const std::stop_token& stop) {
    const auto or_none = [](auto found) -> state::Detail {
        if (found) return std::move(*found);
        return std::monostate();
    };
    switch (ref.kind) {
    case model::Kind::event:
        return or_none(store.load_event({ref.id}, page, stop));
    case model::Kind::participant:
        return or_none(store.load_participant({ref.id}, first_event, page, stop));
    case model::Kind::utterance:
        return or_none(store.load_utterance({ref.id}, stop));
    case model::Kind::article:
        return or_none(store.load_article({ref.id}, page, stop));
    case model::Kind::photo:
        return or_none(store.load_photo({ref.id}, stop));
    default:
        return std::monostate();
    }
}

} // namespace

struct StoreReader::Run {
    StoreReader& reader;
    const ReadWorker::Emit& emit;
    const std::stop_token& stop;
    store::Store* store = reader.store_.get(); // null: none is open yet
    base::Language language = reader.language_;

    // What was stopped has half an answer.
    void give(state::Answer answer) const {
        if (!stop.stop_requested()) emit(std::move(answer));
    }

    void operator()(const wish::Open& wish) const {
        try {
            auto database = store::database_at(wish.path);
            auto fresh = database->open_store(store::SnapshotScope::each_answer, stop);
            const std::string change_token = fresh->change_token(); // before: what changes later is noticed
            state::Answer answer = opened(*fresh, wish.path, change_token, wish.options, language);
            reader.database_ = std::move(database);
            reader.store_ = std::move(fresh);
            reader.number_ = wish.number;
            reader.answered_filter_ = {};
            reader.opens_ = true;
            reader.opened_.set({wish.path, change_token, wish.number});
            emit(std::move(answer));
        } catch (const std::exception& error) {
            emit(state::answer::OpenFailed{wish.path, base::told(error, language)});
        }
    }
    void operator()(const wish::Reopen& wish) const {
        OpenedDatabase::File file = reader.opened_.get();
        if (!store || wish.path != file.path) return;
        file.change_token = reader.database_->change_token();
        const bool is_known = file.change_token == wish.change_token;
        // In a file that has taken its place ids may mean other things.
        if (!is_known && !wish.change_token.empty())
            throw base::Error(
                base::Fault::environment,
                {base::shown_path(wish.path), base::Phrase{"another program has changed it; open it again"}});
        emit(state::answer::Reopened{wish.path, store->info(), store->load_views(), file.change_token,
                                     is_known ? state::answer::ChangedBy::us
                                              : state::answer::ChangedBy::another});
        reader.opened_.set(file);
    }
    void operator()(const wish::Window& wish) const {
        // Under a new filter some events may be shown first; the whole answer is still waited for.
        std::function<void(model::Window)> show_partial;
        if (wish.query.filter != reader.answered_filter_)
            show_partial = [&](model::Window partial) {
                if (!stop.stop_requested()) reader.answered_filter_ = wish.query.filter;
                give(state::answer::WindowLoaded{std::move(partial)});
            };
        model::Window window = store->load_window(wish.query, stop, show_partial);
        if (!stop.stop_requested()) reader.answered_filter_ = wish.query.filter;
        give(state::answer::WindowLoaded{std::move(window)});
    }
    void operator()(const wish::Overview& wish) const {
        give(state::answer::OverviewLoaded{wish.filter,
                                           store->load_overview(wish.filter, overview_buckets, stop)});
    }
    void operator()(const wish::Detail& wish) const {
        give(state::answer::DetailLoaded{
            wish.ref, detail_of(*store, wish.ref, wish.first_event, wish.page, stop), wish.page});
    }
    void operator()(const wish::Search& wish) const {
        state::answer::SearchLoaded found{wish.text, store->search(wish.text, state::max_hits_listed, stop)};
        if (found.hits.empty()) found.near = store->suggest(model::Kind::none, wish.text, 3, stop);
        give(std::move(found));
    }
    void operator()(const wish::Tray& wish) const {
        give(state::answer::TrayLoaded{wish.query, store->load_tray(wish.query, stop)});
    }
    void operator()(const wish::Neighbour& wish) const {
        const state::NeighbourQuery& q = wish.query;
        using Direction = store::EventQuery::Direction;
        const auto direction = q.direction > 0 ? Direction::forwards : Direction::backwards;
        const auto events =
            store->events({.filter = q.filter, .direction = direction, .after = q.from}, stop);
        give(state::answer::NeighbourLoaded{q.from, q.direction, events->next()});
    }
    void operator()(const wish::Rail& wish) const {
        give(state::answer::RailLoaded{store->load_window(wish.query, stop)});
    }
    void operator()(const wish::Names& wish) const {
        // One a turn: the next is still wanted, and asked for again.
        give(state::answer::NameLoaded{wish.refs.front(), store->name_of(wish.refs.front(), stop)});
    }
};

// Of the database that another thread has opened. False where that cannot be done, or it is no longer that
// file: the other thread does the work then, and says what has become of it.
bool StoreReader::opens_again(const std::stop_token& stop) {
    const OpenedDatabase::File file = opened_.get();
    if (store_ && number_ == file.number) return true;
    if (file.number == 0 || !opened_.opens_twice()) return false;
    store_.reset();
    try {
        open_second(file, stop);
    } catch (const std::exception&) {
        store_.reset();
    }
    if (!store_) opened_.refuse_second(file.number);
    return store_ != nullptr;
}

void StoreReader::open_second(const OpenedDatabase::File& file, const std::stop_token& stop) {
    auto database = store::database_at(file.path);
    auto fresh = database->open_store(store::SnapshotScope::each_answer, stop);
    if (database->change_token() != file.change_token) return;
    database_ = std::move(database);
    store_ = std::move(fresh);
    number_ = file.number;
}

void StoreReader::notice_changes(const ReadWorker::Emit& emit) {
    OpenedDatabase::File file = opened_.get();
    if (!opens_ || !store_ || store_->change_token() == file.change_token) return;
    file.change_token = store_->change_token(); // before: what changes later is noticed
    state::answer::Reopened changed{file.path, store_->info(), store_->load_views(), file.change_token};
    changed.by = state::answer::ChangedBy::another;
    opened_.set(file);
    emit(std::move(changed));
}

void StoreReader::look_for_changes(const std::stop_token& stop, const ReadWorker::Emit& emit) {
    if (!opens_ || !store_) return;
    try {
        const std::string token = database_->change_token();
        if (token == seen_ || token == opened_.get().change_token) return;
        store_->info(stop); // an answer, which is of what is there now
        notice_changes(emit);
        seen_ = token;
    } catch (const std::exception&) {
        // It is being written, or is gone: the next look, or the next question, tells.
    }
}

// While another program writes, what is asked waits, until it is asked no more.
ReadWorker::End StoreReader::answer(const ReadWorker::Job& job, const ReadWorker::Emit& emit) {
    const bool opens = job.slot == ReadSlot::open;
    for (bool is_told = false;;) {
        try {
            if (!opens && !opens_again(job.stop)) return ReadWorker::End::stopped;
            std::visit(Run{*this, emit, job.stop}, job.wish);
            if (!opens) notice_changes(emit);
            return job.stop.stop_requested() ? ReadWorker::End::stopped : ReadWorker::End::answered;
        } catch (const store::TemporaryFailure&) {
            if (job.stop.stop_requested()) return ReadWorker::End::stopped;
            if (std::exchange(is_told, true)) continue;
            const std::string why = base::tr(language_, "another program is writing it; what is new follows "
                                                        "once that is done");
            emit(state::answer::Notify{base::shown_path(opened_.get().path) + ": " + why});
        } catch (const std::exception& error) {
            if (job.stop.stop_requested()) return ReadWorker::End::stopped;
            emit(state::answer::Notify{base::told(error, language_), true});
            return ReadWorker::End::failed;
        }
    }
}

} // namespace dateline::ui
