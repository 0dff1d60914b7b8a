#pragma once
// What a record must be before any of it reaches the database. Each check throws base::Error (input) in one
// line: the record, the field, what is wrong. References are only checked to be slugs; whether they exist is
// finish()'s.

#include <cstdint>
#include <optional>
#include <string>

#include "base/edtf.h"
#include "model/records.h"
#include "model/rules.h"

namespace dateline::store {

void check_record(const model::DatabaseRecord& record);
void check_record(const model::PlaceRecord& record);
void check_record(const model::TopicRecord& record);
void check_record(const model::OutletRecord& record);
void check_record(const model::ParticipantRecord& record);
void check_record(const model::ArticleRecord& record);
void check_record(const model::PhotoRecord& record);
void check_record(const model::EventRecord& record);
void check_record(const model::UtteranceRecord& record);
void check_record(const model::ViewRecord& record);

using model::is_slug;
// Whether `from` begins before `to` ends; EDTF, either may be empty.
bool in_order(const std::string& from, const std::string& to);

} // namespace dateline::store
