#include "editorial/citation.h"

#include "base/displayable.h"
#include "base/parts.h"

namespace dateline::editorial {

std::string source_line(const model::ArticleItem& article, base::Language language, base::Zone zone) {
    constexpr std::size_t max_outlet_bytes = 200;
    std::string line = base::isolated(base::displayable(article.outlet_name.in(language), max_outlet_bytes));
    if (article.published)
        base::add_part(line, ", ",
                       base::format_date(*article.published, language, base::DateStyle::full, zone));
    return line;
}

std::string citation_line(const model::ArticleItem& article, base::Language language, base::Zone zone) {
    std::string line = source_line(article, language, zone);
    base::add_part(line, ", ", article.headline);
    return line;
}

const std::string& title_of(const model::ArticleItem& article) {
    return article.headline.empty() ? article.reference : article.headline;
}

const std::string& whereabouts_of(const model::ArticleItem& article) {
    return article.url.empty() ? article.reference : article.url;
}

const char* form_label(const model::QuoteItem& quote) {
    switch (quote.form) {
    case model::QuoteForm::direct:
        return "";
    case model::QuoteForm::indirect:
        return "Indirect quote";
    case model::QuoteForm::translated:
        return "Translated quote";
    case model::QuoteForm::display:
        return quote.part == "deck" ? "Deck" : "Headline";
    }
    return "";
}

} // namespace dateline::editorial
