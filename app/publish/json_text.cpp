#include "publish/json_text.h"

#include "base/utf8.h"

namespace dateline::publish {
namespace {

bool acts(char32_t c) {
    return c == '<' || (c >= 0x7F && c <= 0x9F) || c == 0xAD || c == 0x61C || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
           (c >= 0xFFF9 && c <= 0xFFFB);
}

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
    const std::string text = json.dump(2, ' ', false, Json::error_handler_t::replace);
    std::string safe;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = base::next_code_point(text, &at);
        if (acts(c)) {
            constexpr const char* digits = "0123456789abcdef";
            safe += "\\u";
            for (const unsigned shift : {12U, 8U, 4U, 0U})
                safe += digits[(c >> shift) & 0xFU];
        } else {
            safe.append(text, begin, at - begin);
            if (c == '\n') safe += indent;
        }
    }
    return safe;
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
