#include "store/written_words.h"

#include <algorithm>

#include "base/letters.h"
#include "base/utf8.h"

namespace dateline::store {
namespace {

constexpr std::u32string_view apostrophes = U"'`\u00B4\u2018\u2019\u02BC\uFF07";
constexpr std::u32string_view hyphens = U"-\u2010\u2011";
constexpr std::u32string_view other_joiners = U".&\u00B7\u05F3\u05F4";

bool is_one_of(std::u32string_view characters, char32_t c) {
    return characters.find(c) != std::u32string_view::npos;
}

bool joins_letters(char32_t c) {
    return is_one_of(apostrophes, c) || is_one_of(hyphens, c) || is_one_of(other_joiners, c);
}

// What `c` is compared as: with a space in it, it stands between words.
std::string letters_of_one(char32_t c) {
    std::string letters;
    base::append_letters(&letters, c);
    return letters;
}

bool is_letter_at(std::string_view text, std::size_t at) {
    return at < text.size() &&
           letters_of_one(base::next_code_point(text, &at)).find(' ') == std::string::npos;
}

// The parts between hyphens, where there are some.
std::vector<std::string_view> parts_between_hyphens(std::string_view word) {
    std::vector<std::string_view> parts;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < word.size();) {
        const std::size_t here = at;
        if (!is_one_of(hyphens, base::next_code_point(word, &at))) continue;
        parts.push_back(word.substr(begin, here - begin));
        begin = at;
    }
    if (begin > 0) parts.push_back(word.substr(begin));
    return parts;
}

// What stands before 's; nothing where it does not end so.
std::string_view before_s(std::string_view word) {
    if (word.empty() || (word.back() != 's' && word.back() != 'S')) return {};
    const std::size_t end = word.size() - 1;
    std::size_t last = 0;
    char32_t c = 0;
    for (std::size_t at = 0; at < end;) {
        last = at;
        c = base::next_code_point(word, &at);
    }
    return last > 0 && is_one_of(apostrophes, c) ? word.substr(0, last) : std::string_view();
}

} // namespace

std::string without_spaces(std::string_view letters) {
    std::string joined(letters);
    joined.erase(std::remove(joined.begin(), joined.end(), ' '), joined.end());
    return joined;
}

std::vector<WrittenWord> written_words(std::string_view composed) {
    std::vector<WrittenWord> words;
    bool inside = false;
    std::size_t begin = 0;
    const auto close = [&](std::size_t end) {
        if (!inside) return;
        const bool is_short = composed.substr(begin, end - begin).find('.') != std::string_view::npos;
        if (is_short && composed.substr(end, 1) == ".") ++end; // U.S.
        words.back().text = composed.substr(begin, end - begin);
        inside = false;
    };
    for (std::size_t at = 0; at < composed.size();) {
        const std::size_t here = at;
        const char32_t c = base::next_code_point(composed, &at);
        std::string letters = letters_of_one(c);
        const bool is_letter = letters.find(' ') == std::string::npos;
        if (!is_letter && !(inside && joins_letters(c) && is_letter_at(composed, at))) {
            close(here);
            continue;
        }
        if (!inside) {
            words.emplace_back();
            begin = here;
            inside = true;
        }
        words.back().letters += is_letter ? letters : " ";
    }
    close(composed.size());
    return words;
}

std::vector<WrittenWord> words_and_parts(std::string_view composed, std::size_t max_words) {
    std::vector<WrittenWord> all;
    const auto add = [&](std::string_view text) {
        if (!text.empty()) all.push_back({text, base::letters_of(text)});
    };
    std::vector<WrittenWord> words = written_words(composed);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string_view text = words[i].text;
        for (std::size_t last = i + 1; last < words.size() && last < i + max_words; ++last) {
            const std::string_view end = words[last].text;
            add({text.data(), static_cast<std::size_t>(end.data() + end.size() - text.data())});
        }
        all.push_back(std::move(words[i]));
        if (all.back().letters.find(' ') == std::string::npos) continue; // nothing joins parts in it
        const std::vector<std::string_view> parts = parts_between_hyphens(text);
        for (const std::string_view part : parts)
            add(part);
        add(before_s(text));
    }
    return all;
}

} // namespace dateline::store
