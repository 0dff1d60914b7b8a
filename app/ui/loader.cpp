#include "ui/loader.h"

#include "base/error.h"
#include "base/paths.h"
#include "platform/thread_priority.h"
#include "request/resolve.h"

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

state::Answer opened(store::Store& store, const std::string& path, const std::string& stamp,
                     const request::ViewOptions& options, base::Language language) {
    state::answer::Opened opened{path, store.info(), {}, std::nullopt, store.load_views(), stamp};
    request::ResolvedOptions resolved = resolve(options, store, language, &opened.message);
    opened.view = std::move(resolved.view);
    opened.theme = resolved.theme;
    opened.saved_view = std::move(resolved.saved_view);
    opened.overview = store.load_overview({}, overview_buckets, {});
    return opened;
}

state::Detail detail_of(store::Store& store, model::Ref ref, model::EventId first_event,
                        const model::Page& page) {
    const auto or_none = [](auto found) -> state::Detail {
        if (found) return std::move(*found);
        return std::monostate();
    };
    switch (ref.kind) {
    case model::Kind::event:
        return or_none(store.load_event({ref.id}, page));
    case model::Kind::participant:
        return or_none(store.load_participant({ref.id}, first_event, page));
    case model::Kind::utterance:
        return or_none(store.load_utterance({ref.id}));
    case model::Kind::article:
        return or_none(store.load_article({ref.id}, page));
    case model::Kind::photo:
        return or_none(store.load_photo({ref.id}));
    default:
        return std::monostate();
    }
}

} // namespace

Loader::Loader(std::function<void()> wake, const std::string& path, const request::ViewOptions& options,
               base::Language language)
    : wake_(std::move(wake)), language_(language), open_(OpenWish{path, options, {}}),
      thread_([this](const std::stop_token& stop) { work(stop); }),
      secondary_thread_([this](const std::stop_token& stop) { run_secondary(stop); }) {}

Loader::~Loader() {
    thread_.request_stop();
    secondary_thread_.request_stop();
    const std::lock_guard lock(mutex_);
    running_.request_stop();
    secondary_stop_.request_stop();
}

void Loader::open(const std::string& path, const request::ViewOptions& options) {
    {
        const std::lock_guard lock(mutex_);
        open_ = OpenWish{path, options, {}};
        running_.request_stop();
        secondary_stop_.request_stop();
    }
    ready_.notify_all();
}

void Loader::reopen(const std::string& path, const std::string& stamp) {
    {
        const std::lock_guard lock(mutex_);
        if (open_) return; // another is asked for
        open_ = OpenWish{path, {}, stamp};
        running_.request_stop();
    }
    ready_.notify_all();
}

void Loader::ask(const state::Wanted& wanted, base::Language language) {
    language_ = language;
    bool any = false;
    {
        const std::lock_guard lock(mutex_);
        if (open_) return; // what is asked of the old database is of no use
        if (wanted.window && window_.offer(*wanted.window)) {
            any = true;
            if (window_.pending || rail_runs_) running_.request_stop(); // the rail is for the view before
        }
        if (wanted.rail && rail_.offer(*wanted.rail)) {
            any = true;
            if (rail_runs_) running_.request_stop();
            secondary_stop_.request_stop();
            if (secondary_works_) rail_.pending.reset(); // it may be wanted again before that has ended
        }
        if (wanted.overview && overview_.offer(*wanted.overview)) any = true;
        if (wanted.detail)
            any |= detail_.offer({wanted.detail, wanted.detail_first_event, wanted.detail_page});
        if (wanted.search && search_.offer(*wanted.search)) any = true;
        if (wanted.tray && tray_.offer(*wanted.tray)) any = true;
        if (wanted.neighbour && neighbour_.offer(*wanted.neighbour)) any = true;
        if (!wanted.names.empty() && names_.offer(wanted.names)) any = true;
    }
    if (any) ready_.notify_all();
}

std::vector<state::Answer> Loader::take() {
    const std::lock_guard lock(mutex_);
    std::vector<state::Answer> actions;
    for (Done& answer : answers_) {
        answer.settle(*this);
        if (const auto* names = std::get_if<state::answer::Notify>(&answer.answer);
            names && names->text.empty())
            continue; // a cancelled query
        actions.push_back(std::move(answer.answer));
    }
    answers_.clear();
    return actions;
}

bool Loader::busy() const {
    const std::lock_guard lock(mutex_);
    return has_work() || !answers_.empty();
}

bool Loader::has_work() const {
    const bool secondary =
        secondary_works_ && !secondary_stop_.stop_requested(); // what was cancelled changes nothing
    return working_ || secondary || open_ || window_.waiting || rail_.waiting || overview_.waiting ||
           detail_.waiting || search_.waiting || tray_.waiting || neighbour_.waiting || names_.waiting;
}

void Loader::wait_settled(std::chrono::milliseconds most) {
    std::unique_lock lock(mutex_);
    settled_.wait_for(lock, most, [&] { return !has_work(); });
}

template<class Key, class Run>
std::function<Loader::Done(std::stop_token)> Loader::job(Slot<Key> Loader::*slot, Run run) {
    Slot<Key>& s = this->*slot;
    const Key key = *s.waiting;
    s.pending = key;
    s.waiting.reset();
    return [key, run, slot](std::stop_token stop) {
        return Done{run(key, stop), [slot, key](Loader& loader) {
                        if ((loader.*slot).pending == key) (loader.*slot).pending.reset();
                    }};
    };
}

std::function<Loader::Done(std::stop_token)> Loader::next_job() {
    using namespace state::answer;
    store::Store* store = store_.get();
    if (!store) return {};
    const auto stopped = [](const std::stop_token& stop, state::Answer action) -> state::Answer {
        return stop.stop_requested() ? state::Answer(Notify{}) : std::move(action);
    };
    if (window_.waiting)
        return job(&Loader::window_,
                   [this, store, stopped](const model::WindowQuery& q, const std::stop_token& stop) {
                       return stopped(stop, WindowLoaded{load_window(*store, q, stop)});
                   });
    if (overview_.waiting)
        return job(&Loader::overview_, [store, stopped](const model::Filter& f, const std::stop_token& stop) {
            return stopped(stop, OverviewLoaded{f, store->load_overview(f, overview_buckets, stop)});
        });
    if (detail_.waiting)
        return job(&Loader::detail_, [store](const DetailKey& k, const std::stop_token&) -> state::Answer {
            return DetailLoaded{k.ref, detail_of(*store, k.ref, k.first_event, k.page), k.page};
        });
    if (search_.waiting)
        return job(&Loader::search_, [store, stopped](const std::string& text, const std::stop_token& stop) {
            SearchLoaded found{text, store->search(text, state::max_hits_listed, stop)};
            if (found.hits.empty()) found.near = store->suggest(model::Kind::none, text, 3, stop);
            return stopped(stop, std::move(found));
        });
    if (tray_.waiting)
        return job(&Loader::tray_, [store, stopped](const model::TrayQuery& q, const std::stop_token& stop) {
            return stopped(stop, TrayLoaded{q, store->load_tray(q, stop)});
        });
    if (neighbour_.waiting)
        return job(&Loader::neighbour_,
                   [store](const state::NeighbourQuery& q, const std::stop_token& stop) -> state::Answer {
                       using Direction = store::EventQuery::Direction;
                       const auto direction = q.direction > 0 ? Direction::forwards : Direction::backwards;
                       const auto events =
                           store->events({.filter = q.filter, .direction = direction, .after = q.from}, stop);
                       return NeighbourLoaded{q.from, q.direction, events->next()};
                   });
    rail_runs_ = static_cast<bool>(rail_.waiting);
    if (rail_.waiting)
        return job(&Loader::rail_,
                   [store, stopped](const model::WindowQuery& q, const std::stop_token& stop) {
                       return stopped(stop, RailLoaded{store->load_window(q, stop)});
                   });
    if (names_.waiting)
        return job(&Loader::names_,
                   [store](const std::vector<model::Ref>& refs, const std::stop_token&) -> state::Answer {
                       // One a turn: the next is still wanted, and asked for again.
                       return NameLoaded{refs.front(), store->name_of(refs.front())};
                   });
    return {};
}

// Under a new filter some events may be shown first; the whole answer is still waited for.
model::Window Loader::load_window(store::Store& store, const model::WindowQuery& query,
                                  const std::stop_token& stop) {
    if (query.filter == answered_filter_) return store.load_window(query, stop);
    model::Window window = store.load_window(query, stop, [&](model::Window partial) {
        if (stop.stop_requested()) return;
        answered_filter_ = query.filter;
        {
            const std::lock_guard lock(mutex_);
            answers_.push_back({state::answer::WindowLoaded{std::move(partial)}, [](Loader&) {}});
        }
        wake_();
    });
    if (!stop.stop_requested()) answered_filter_ = query.filter;
    return window;
}

void Loader::take_open(const OpenWish& wish) {
    Done answer{state::answer::Notify{}, [](Loader&) {}};
    try {
        auto database = store::database_at(wish.path);
        auto store = database->open_store();
        const std::string stamp = store->change_token(); // before: what changes later is noticed
        answer.answer = opened(*store, wish.path, stamp, wish.options, language_);
        store_ = std::move(store);
        database_ = std::move(database);
        const std::lock_guard lock(mutex_);
        opened_path_ = wish.path;
        opened_stamp_ = stamp;
        ++opened_;
        window_ = rail_ = {};
        answered_filter_ = {};
        overview_ = {};
        detail_ = {};
        search_ = {};
        tray_ = {};
        neighbour_ = {};
        names_ = {};
        answers_.clear(); // of the database before
    } catch (const std::exception& error) {
        answer.answer = state::answer::OpenFailed{wish.path, told(error)};
    }
    const std::lock_guard lock(mutex_);
    answers_.push_back(std::move(answer));
}

void Loader::take_reopen(const OpenWish& wish) {
    if (!store_ || wish.path != opened_path_) return;
    Done answer{state::answer::Notify{}, [](Loader&) {}};
    try {
        // In a file that has taken its place ids may mean other things.
        if (database_->change_token() != wish.stamp)
            throw base::Error(
                base::Fault::environment,
                {base::shown_path(wish.path), base::Phrase{"another program has changed it; open it again"}});
        answer.answer = state::answer::Reopened{wish.path, store_->info(), store_->load_views(), wish.stamp};
        const std::lock_guard lock(mutex_);
        opened_stamp_ = wish.stamp;
    } catch (const std::exception& error) {
        answer.answer = state::answer::Notify{told(error), true};
    }
    const std::lock_guard lock(mutex_);
    answers_.push_back(std::move(answer));
}

void Loader::notice_changes() {
    if (!store_ || store_->change_token() == opened_stamp_) return;
    Done answer{state::answer::Notify{}, [](Loader&) {}};
    try {
        const std::string stamp = store_->change_token(); // before: what changes later is noticed
        state::answer::Reopened changed{opened_path_, store_->info(), store_->load_views(), stamp};
        changed.by = state::answer::ChangedBy::another;
        answer.answer = std::move(changed);
        const std::lock_guard lock(mutex_);
        opened_stamp_ = stamp;
    } catch (const std::exception& error) {
        answer.answer = state::answer::Notify{told(error), true};
    }
    const std::lock_guard lock(mutex_);
    answers_.push_back(std::move(answer));
}

// While another program writes, what is asked waits, until it is asked no more.
Loader::Done Loader::answer_of(const std::function<Done(std::stop_token)>& run, const std::stop_token& stop) {
    for (bool is_told = false;;) {
        try {
            return run(stop);
        } catch (const store::TemporaryFailure&) {
            if (stop.stop_requested()) return {state::answer::Notify{}, [](Loader&) {}};
            if (std::exchange(is_told, true)) continue;
            const std::lock_guard lock(mutex_);
            const std::string why = base::tr(language_, "another program is writing it; what is new follows "
                                                        "once that is done");
            answers_.push_back(
                {state::answer::Notify{base::shown_path(opened_path_) + ": " + why}, [](Loader&) {}});
        } catch (const std::exception& error) {
            // The slot stays pending: what failed once is not asked for in every frame.
            return {state::answer::Notify{told(error), true}, [](Loader&) {}};
        }
        wake_();
    }
}

void Loader::work(const std::stop_token& stop) {
    platform::lower_thread_priority();
    while (!stop.stop_requested()) {
        std::function<Done(std::stop_token)> run;
        std::optional<OpenWish> wish;
        std::stop_token query_stop;
        {
            std::unique_lock lock(mutex_);
            working_ = false;
            ready_.wait(lock, stop, [&] {
                if (open_) return true;
                run = next_job();
                return static_cast<bool>(run);
            });
            if (stop.stop_requested()) return;
            wish = std::exchange(open_, std::nullopt);
            working_ = true;
            running_ = std::stop_source();
            query_stop = running_.get_token();
        }
        if (wish && !wish->stamp.empty()) {
            take_reopen(*wish);
        } else if (wish) {
            take_open(*wish);
        } else if (run) {
            Done answer = answer_of(run, query_stop);
            {
                const std::lock_guard lock(mutex_);
                answers_.push_back(std::move(answer));
            }
            notice_changes();
        }
        {
            const std::lock_guard lock(mutex_);
            working_ = rail_runs_ = false;
        }
        settled_.notify_all();
        wake_();
    }
}

} // namespace dateline::ui
