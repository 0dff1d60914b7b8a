#pragma once
// The database of a path, opened for a question or two.

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "store/database.h"

namespace dateline::store::test {

inline std::unique_ptr<Store> open_store(const std::string& path,
                                         SnapshotScope scope = SnapshotScope::each_answer) {
    return database_at(path)->open_store(scope);
}
inline std::unique_ptr<Writer> open_writer(const std::string& path, std::stop_token stop = {}) {
    return database_at(path)->open_writer({}, std::move(stop));
}
inline std::vector<Problem> check_database(const std::string& path, const InspectPhoto& inspect = {}) {
    return database_at(path)->check(inspect);
}
inline std::string reindex(const std::string& path, std::stop_token stop = {}) {
    return database_at(path)->reindex(std::move(stop));
}

} // namespace dateline::store::test
