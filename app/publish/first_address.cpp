#include "publish/first_address.h"

#include "paint/picture_text.h"

namespace dateline::publish {

std::string first_address(const std::vector<model::ArticleItem>& articles) {
    for (const model::ArticleItem& article : articles) {
        std::string address = paint::link_target(article.url);
        if (!address.empty()) return address;
    }
    return {};
}

} // namespace dateline::publish
