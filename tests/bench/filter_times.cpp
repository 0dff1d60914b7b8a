// How long the store takes to answer filters over the whole range, beside a plain scan of the event table.
// The first answer is the window's first, else the whole window; the complete one is what the program asks
// for in all: window, overview, rail. Prints a line of JSON a filter, and first {"scan_ms": T}.
//
//     dateline_filter_times FILE.db [RUNS]

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <sqlite3.h>

#include "base/error.h"
#include "request/window_query.h"
#include "state/state.h"
#include "state/wanted.h"
#include "store/database.h"

namespace {

using namespace dateline;

constexpr int overview_buckets = 240; // as the window asks for

double now_ms() {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

// Every row of the events is read and looked at, as a filter without an index would have to.
double scan_ms(const std::string& path) {
    sqlite3* handle = nullptr;
    const double start = now_ms();
    const char* sql = "SELECT count(*) FROM event NOT INDEXED WHERE title <> ''";
    if (sqlite3_open_v2(path.c_str(), &handle, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK ||
        sqlite3_exec(handle, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        throw base::Error(base::Fault::input, path + ": cannot be scanned");
    sqlite3_close(handle);
    return now_ms() - start;
}

struct Case {
    std::string name;
    model::Filter filter;
};

struct Times {
    double first_ms = 0, complete_ms = 0;
    std::int64_t events = 0;
};

// In the order in which the window's loader asks; with a store that has answered nothing yet.
Times ask(const std::string& path, const layout::Viewport& viewport, const model::Filter& filter) {
    const std::unique_ptr<store::Store> store = store::database_at(path)->open_store();
    const double start = now_ms();
    const model::WindowQuery query = request::window_query(viewport, filter, model::Grouping::participant);
    Times times;
    const model::Window window =
        store->load_window(query, {}, [&](const model::Window&) { times.first_ms = now_ms() - start; });
    if (times.first_ms == 0) times.first_ms = now_ms() - start;
    store->load_overview(filter, overview_buckets, {});
    state::State resting;
    resting.path = path;
    resting.fitted = true;
    resting.viewport = viewport;
    resting.view.filter = filter;
    if (const auto rail = state::wanted(resting).rail) store->load_window(*rail, {});
    times.complete_ms = now_ms() - start;
    times.events = window.total_events;
    return times;
}

model::ParticipantId participant(store::Store& store, std::int64_t number) {
    const auto found = store.find(model::Kind::participant, fmt::format("person-{:05}", number));
    if (found.empty()) throw base::Error(base::Fault::input, "this is no made database");
    return model::ParticipantId{found.front().id};
}

// The generator ranks people by number, and gives each one event at least; its words likewise.
std::vector<Case> cases(store::Store& store) {
    constexpr const char* word = "관광"; // two syllables, neither frequent nor rare
    const std::int64_t people = store.info().participants;
    std::vector<Case> all(4);
    all[0].name = "busiest-person";
    all[0].filter.participants = {participant(store, 1)};
    all[1].name = "rarest-person";
    all[1].filter.participants = {participant(store, people)};
    all[2].name = "korean-word";
    all[2].filter.text = word;
    all[3].name = "person-and-word";
    all[3].filter.participants = {participant(store, 1)};
    all[3].filter.text = word;
    return all;
}

void measure(const std::string& path, int runs) {
    std::vector<double> scans;
    for (int run = 0; run <= runs; ++run)
        scans.push_back(scan_ms(path));
    scans.erase(scans.begin()); // the first fills the system's cache
    fmt::print("{{\"scan_ms\": {:.3f}}}\n", median(scans));
    const std::unique_ptr<store::Store> store = store::database_at(path)->open_store();
    const model::Overview overview = store->load_overview({}, overview_buckets, {});
    layout::Viewport viewport;
    viewport.start_ms = static_cast<double>(overview.extent.start_ms);
    viewport.span_ms = static_cast<double>(overview.extent.length_ms());
    viewport.size = {1000, 900};
    viewport.utc_offset_minutes = store->info().record.utc_offset_minutes;
    for (const Case& one : cases(*store)) {
        std::vector<double> first, complete;
        Times times;
        for (int run = 0; run < runs; ++run) {
            times = ask(path, viewport, one.filter);
            first.push_back(times.first_ms);
            complete.push_back(times.complete_ms);
        }
        fmt::print("{{\"filter\": \"{}\", \"events\": {}, \"first_ms\": {:.3f}, \"complete_ms\": {:.3f}}}\n",
                   one.name, times.events, median(first), median(complete));
    }
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fprintf(stderr, "usage: dateline_filter_times FILE.db [RUNS]\n");
        return 2;
    }
    try {
        measure(argv[1], argc > 2 ? std::max(1, std::atoi(argv[2])) : 3);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "dateline_filter_times: %s\n", error.what());
        return 1;
    }
    return 0;
}
