#pragma once
// The slug of a row, by its id: how records name what they refer to. Empty without an id; Error (input) where
// the row is not there.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/ids.h"
#include "model/records.h"
#include "store/sqlite/connection.h"

namespace dateline::store {

std::string place_slug(Connection& c, const std::optional<std::int64_t>& id);
std::string topic_slug(Connection& c, const std::optional<std::int64_t>& id);
std::string outlet_slug(Connection& c, const std::optional<std::int64_t>& id);
std::string participant_slug(Connection& c, const std::optional<std::int64_t>& id);
std::string article_slug(Connection& c, const std::optional<std::int64_t>& id);
std::string photo_slug(Connection& c, const std::optional<std::int64_t>& id);
std::string event_slug(Connection& c, const std::optional<std::int64_t>& id);
// Of a kind that a view may name; empty for others.
std::string slug_of(Connection& c, model::Kind kind, std::int64_t id);

template<class Id>
std::vector<model::Slug> slugs_of(Connection& c, model::Kind kind, const std::vector<Id>& ids) {
    std::vector<model::Slug> slugs;
    for (const Id id : ids)
        slugs.push_back(slug_of(c, kind, id.value));
    return slugs;
}

} // namespace dateline::store
