#pragma once
// The words of the source format for the enumerations of model/records.h. One table, read both ways.

#include <array>
#include <string_view>
#include <utility>

#include "model/records.h"

namespace dateline::source {

template<class E, std::size_t N> using Names = std::array<std::pair<E, std::string_view>, N>;

inline constexpr Names<model::ParticipantKind, 3> participant_kinds = {
    {{model::ParticipantKind::person, "person"},
     {model::ParticipantKind::organisation, "organisation"},
     {model::ParticipantKind::group, "group"}}};
inline constexpr Names<model::NameKind, 4> name_kinds = {{{model::NameKind::primary, "primary"},
                                                          {model::NameKind::variant, "variant"},
                                                          {model::NameKind::handle, "handle"},
                                                          {model::NameKind::honorific, "honorific"}}};
inline constexpr Names<model::Confidence, 3> confidences = {{{model::Confidence::high, "high"},
                                                             {model::Confidence::medium, "medium"},
                                                             {model::Confidence::low, "low"}}};
inline constexpr Names<model::QuoteForm, 4> quote_forms = {{{model::QuoteForm::direct, "direct"},
                                                            {model::QuoteForm::indirect, "indirect"},
                                                            {model::QuoteForm::translated, "translated"},
                                                            {model::QuoteForm::display, "display"}}};
inline constexpr Names<model::AttributionMethod, 2> attribution_methods = {
    {{model::AttributionMethod::person, "person"}, {model::AttributionMethod::rule, "rule"}}};
inline constexpr Names<model::AttributionStatus, 3> attribution_statuses = {
    {{model::AttributionStatus::accepted, "accepted"},
     {model::AttributionStatus::disputed, "disputed"},
     {model::AttributionStatus::rejected, "rejected"}}};

inline constexpr Names<model::Grouping, 5> groupings = {{{model::Grouping::participant, "participant"},
                                                         {model::Grouping::topic, "topic"},
                                                         {model::Grouping::outlet, "outlet"},
                                                         {model::Grouping::place, "place"},
                                                         {model::Grouping::none, "none"}}};

// What a view may select: the kind before the colon.
inline constexpr Names<model::Kind, 8> selectable_kinds = {{{model::Kind::event, "event"},
                                                            {model::Kind::participant, "participant"},
                                                            {model::Kind::outlet, "outlet"},
                                                            {model::Kind::article, "article"},
                                                            {model::Kind::utterance, "utterance"},
                                                            {model::Kind::photo, "photo"},
                                                            {model::Kind::topic, "topic"},
                                                            {model::Kind::place, "place"}}};

inline constexpr std::array<std::string_view, 2> themes = {"light", "dark"};
inline constexpr std::array<std::string_view, 7> participation_roles = {
    "speaker", "host", "attendee", "subject", "organiser", "signatory", "moderator"};
inline constexpr std::array<std::string_view, 3> context_kinds = {"question", "statement", "opinion"};
inline constexpr std::array<std::string_view, 3> quote_parts = {"body", "headline", "deck"};

template<class E, std::size_t N> std::string_view name_in(const Names<E, N>& names, E value) {
    for (const auto& [named, name] : names) {
        if (named == value) return name;
    }
    return names[0].second;
}

} // namespace dateline::source
