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
void check_record(const model::SourceRecord& record);
void check_record(const model::MappingRecord& record);

using model::is_slug;
// Whether `from` begins before `to` ends; EDTF, either may be empty.
bool in_order(const std::string& from, const std::string& to);

// Why a view cannot reach from or to this date, or "": it is not on the axis.
std::string end_problem(const std::string& date);
// Why what has this date is found in the tray alone, or "".
std::string tray_note(const base::Edtf& date);

} // namespace dateline::store
