#pragma once
// Records for tests: a small meeting in Seoul, and random ones. All can be written, read back and compared.

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "model/records.h"
#include "store/opening.h"

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
    std::vector<model::SourceRecord> sources;
    std::vector<model::MappingRecord> mappings;
    bool operator==(const Records&) const = default;
};

// By kind, then slug: the order in which read_records gives them.
void sort_by_slug(Records* records);
void put_all(Writer& writer, const Records& records);
// Put, finished without a problem, committed.
void write_records(Writer& writer, const Records& records);
void write_database(const std::string& path, const Records& records);
Records read_database(const std::string& path);
Records read_records(const Database& database);

model::LocalText text(const std::string& korean, const std::string& english = {});
// The meeting: three people, three outlets, one event with three utterances, two more events, one of them
// undated.
Records seoul();
// `events` events with all that hangs on them; every field of every record is used.
Records random_records(unsigned seed, int events);

} // namespace dateline::store::test
