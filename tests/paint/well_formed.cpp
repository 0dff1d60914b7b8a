#include "well_formed.h"

#include <algorithm>
#include <array>
#include <vector>

namespace dateline::test {
namespace {

bool known_entities(std::string_view text) {
    static constexpr std::array<std::string_view, 5> known = {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"};
    for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1))
        if (std::none_of(known.begin(), known.end(), [&](auto e) { return text.substr(at).starts_with(e); }))
            return false;
    return true;
}

bool is_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == ':' || c == '_';
}

// What follows a tag's name: names with quoted values, each once.
std::string attributes_problem(std::string_view rest) {
    std::vector<std::string_view> names;
    while (!rest.empty()) {
        if (rest.front() != ' ') return "no space before an attribute";
        rest.remove_prefix(1);
        const auto end =
            static_cast<std::size_t>(std::find_if_not(rest.begin(), rest.end(), is_name) - rest.begin());
        const std::string_view name = rest.substr(0, end);
        rest.remove_prefix(end);
        if (name.empty() || !rest.starts_with("=\"")) return "an attribute without a quoted value";
        rest.remove_prefix(2);
        const std::size_t quote = rest.find('"');
        if (quote == std::string_view::npos) return "a quote is never closed";
        const std::string_view value = rest.substr(0, quote);
        if (value.find('<') != std::string_view::npos || !known_entities(value))
            return "a bare < or & in an attribute";
        if (std::find(names.begin(), names.end(), name) != names.end()) return "an attribute twice";
        names.push_back(name);
        rest.remove_prefix(quote + 1);
    }
    return {};
}

} // namespace

std::string xml_problem(std::string_view xml) {
    for (const char c : xml)
        if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') return "a control character";
    if (!xml.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<")) return "no declaration";
    xml.remove_prefix(xml.find('\n') + 1);
    std::vector<std::string_view> open;
    bool root_seen = false;
    while (!xml.empty()) {
        if (xml.front() != '<') {
            const std::string_view text = xml.substr(0, xml.find('<'));
            if (!known_entities(text) || text.find('>') != std::string_view::npos)
                return "a bare & or > in text";
            if (open.empty() && text.find_first_not_of('\n') != std::string_view::npos)
                return "text outside the root";
            xml.remove_prefix(text.size());
            continue;
        }
        const std::size_t close = xml.find('>');
        if (close == std::string_view::npos) return "a tag is never closed";
        std::string_view tag = xml.substr(1, close - 1);
        xml.remove_prefix(close + 1);
        if (tag.starts_with('/')) {
            if (open.empty() || open.back() != tag.substr(1))
                return "</" + std::string(tag.substr(1)) + "> does not fit";
            open.pop_back();
            continue;
        }
        const bool closed = tag.ends_with('/');
        if (closed) tag.remove_suffix(1);
        const std::string_view name = tag.substr(0, tag.find(' '));
        if (open.empty() && root_seen) return "two roots";
        root_seen = true;
        if (const std::string problem = attributes_problem(tag.substr(name.size())); !problem.empty())
            return std::string(name) + ": " + problem;
        if (!closed) open.push_back(name);
    }
    return open.empty() ? std::string() : "<" + std::string(open.back()) + "> is never closed";
}

} // namespace dateline::test
