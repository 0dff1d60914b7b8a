#pragma once
// What a source file has: its sections, and what the records of each are.

#include <array>
#include <string_view>

#include "model/ids.h"

namespace dateline::source {

// The sections of the source format, in the order of model::Record.
inline constexpr std::array<std::string_view, 12> sections = {
    "database", "places", "topics",     "outlets", "participants", "articles",
    "photos",   "events", "utterances", "views",   "sources",      "mappings"};

// What the records of each are, for those who name them; none: nothing does.
inline constexpr std::array<model::Kind, sections.size()> kinds_of_sections = {
    model::Kind::none,        model::Kind::place,   model::Kind::topic, model::Kind::outlet,
    model::Kind::participant, model::Kind::article, model::Kind::photo, model::Kind::event,
    model::Kind::utterance,   model::Kind::none,    model::Kind::none,  model::Kind::none};

} // namespace dateline::source
