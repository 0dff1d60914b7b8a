#pragma once
// Where in the sources something stands, and the list of what is wrong there. Bounded: a hostile file of a
// gigabyte cannot fill the memory with complaints.

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "import/import.h"

namespace dateline::import {

// One record of one file.
struct Location {
    std::string file;
    std::string section; // "events"
    std::size_t index = 0;
    std::string slug; // once it is known

    std::string place() const; // events[3] "seoul-meeting"; "database"
};

class Problems {
  public:
    static constexpr std::size_t most = 10'000;

    void add(Problem problem);
    void add(const Location& at, std::string field, std::string message);
    bool empty() const { return list_.empty(); }
    bool full() const { return list_.size() >= most; }
    std::vector<Problem> take() { return std::move(list_); }

  private:
    std::vector<Problem> list_;
};

} // namespace dateline::import
