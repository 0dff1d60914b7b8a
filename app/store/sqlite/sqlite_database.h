#pragma once
// A Dateline database that is one SQLite file, with its photos below the file's folder.

#include <memory>
#include <string>

#include "store/database.h"

namespace dateline::store {

class SqliteDatabase final : public Database {
  public:
    explicit SqliteDatabase(std::string path) : path_(std::move(path)) {}

    std::string name() const override;
    std::string change_token(std::stop_token stop) const override;
    std::string content_sha256(std::stop_token stop) const override;
    std::unique_ptr<Store> open_store(SnapshotScope scope, std::stop_token stop) const override;
    std::unique_ptr<Writer> open_writer(ChangeNote note, std::stop_token stop) const override;
    void read_records(const RecordSink& sink, std::stop_token stop) const override;
    std::vector<Problem> check(const InspectPhoto& inspect, const RecordText& text,
                               std::stop_token stop) const override;
    std::string reindex(std::stop_token stop) const override;

  private:
    template<class Work> auto until_stopped(Work work) const;

    std::string path_;
};

} // namespace dateline::store
