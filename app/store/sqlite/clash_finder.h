#pragma once
// What was put and does not go together: the rules of store/sqlite/together.h, for a Writer.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "model/ids.h"
#include "store/sqlite/connection.h"
#include "store/writer.h"

namespace dateline::store {

class ClashFinder {
  public:
    explicit ClashFinder(Connection& connection) : connection_(connection) {}
    // Put: what is part of something, utterances whose quotes or attributions say where they stand, articles
    // whose new text quotes that were there may stand in.
    void note_nested_event(std::int64_t id) { events_.push_back(id); }
    void note_nested_place(std::int64_t id) { places_.push_back(id); }
    void note_placed_utterance(std::int64_t id) { utterances_.push_back(id); }
    void note_placed_attribution(std::int64_t utterance) { attributed_.push_back(utterance); }
    void note_replaced_article(std::int64_t id) { articles_.push_back(id); }
    // See Writer::clashes. Interrupted where it is to stop.
    std::vector<Clash> find();

  private:
    std::string slug_of(const char* sql, const char* table, std::int64_t id);
    void find_circles(model::Kind kind, const std::vector<std::int64_t>& parts, std::vector<Clash>* clashes);
    void find_misplaced_quotes(std::vector<Clash>* clashes);
    std::map<std::size_t, std::string> misplaced_quotes(const std::vector<std::int64_t>& owners,
                                                        const char* quotes_of_owner);
    void find_misplaced_attributions(std::vector<Clash>* clashes);
    void find_shared_steps(std::vector<Clash>* clashes);

    Connection& connection_;
    std::vector<std::int64_t> events_, places_, utterances_, attributed_, articles_;
};

} // namespace dateline::store
