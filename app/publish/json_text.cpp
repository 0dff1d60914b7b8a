#include "publish/json_text.h"

#include "base/displayable.h"

namespace dateline::publish {
namespace {

// Each member as a line of its own, without the braces.
std::string members_text(const Json& members) {
    std::string text;
    for (const auto& [key, value] : members.items()) {
        if (!text.empty()) text += ",\n";
        text += "  " + json_text(Json(key), "") + ": " + json_text(value, "  ");
    }
    return text;
}

} // namespace

std::string json_text(const Json& json, const std::string& indent) {
    return base::harmless_json(json.dump(2, ' ', false, Json::error_handler_t::replace), indent);
}

JsonList::JsonList(Output& output, const Json& members, const char* key) : output_(output) {
    const std::string first = members_text(members);
    output_.write("{\n" + first + (first.empty() ? "" : ",\n") + "  " + json_text(Json(key), "") + ": [");
}

void JsonList::add(const Json& item) {
    output_.write(any_ ? ",\n    " : "\n    ");
    any_ = true;
    output_.write(json_text(item, "    "));
}

void JsonList::finish(const Json& members) {
    const std::string last = members_text(members);
    output_.write((any_ ? "\n  ]" : "]") + (last.empty() ? "\n}\n" : ",\n" + last + "\n}\n"));
}

} // namespace dateline::publish
