#pragma once
// Where in the sources something stands, and the list of what is wrong there. The list is bounded: a hostile
// file of a gigabyte cannot fill the memory with complaints. All are counted, and which records they are of
// is known of all.

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "source/report.h"

namespace dateline::source {

// One record of one file.
struct Location {
    std::string file;
    std::string section; // "events"
    std::size_t index = 0;
    std::string slug;         // once it is known
    std::uint32_t number = 0; // the file's, from 0

    std::uint64_t key() const; // of the record: its file, section and index
    std::string place() const; // events[3] "seoul-meeting"; "database"
};

struct RecordKey {
    std::uint32_t file = 0;
    std::size_t section = 0; // in `sections`
    std::uint32_t index = 0;
};
RecordKey record_of(std::uint64_t key);

class Problems {
  public:
    static constexpr std::size_t most = 10'000;

    void add(Problem problem);
    void add(const Location& at, std::string field, std::string message);
    // Of what the sources do not bring, beside a problem of what they bring.
    void add_aside(Problem problem) { push(std::move(problem)); }
    bool empty() const { return list_.empty(); }
    std::size_t count() const { return count_; } // of all, listed or not
    std::int64_t unlisted() const { return static_cast<std::int64_t>(count_ - list_.size()); }
    std::vector<Problem> take() { return std::move(list_); }
    const std::vector<Problem>& list() const { return list_; }

    // The slugs of the records that have problems, by Location::key; more than the list has only once they
    // are wanted, up to a number.
    const std::unordered_map<std::uint64_t, std::string>& records() const { return records_; }
    void want_all_records() { max_records_ = 5'000'000; }
    // Some problem is of no record, but of a file as a whole.
    bool beyond_records() const { return beyond_records_; }
    // Not all of those that were wanted are known.
    bool too_many_records() const { return records_.size() >= max_records_; }
    // Its slug, which was not known yet when it had a problem.
    void name(const Location& at);

  private:
    void push(Problem problem);

    std::vector<Problem> list_;
    std::unordered_map<std::uint64_t, std::string> records_;
    std::size_t max_records_ = most;
    std::size_t count_ = 0;
    bool beyond_records_ = false;
};

} // namespace dateline::source
