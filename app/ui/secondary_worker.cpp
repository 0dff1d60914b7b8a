// The second worker of the loader.
#include <tuple>

#include "platform/thread_priority.h"
#include "ui/loader.h"

namespace dateline::ui {

namespace {

// A worker that is done sooner takes the rail itself: a second connection is not worth it. Where there is
// one, what is wanted may just be another in a moment.
constexpr std::chrono::milliseconds soon{8}, moment{1};

} // namespace

// What several things or words are asked for is worked out once, by the worker that answers the window.
bool Loader::can_use_secondary() const {
    return working_ && !open_ && opened_ > secondary_refused_ && rail_.waiting &&
           rail_.waiting->filter == model::Filter{};
}

// False if it is no longer the file that the worker has: then the worker says what has become of it.
bool Loader::open_for_secondary(const std::string& path, const std::string& stamp, int opened) {
    if (secondary_store_ && secondary_opened_ == opened) return true;
    secondary_store_.reset();
    try {
        const auto database = store::database_at(path);
        std::unique_ptr<store::Store> store = database->open_store();
        if (database->change_token() != stamp) return false;
        secondary_store_ = std::move(store);
        secondary_opened_ = opened;
        return true;
    } catch (const std::exception&) {
        return false;
    }
}

Loader::Done Loader::rail_of_secondary(const model::WindowQuery& query, const std::stop_token& stop) {
    const auto settle = [query](Loader& loader) {
        if (loader.rail_.pending == query) loader.rail_.pending.reset();
    };
    try {
        model::Window rail = secondary_store_->load_window(query, stop);
        if (!stop.stop_requested()) return {state::answer::RailLoaded{std::move(rail)}, settle};
    } catch (const store::TemporaryFailure&) { // the worker says so
    } catch (const std::exception& error) {
        // It stays pending: what failed once is not asked for in every frame.
        return {state::answer::Notify{told(error), true}, [](Loader&) {}};
    }
    return {state::answer::Notify{}, settle};
}

void Loader::run_secondary(const std::stop_token& stop) {
    platform::lower_thread_priority();
    while (true) {
        std::unique_lock lock(mutex_);
        ready_.wait(lock, stop, [&] { return can_use_secondary(); });
        if (stop.stop_requested()) return;
        const model::WindowQuery query = *rail_.waiting;
        const bool is_open_already = secondary_store_ && secondary_opened_ == opened_;
        if (ready_.wait_for(lock, stop, is_open_already ? moment : soon,
                            [&] { return !can_use_secondary() || rail_.waiting != query; }))
            continue;
        if (stop.stop_requested()) return;
        const auto [path, stamp, opened] = std::tuple(opened_path_, opened_stamp_, opened_);
        rail_.pending = query;
        rail_.waiting.reset();
        secondary_works_ = true;
        secondary_stop_ = std::stop_source();
        const std::stop_token query_stop = secondary_stop_.get_token();
        lock.unlock();

        const bool is_open = open_for_secondary(path, stamp, opened);
        std::optional<Done> answer;
        if (is_open) answer = rail_of_secondary(query, query_stop);

        lock.lock();
        secondary_works_ = false;
        if (opened == opened_) { // else it is of a database that is no longer open
            if (answer) {
                answers_.push_back(*std::move(answer));
            } else { // left to the worker
                secondary_refused_ = opened;
                rail_.pending.reset();
                if (!rail_.waiting) rail_.waiting = query;
            }
        }
        lock.unlock();
        ready_.notify_all();
        settled_.notify_all();
        wake_();
    }
}

} // namespace dateline::ui
