#include <doctest/doctest.h>

#include "editorial/citation.h"

using namespace dateline;
using namespace dateline::model;
using namespace dateline::editorial;

namespace {

ArticleItem article() {
    ArticleItem one;
    one.outlet_name.set("ko", "동아일보");
    one.outlet_name.set("en", "Dong-A Ilbo");
    one.headline = "제목";
    one.published = base::parse_edtf("2023-06-09T18:20+09:00").date;
    one.url = "https://example.org/1";
    one.reference = "A1";
    return one;
}

} // namespace

TEST_CASE("citation: the outlet, when it was published, and the headline, in the reader's language") {
    const base::Zone seoul(540);
    CHECK(source_line(article(), base::Language::english, seoul) == "Dong-A Ilbo, Fri 9 Jun 2023, 18:20");
    CHECK(citation_line(article(), base::Language::korean, seoul) ==
          "동아일보, 2023. 6. 9. (금) 18:20, 제목");
    CHECK(source_line(article(), base::Language::english, base::Zone(0)) ==
          "Dong-A Ilbo, Fri 9 Jun 2023, 18:20 UTC+9");
}

TEST_CASE("citation: what is not known leaves no gap") {
    ArticleItem bare;
    bare.outlet_name.set("en", "Gazette");
    bare.reference = "page 3";
    CHECK(citation_line(bare, base::Language::english, 0) == "Gazette");
    CHECK(title_of(bare) == "page 3");
    CHECK(whereabouts_of(bare) == "page 3");
    CHECK(title_of(article()) == "제목");
    CHECK(whereabouts_of(article()) == "https://example.org/1");
}

TEST_CASE("citation: words that were not spoken so are named as what they are") {
    QuoteItem quote;
    CHECK(std::string(form_label(quote)).empty());
    quote.form = QuoteForm::indirect;
    CHECK(std::string(form_label(quote)) == "Indirect quote");
    quote.form = QuoteForm::display;
    CHECK(std::string(form_label(quote)) == "Headline");
    quote.part = "deck";
    CHECK(std::string(form_label(quote)) == "Deck");
}
