#include "publish/identity.h"

#include <algorithm>

#include "base/sha256.h"

namespace dateline::publish {

std::string identity_of(const model::DatabaseInfo& info) {
    if (!info.record.uid.empty()) return info.record.uid;
    constexpr std::size_t digits = 16;
    auto titles = info.record.title.by_language;
    std::sort(titles.begin(), titles.end()); // in whatever order they were authored
    base::Sha256 sum;
    for (const auto& [tag, title] : titles)
        for (const std::string& text : {tag, title})
            sum.add(std::to_string(text.size()) + ":" + text);
    return sum.hex().substr(0, digits);
}

std::string urn_of(const model::DatabaseInfo& info, std::string_view rest) {
    return "urn:dateline:" + identity_of(info) + ":" + std::string(rest);
}

} // namespace dateline::publish
