#pragma once
// What the user has asked for and takes long: importing, exporting, keeping views. Each on a thread of its
// own.

#include <functional>
#include <string>
#include <vector>

#include "state/answer.h"
#include "ui/worker.h"

namespace dateline::ui {

using Reply = std::function<void(state::Answer)>; // called on the task's thread

class Tasks {
  public:
    explicit Tasks(std::function<void()> wake); // called on a thread when an answer is there

    // One of a name stops the one that runs under it. What it throws is told in this language.
    using Run = std::function<void(const Reply&, const std::stop_token&)>;
    void start(const std::string& name, Run run, base::Language language);
    void stop(const std::string& name) { worker_.stop(name); }
    void stop_all() { worker_.stop_running(); }                  // what can be stopped
    std::vector<state::Answer> take() { return worker_.take(); } // the answers so far
    void wait() { worker_.wait_settled(); }                      // until all have ended

  private:
    struct Task {
        std::uint64_t number = 0;
        Run run;
        base::Language language = base::Language::english;
        bool operator==(const Task& other) const { return number == other.number; }
    };
    using TaskWorker = Worker<std::string, Task, state::Answer>;

    std::uint64_t started_ = 0;
    TaskWorker worker_;
};

} // namespace dateline::ui
