#pragma once
// From the JSON of one record to the record, everything checked that can be checked by looking at it alone.
// What it refers to is looked at in references.h.

#include <array>
#include <string>
#include <string_view>
#include <variant>

#include "model/records.h"
#include "source/json.h"
#include "source/problems.h"

namespace dateline::source {

using Record =
    std::variant<model::DatabaseRecord, model::PlaceRecord, model::TopicRecord, model::OutletRecord,
                 model::ParticipantRecord, model::ArticleRecord, model::PhotoRecord, model::EventRecord,
                 model::UtteranceRecord, model::ViewRecord, model::SourceRecord, model::MappingRecord>;

// The sections of the source format, in the order of Record.
inline constexpr std::array<std::string_view, 12> sections = {
    "database", "places", "topics",     "outlets", "participants", "articles",
    "photos",   "events", "utterances", "views",   "sources",      "mappings"};

// What the records of each are, for those who name them; none: nothing does.
inline constexpr std::array<model::Kind, sections.size()> kinds_of_sections = {
    model::Kind::none,        model::Kind::place,   model::Kind::topic, model::Kind::outlet,
    model::Kind::participant, model::Kind::article, model::Kind::photo, model::Kind::event,
    model::Kind::utterance,   model::Kind::none,    model::Kind::none,  model::Kind::none};

// `at->slug` is set as soon as it is read. Problems are added to the list; the record then has defaults in
// their place.
Record read_record(const Json& value, Location* at, Problems* problems);

} // namespace dateline::source
