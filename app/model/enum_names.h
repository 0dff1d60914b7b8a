#pragma once
// The words for the enumerations of model/records.h in the source format, in the formats that leave and on
// the command line. One table each, read both ways.

#include <array>
#include <string_view>
#include <utility>

#include "model/records.h"

namespace dateline::model {

template<class E, std::size_t N> using Names = std::array<std::pair<E, std::string_view>, N>;

inline constexpr Names<ParticipantKind, 3> participant_kinds = {
    {{ParticipantKind::person, "person"},
     {ParticipantKind::organisation, "organisation"},
     {ParticipantKind::group, "group"}}};
inline constexpr Names<NameKind, 4> name_kinds = {{{NameKind::primary, "primary"},
                                                   {NameKind::variant, "variant"},
                                                   {NameKind::handle, "handle"},
                                                   {NameKind::honorific, "honorific"}}};
inline constexpr Names<Confidence, 3> confidences = {
    {{Confidence::high, "high"}, {Confidence::medium, "medium"}, {Confidence::low, "low"}}};
inline constexpr Names<QuoteForm, 4> quote_forms = {{{QuoteForm::direct, "direct"},
                                                     {QuoteForm::indirect, "indirect"},
                                                     {QuoteForm::translated, "translated"},
                                                     {QuoteForm::display, "display"}}};
inline constexpr Names<AttributionMethod, 2> attribution_methods = {
    {{AttributionMethod::person, "person"}, {AttributionMethod::rule, "rule"}}};
inline constexpr Names<AttributionStatus, 3> attribution_statuses = {
    {{AttributionStatus::accepted, "accepted"},
     {AttributionStatus::disputed, "disputed"},
     {AttributionStatus::rejected, "rejected"}}};

inline constexpr Names<Review, 4> reviews = {{{Review::none, "none"},
                                              {Review::accepted, "accepted"},
                                              {Review::corrected, "corrected"},
                                              {Review::rejected, "rejected"}}};
inline constexpr Names<Verification, 5> verifications = {{{Verification::unsaid, "unsaid"},
                                                          {Verification::confirmed, "confirmed"},
                                                          {Verification::one_source, "one-source"},
                                                          {Verification::unverified, "unverified"},
                                                          {Verification::disputed, "disputed"}}};

inline constexpr Names<Grouping, 5> groupings = {{{Grouping::participant, "participant"},
                                                  {Grouping::topic, "topic"},
                                                  {Grouping::outlet, "outlet"},
                                                  {Grouping::place, "place"},
                                                  {Grouping::none, "none"}}};

// What a view may select: the kind before the colon.
inline constexpr Names<Kind, 8> selectable_kinds = {{{Kind::event, "event"},
                                                     {Kind::participant, "participant"},
                                                     {Kind::outlet, "outlet"},
                                                     {Kind::article, "article"},
                                                     {Kind::utterance, "utterance"},
                                                     {Kind::photo, "photo"},
                                                     {Kind::topic, "topic"},
                                                     {Kind::place, "place"}}};

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

} // namespace dateline::model
