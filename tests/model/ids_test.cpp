#include <doctest/doctest.h>

#include "model/ids.h"

using namespace dateline::model;

TEST_CASE("ids: a reference is written as its kind and number, and read back") {
    CHECK(to_string(EventId{12}) == "event:12");
    CHECK(to_string(Ref()).empty());
    for (int kind = 1; kind <= static_cast<int>(Kind::place); ++kind) {
        const Ref ref(static_cast<Kind>(kind), 7 + kind);
        CHECK(parse_ref(to_string(ref)) == ref);
    }
    CHECK(parse_ref("") == Ref());
    CHECK(kind_name(Kind::none) == "none");
    CHECK(kind_name(Kind::utterance) == "utterance");
}

TEST_CASE("ids: what is no reference is not taken for one") {
    for (const char* text : {"event", "event:", "event:x", "event:1x", "event: 1", ":1", "none:1", "Event:1",
                             "event:1:2", "event:99999999999999999999", "lane:3"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_ref(text).has_value());
    }
}

TEST_CASE("ids: no id is none") {
    CHECK_FALSE(EventId());
    CHECK(EventId{1});
    CHECK(EventId{1} < EventId{2});
    CHECK(Ref(EventId{1}) != Ref(ParticipantId{1}));
}
