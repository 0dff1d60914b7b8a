#pragma once
// The kinds of things that have a slug: each one's table, and by which number table name_key knows its names.

#include <array>

#include "model/ids.h"

namespace dateline::store {

// As data/schema.sql numbers them in table name_key.
enum class NamedKind { none, participant, outlet, topic, place };

struct ThingTable {
    model::Kind kind;
    const char* table;
    NamedKind names; // none: it is not looked for by names there
};
constexpr std::array<ThingTable, 8> thing_tables = {{
    {model::Kind::event, "event", NamedKind::none},
    {model::Kind::participant, "participant", NamedKind::participant},
    {model::Kind::outlet, "outlet", NamedKind::outlet},
    {model::Kind::article, "article", NamedKind::none},
    {model::Kind::utterance, "utterance", NamedKind::none},
    {model::Kind::photo, "photo", NamedKind::none},
    {model::Kind::topic, "topic", NamedKind::topic},
    {model::Kind::place, "place", NamedKind::place},
}};

// None for what has no slug.
constexpr const ThingTable* thing_table(model::Kind kind) {
    for (const ThingTable& table : thing_tables)
        if (table.kind == kind) return &table;
    return nullptr;
}

constexpr NamedKind name_kind(model::Kind kind) {
    const ThingTable* const table = thing_table(kind);
    return table == nullptr ? NamedKind::none : table->names;
}

constexpr model::Kind kind_named(NamedKind names) {
    for (const ThingTable& table : thing_tables)
        if (table.names == names && names != NamedKind::none) return table.kind;
    return model::Kind::none;
}

} // namespace dateline::store
