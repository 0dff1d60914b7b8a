#pragma once
// One event, article or photo in full: what the panel and the command line show. Lists come in pages with
// their totals, so that one thing never costs as much as the database.

#include <optional>
#include <vector>

#include "model/detail.h"
#include "store/sqlite/entity_cache.h"
#include "store/sqlite/filtered_set.h"

namespace dateline::store {

std::optional<model::EventView> load_event(EntityCache& cache, model::EventId id, const model::Page& page);
std::optional<model::ArticleView> load_article(EntityCache& cache, model::ArticleId id,
                                               const model::Page& page);
std::optional<model::PhotoView> load_photo(EntityCache& cache, model::PhotoId id);

// What was said at an event (and passes the filter), in order.
std::vector<model::UtteranceId> said_at(EntityCache& cache, model::EventId event);
std::vector<model::UtteranceId> said_at(FilteredSet& filtered, model::EventId event,
                                        const model::Filter& filter);

// The first column of what is left of a query.
template<class IdType> std::vector<IdType> read_ids(Query* query) {
    std::vector<IdType> ids;
    while (query->next())
        ids.push_back({query->integer(0)});
    return ids;
}
void add_photos(EntityCache& cache, Query* ids, std::vector<model::PhotoView>* photos);
// The page of a list, and whether there is more before and after it.
struct Cut {
    std::vector<model::UtteranceId> page;
    bool more_before = false, more_after = false;
};
Cut cut_page(const std::vector<model::UtteranceId>& all, const model::Page& page);

} // namespace dateline::store
