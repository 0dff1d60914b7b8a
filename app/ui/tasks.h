#pragma once
// Long work on threads of its own, whose answers wait to be taken.

#include <functional>
#include <future>
#include <mutex>
#include <vector>

#include "state/state.h"

namespace dateline::ui {

class Tasks {
  public:
    explicit Tasks(std::function<void()> wake); // called on a worker when an answer is there
    ~Tasks() { wait(); }
    Tasks(const Tasks&) = delete;
    Tasks& operator=(const Tasks&) = delete;

    // What it throws is told in this language.
    void start(std::function<void()> task, base::Language language);
    void answer(state::Answer answer); // from any thread
    std::vector<state::Answer> take(); // the answers so far
    void wait();                       // until all have ended

  private:
    std::function<void()> wake_;
    std::mutex mutex_;
    std::vector<state::Answer> answers_;
    std::vector<std::future<void>> tasks_; // each waits when it goes
};

} // namespace dateline::ui
