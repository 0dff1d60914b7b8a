#pragma once
// What a database is checked for, and its parts. Each adds what it finds and goes on; none stops at the first
// problem.

#include <stop_token>
#include <string>
#include <vector>

#include "store/database.h"
#include "store/sqlite/entity_cache.h"

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

// See Database::check. Interrupted where it is to stop.
std::vector<Problem> check_database(const std::string& path, const InspectPhoto& inspect,
                                    const RecordText& text, std::stop_token stop);

// Every text is text, every date a date, every slug a slug, every address one.
void check_values(Connection& connection, ProblemList* problems);
// Stored spans, counts and speakers are those that the rest implies.
void check_derived(EntityCache& cache, ProblemList* problems);
// The timeline is what the rest implies: every entry, every tile, every total.
void check_timeline(Connection& connection, ProblemList* problems);
// Saved views name what is there, from dates that are in order, and each step of the story is one view.
void check_views(Connection& connection, ProblemList* problems);
// Every quote stands where it says in its article.
void check_selectors(Connection& connection, ProblemList* problems);
// Everything has a source; photos are where they should be, below `folder`, can be shown and are as large as
// is said.
void check_provenance(Connection& connection, ProblemList* problems);
void check_photos(Connection& connection, const std::string& folder, const InspectPhoto& inspect,
                  ProblemList* problems);

// "table event, row 30, field date (seoul-meeting)": the slug where it has one.
std::string row_of(const char* table, std::int64_t row, const char* field = nullptr,
                   const std::string& slug = {});

} // namespace dateline::store
