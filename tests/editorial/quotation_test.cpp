#include <doctest/doctest.h>

#include "editorial/quotation.h"

using namespace dateline;
using namespace dateline::model;
using namespace dateline::editorial;

TEST_CASE("quotation: marks follow the form and the language") {
    QuoteItem quote;
    quote.text = "We will";
    quote.language = "en-GB";
    CHECK(words_of(quote) == "“We will”");
    quote.form = QuoteForm::translated;
    CHECK(words_of(quote) == "“We will”");
    quote.form = QuoteForm::display;
    CHECK(words_of(quote) == "“We will”");
    quote.form = QuoteForm::indirect;
    CHECK(words_of(quote) == "We will");
    CHECK(words_in_marks("はい", QuoteForm::direct, "ja") == "「はい」");
    CHECK(words_in_marks("是", QuoteForm::direct, "zh-Hant") == "「是」");
    CHECK(words_in_marks("Oui", QuoteForm::direct, "fr") == "«\u00A0Oui\u00A0»");
    CHECK(words_in_marks("Ja", QuoteForm::direct, "de") == "„Ja“");
    CHECK(words_in_marks("그래", QuoteForm::direct, "ko") == "“그래”");
}

TEST_CASE("quotation: what stands in one pair of marks gets no second one, in any language") {
    for (const char* language : {"", "en", "ko", "ja", "zh-Hant", "fr", "de"}) {
        CAPTURE(language);
        const std::string once = quoted("Words", language);
        CHECK(quoted(once, language) == once);
        CHECK(quoted(once, "en") == once);
    }
    CHECK(quoted("“a” and “b”", "en") == "““a” and “b””");
}
