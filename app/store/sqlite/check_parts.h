#pragma once
// What the parts of `dateline check` find. Each adds to the list and goes on; none stops at the first
// problem.

#include <cstdint>
#include <string>
#include <vector>

#include "store/database.h"

namespace dateline::store {

// Damage in the order found, then advice; of each up to a number that a person can still read, and how many
// more there are.
class ProblemList {
  public:
    void add(std::string where, std::string message, Severity severity = Severity::damage);
    // Runs one part; an error that ends it becomes a problem of its own.
    template<class Part> void run(const std::string& where, Part part) {
        try {
            part();
        } catch (const base::Error& error) {
            add(where, error.what());
        }
    }
    std::vector<Problem> take();

  private:
    struct Part {
        std::vector<Problem> problems;
        std::size_t left_out = 0;
    };
    Part damage_, advice_;
};

// "table event, row 30, field date (seoul-meeting)": the slug where it has one.
std::string row_of(const char* table, std::int64_t row, const char* field = nullptr,
                   const std::string& slug = {});

} // namespace dateline::store
