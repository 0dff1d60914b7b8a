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
bool Loader::can_go_aside() const {
    return working_ && !open_ && opened_ > refused_aside_ && rail_.waiting &&
           rail_.waiting->filter == model::Filter{};
}

// False if it is no longer the file that the worker has: then the worker says what has become of it.
bool Loader::open_aside(const std::string& path, const std::string& stamp, int opened) {
    if (aside_store_ && aside_opened_ == opened) return true;
    aside_store_.reset();
    try {
        std::unique_ptr<store::Store> store = store::open_store(path);
        if (store::fingerprint_of(path) != stamp) return false;
        aside_store_ = std::move(store);
        aside_opened_ = opened;
        return true;
    } catch (const std::exception&) {
        return false;
    }
}

Loader::Answer Loader::rail_aside(const model::WindowQuery& query, const std::stop_token& stop) {
    const auto settle = [query](Loader& loader) {
        if (loader.rail_.pending == query) loader.rail_.pending.reset();
    };
    try {
        model::Window rail = aside_store_->load_window(query, stop);
        if (!stop.stop_requested()) return {state::action::RailLoaded{std::move(rail)}, settle};
    } catch (const store::InUse&) { // the worker says so
    } catch (const std::exception& error) {
        // It stays pending: what failed once is not asked for in every frame.
        return {state::action::Notify{told(error), true}, [](Loader&) {}};
    }
    return {state::action::Notify{}, settle};
}

void Loader::work_aside(const std::stop_token& stop) {
    platform::lower_thread_priority();
    while (true) {
        std::unique_lock lock(mutex_);
        ready_.wait(lock, stop, [&] { return can_go_aside(); });
        if (stop.stop_requested()) return;
        const model::WindowQuery query = *rail_.waiting;
        const bool is_open_already = aside_store_ && aside_opened_ == opened_;
        if (ready_.wait_for(lock, stop, is_open_already ? moment : soon,
                            [&] { return !can_go_aside() || rail_.waiting != query; }))
            continue;
        if (stop.stop_requested()) return;
        const auto [path, stamp, opened] = std::tuple(opened_path_, opened_stamp_, opened_);
        rail_.pending = query;
        rail_.waiting.reset();
        working_aside_ = true;
        running_aside_ = std::stop_source();
        const std::stop_token query_stop = running_aside_.get_token();
        lock.unlock();

        const bool is_open = open_aside(path, stamp, opened);
        std::optional<Answer> answer;
        if (is_open) answer = rail_aside(query, query_stop);

        lock.lock();
        working_aside_ = false;
        if (opened == opened_) { // else it is of a database that is no longer open
            if (answer) {
                answers_.push_back(*std::move(answer));
            } else { // left to the worker
                refused_aside_ = opened;
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
