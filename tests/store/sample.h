#pragma once
// Records for tests: a small meeting in Seoul, and random ones. All can be written, read back and compared.

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "index/tile.h"
#include "model/records.h"
#include "store/writer.h"

namespace dateline::store::test {

struct Records {
    std::vector<model::DatabaseRecord> databases;
    std::vector<model::PlaceRecord> places;
    std::vector<model::TopicRecord> topics;
    std::vector<model::OutletRecord> outlets;
    std::vector<model::ParticipantRecord> participants;
    std::vector<model::ArticleRecord> articles;
    std::vector<model::PhotoRecord> photos;
    std::vector<model::EventRecord> events;
    std::vector<model::UtteranceRecord> utterances;
    std::vector<model::ViewRecord> views;
    bool operator==(const Records&) const = default;
};

// By kind, then slug: the order in which read_records gives them.
void sort_by_slug(Records* records);
void put_all(Writer& writer, const Records& records);
// Written, finished without a problem, committed.
void write_database(const std::string& path, const Records& records, const index::TimelineShape& shape = {});
Records read_database(const std::string& path);

model::LocalText text(const std::string& korean, const std::string& english = {});
// The meeting: three people, three outlets, one event with three utterances, two more events, one of them
// undated.
Records seoul();
// `events` events with all that hangs on them; every field of every record is used.
Records random_records(unsigned seed, int events);

} // namespace dateline::store::test
