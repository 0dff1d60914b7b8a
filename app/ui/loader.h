#pragma once
// Reads the database on a worker thread with a connection of its own; the frame thread never runs SQL. It is
// told what is wanted, works on the newest wish of each kind, and gives answers back as actions. A wish that
// has been replaced is cancelled. Where the worker is busy for long, a second one, with a connection of its
// own too, takes the rail from it.

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "base/error.h"
#include "state/state.h"
#include "store/database.h"

namespace dateline::ui {

class Loader {
  public:
    // `wake` is called on the worker whenever an answer is there. Opens the database at once.
    Loader(std::function<void()> wake, const std::string& path, const request::ViewOptions& options,
           base::Language language);
    ~Loader(); // cancels what runs and joins
    Loader(const Loader&) = delete;
    Loader& operator=(const Loader&) = delete;

    void open(const std::string& path, const request::ViewOptions& options);
    // The file that is open has been changed by the program itself: what it is called and its views are told
    // anew. Refused where the database has another change token than that by now. What another program
    // changes is noticed with the next answer, and told likewise.
    void reopen(const std::string& path, const std::string& stamp);
    // Each wish once, until it is answered; in this language is told what goes wrong.
    void ask(const state::Wanted& wanted, base::Language language);
    std::vector<state::Answer> take(); // the answers so far
    bool busy() const;
    // Waits until nothing runs or waits to run (answers may wait to be taken), or for so long.
    void wait_settled(std::chrono::milliseconds most);

  private:
    struct OpenWish {
        std::string path;
        request::ViewOptions options;
        std::string stamp = {}; // not empty: the same file, read again
    };
    // A slot a kind: what waits, and what runs or waits to be taken.
    template<class Key> struct Slot {
        std::optional<Key> waiting, pending;
        bool offer(const Key& key) {
            if (pending == key || waiting == key) return false;
            waiting = key;
            return true;
        }
    };
    struct DetailKey {
        model::Ref ref;
        model::EventId first_event;
        model::Page page;
        bool operator==(const DetailKey&) const = default;
    };
    struct Done {
        state::Answer answer;
        std::function<void(Loader&)> settle; // frees the slot, under the lock
    };

    void work(const std::stop_token& stop);
    void run_secondary(const std::stop_token& stop); // the second worker
    bool can_use_secondary() const;                  // the rail; under the lock
    bool open_for_secondary(const std::string& path, const std::string& stamp, int opened);
    Done rail_of_secondary(const model::WindowQuery& query, const std::stop_token& stop);
    std::function<Done(std::stop_token)> next_job(); // under the lock; empty: nothing to do
    void take_open(const OpenWish& wish);
    void take_reopen(const OpenWish& wish);
    Done answer_of(const std::function<Done(std::stop_token)>& run, const std::stop_token& stop);
    void notice_changes();
    model::Window load_window(store::Store& store, const model::WindowQuery& query,
                              const std::stop_token& stop);
    template<class Key, class Run> std::function<Done(std::stop_token)> job(Slot<Key> Loader::*slot, Run run);

    std::string told(const std::exception& error) const { return base::told(error, language_); }

    std::function<void()> wake_;
    std::atomic<base::Language> language_;
    mutable std::mutex mutex_;
    std::condition_variable_any ready_, settled_;
    std::optional<OpenWish> open_;
    Slot<model::WindowQuery> window_, rail_;
    model::Filter answered_filter_; // under which a window, or some of one, has been answered
    Slot<model::Filter> overview_;
    Slot<DetailKey> detail_;
    Slot<std::string> search_;
    Slot<model::TrayQuery> tray_;
    Slot<state::NeighbourQuery> neighbour_;
    Slot<std::vector<model::Ref>> names_;
    std::vector<Done> answers_;
    bool working_ = false, secondary_works_ = false;
    bool rail_runs_ = false;                        // on the worker
    bool has_work() const;                          // under the lock
    std::stop_source running_, secondary_stop_;     // of the queries that run
    std::string opened_path_, opened_stamp_;        // of the last that was opened, as last told
    int opened_ = 0, secondary_refused_ = 0;        // how many have been; the one that cannot be opened twice
    std::unique_ptr<store::Database> database_;     // that is open
    std::unique_ptr<store::Store> store_;           // the worker's
    std::unique_ptr<store::Store> secondary_store_; // the second worker's, as is the next
    int secondary_opened_ = 0;                      // which it is of
    std::jthread thread_, secondary_thread_;        // last: joined before the rest goes
};

} // namespace dateline::ui
