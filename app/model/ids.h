#pragma once
// Distinct id types, so that an event's id is never taken for a participant's. 0 is "none".

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace dateline::model {

template<class Tag> struct Id {
    std::int64_t value = 0;
    explicit operator bool() const { return value != 0; }
    auto operator<=>(const Id&) const = default;
};

using EventId = Id<struct EventTag>;
using ParticipantId = Id<struct ParticipantTag>;
using OutletId = Id<struct OutletTag>;
using ArticleId = Id<struct ArticleTag>;
using UtteranceId = Id<struct UtteranceTag>;
using QuoteId = Id<struct QuoteTag>;
using PhotoId = Id<struct PhotoTag>;
using TopicId = Id<struct TopicTag>;
using PlaceId = Id<struct PlaceTag>;

enum class Kind { none, event, participant, outlet, article, utterance, quote, photo, topic, place };
std::string_view kind_name(Kind kind); // "event"; "none" for none

// Any one thing in the database: what is selected, hit, or shown in the panel.
struct Ref {
    Kind kind = Kind::none;
    std::int64_t id = 0;
    Ref() = default;
    Ref(Kind k, std::int64_t i) : kind(k), id(i) {}
    Ref(EventId i) : kind(Kind::event), id(i.value) {}             // NOLINT(google-explicit-constructor)
    Ref(ParticipantId i) : kind(Kind::participant), id(i.value) {} // NOLINT(google-explicit-constructor)
    Ref(OutletId i) : kind(Kind::outlet), id(i.value) {}           // NOLINT(google-explicit-constructor)
    Ref(ArticleId i) : kind(Kind::article), id(i.value) {}         // NOLINT(google-explicit-constructor)
    Ref(UtteranceId i) : kind(Kind::utterance), id(i.value) {}     // NOLINT(google-explicit-constructor)
    Ref(PhotoId i) : kind(Kind::photo), id(i.value) {}             // NOLINT(google-explicit-constructor)
    Ref(TopicId i) : kind(Kind::topic), id(i.value) {}             // NOLINT(google-explicit-constructor)
    Ref(PlaceId i) : kind(Kind::place), id(i.value) {}             // NOLINT(google-explicit-constructor)
    explicit operator bool() const { return kind != Kind::none; }
    // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes the comparison with zero for a pointer
    auto operator<=>(const Ref&) const = default;
};

std::string to_string(Ref ref);                      // "event:12"; "" for none
std::optional<Ref> parse_ref(std::string_view text); // the same back

} // namespace dateline::model

template<class Tag> struct std::hash<dateline::model::Id<Tag>> {
    std::size_t operator()(dateline::model::Id<Tag> id) const noexcept {
        return std::hash<std::int64_t>()(id.value);
    }
};
