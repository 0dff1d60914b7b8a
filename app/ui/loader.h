#pragma once
// What the window asks of its database: each wish once, the newest of a kind (ui/wishes.h), read by workers
// with connections of their own (ui/store_reader.h); the frame thread never runs SQL. Where the first is busy
// for long, a second takes the rail from it.

#include <atomic>
#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "state/wanted.h"
#include "ui/store_reader.h"

namespace dateline::ui {

class Loader {
  public:
    // `wake` is called on a worker whenever an answer is there. Opens the database at once.
    Loader(std::function<void()> wake, const std::string& path, const request::ViewOptions& options,
           base::Language language);

    void open(const std::string& path, const request::ViewOptions& options);
    // The file that is open has been changed by the program itself: what it is called and its views are told
    // anew. Refused where it is no longer the file with that change token.
    void reopen(const std::string& path, const std::string& change_token);
    // Each wish once, until it is answered; in this language is told what goes wrong.
    void ask(const state::Wanted& wanted, base::Language language);
    std::vector<state::Answer> take(); // the answers so far
    bool busy() const { return worker_.busy(); }
    // Waits until nothing runs or waits to run (answers may wait to be taken), or for so long.
    void wait_settled(std::chrono::milliseconds most) { worker_.wait_settled(most); }

  private:
    OpenedDatabase opened_;
    std::atomic<base::Language> language_;
    int opens_ = 0;        // how many have been asked to open
    bool opening_ = false; // what is asked of the one before is of no use
    ReadWorker worker_;    // last: joined before the rest goes
};

} // namespace dateline::ui
