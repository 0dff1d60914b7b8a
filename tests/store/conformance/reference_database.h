#pragma once
// A database in memory that answers by a look at every record: what the other stores are compared with. It is
// no faster than it looks, and keeps nothing that could be wrong but the records themselves.

#include <map>
#include <memory>
#include <string>
#include <utility>

#include "store/database.h"
#include "store/sample.h"

namespace dateline::store::test {

// What a reference database holds: the records in the order in which they were put, and an id for each thing,
// given in the order in which things were first put or named.
struct ReferenceContent {
    Records records;
    std::map<std::pair<model::Kind, std::string>, std::int64_t> ids;
    std::map<model::Kind, std::int64_t> last_id;
    int changes = 0;

    std::int64_t name(model::Kind kind, const std::string& slug); // gives an id where there is none; 0 for ""
    std::int64_t id_of(model::Kind kind, const std::string& slug) const; // 0: there is none
    std::string slug_of(model::Ref ref) const;
};

class ReferenceDatabase final : public Database {
  public:
    std::string name() const override { return "reference"; }
    std::string change_token(std::stop_token stop) const override;
    std::string content_sha256(std::stop_token stop) const override;
    std::unique_ptr<Store> open_store(SnapshotScope scope, std::stop_token stop) const override;
    std::unique_ptr<Writer> open_writer(ChangeNote note, std::stop_token stop) const override;
    void read_records(const RecordSink& sink, std::stop_token stop) const override;
    std::vector<Problem> check(const InspectPhoto& inspect, const RecordText& text,
                               std::stop_token stop) const override;
    std::string reindex(std::stop_token stop) const override;

  private:
    std::unique_ptr<ReferenceContent> content_ = std::make_unique<ReferenceContent>();
};

} // namespace dateline::store::test
