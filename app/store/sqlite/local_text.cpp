#include "store/sqlite/local_text.h"

#include <cstdint>
#include <utility>

#include "base/utf8.h"

namespace dateline::store {
namespace {

void append_string(std::string* json, std::string_view text) {
    constexpr std::string_view hex = "0123456789abcdef";
    json->push_back('"');
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            json->push_back('\\');
            json->push_back(c);
        } else if (byte < 0x20U) {
            *json += "\\u00";
            json->push_back(hex[byte >> 4U]);
            json->push_back(hex[byte & 15U]);
        } else {
            json->push_back(c);
        }
    }
    json->push_back('"');
}

// What is left of some JSON; each function moves it past what it took, or reports false.
struct JsonReader {
    std::string_view rest;

    void skip_space() {
        while (!rest.empty() && std::string_view(" \t\r\n").find(rest.front()) != std::string_view::npos)
            rest.remove_prefix(1);
    }
    bool take(char c) {
        skip_space();
        if (rest.empty() || rest.front() != c) return false;
        rest.remove_prefix(1);
        return true;
    }
    std::optional<std::uint32_t> take_hex4() {
        if (rest.size() < 4) return std::nullopt;
        std::uint32_t value = 0;
        for (const char c : rest.substr(0, 4)) {
            const std::size_t digit = std::string_view("0123456789abcdef0123456789ABCDEF").find(c);
            if (digit == std::string_view::npos) return std::nullopt;
            value = value * 16 + static_cast<std::uint32_t>(digit % 16);
        }
        rest.remove_prefix(4);
        return value;
    }
    bool take_escape(std::string* text);
    bool take_string(std::string* text);
};

bool JsonReader::take_escape(std::string* text) {
    if (rest.empty()) return false;
    const char c = rest.front();
    rest.remove_prefix(1);
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    if (const std::size_t at = letters.find(c); at != std::string_view::npos) {
        text->push_back(meanings[at]);
        return true;
    }
    if (c != 'u') return false;
    std::optional<std::uint32_t> unit = take_hex4();
    if (!unit || *unit == 0 || (*unit >= 0xDC00U && *unit < 0xE000U)) return false;
    if (*unit >= 0xD800U && *unit < 0xDC00U) {
        if (rest.substr(0, 2) != "\\u") return false;
        rest.remove_prefix(2);
        const std::optional<std::uint32_t> low = take_hex4();
        if (!low || *low < 0xDC00U || *low >= 0xE000U) return false;
        unit = 0x10000U + ((*unit - 0xD800U) << 10U) + (*low - 0xDC00U);
    }
    base::append_code_point(text, static_cast<char32_t>(*unit));
    return true;
}

bool JsonReader::take_string(std::string* text) {
    if (!take('"')) return false;
    while (!rest.empty()) {
        const std::size_t plain = rest.find_first_of("\"\\");
        if (plain == std::string_view::npos) return false;
        text->append(rest.substr(0, plain));
        const char c = rest[plain];
        rest.remove_prefix(plain + 1);
        if (c == '"') return true;
        if (!take_escape(text)) return false;
    }
    return false;
}

} // namespace

std::string encode_local_text(const model::LocalText& text) {
    std::string json = "{";
    for (const auto& [tag, words] : text.by_language) {
        if (json.size() > 1) json.push_back(',');
        append_string(&json, tag);
        json.push_back(':');
        append_string(&json, words);
    }
    json.push_back('}');
    return json;
}

std::optional<model::LocalText> decode_local_text(std::string_view json) {
    JsonReader reader{json};
    model::LocalText text;
    if (!reader.take('{')) return std::nullopt;
    if (!reader.take('}')) {
        do {
            std::string tag;
            std::string words;
            if (!reader.take_string(&tag) || !reader.take(':')) return std::nullopt;
            if (!reader.take_string(&words)) return std::nullopt;
            text.by_language.emplace_back(std::move(tag), std::move(words));
        } while (reader.take(','));
        if (!reader.take('}')) return std::nullopt;
    }
    reader.skip_space();
    if (!reader.rest.empty()) return std::nullopt;
    return text;
}

} // namespace dateline::store
