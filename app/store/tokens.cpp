#include "store/tokens.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/hangul.h"
#include "base/utf8.h"
#include "model/rules.h"

namespace dateline::store {
namespace {

// Not ASCII, so that the index takes it for a letter; not a letter, so that no text holds it after folding.
constexpr std::string_view border = "\u00B7";
constexpr std::size_t longest_indexed_bytes = 5U << 20U; // three times that as pairs

// `origins`, if given, gets for each byte of the result the byte of `text` that it came from.
std::string normalise(std::string_view text, LetterMarks marks, std::vector<int>* origins) {
    std::string result, letters;
    result.reserve(text.size() + 4);
    const auto append = [&](std::string_view bytes, std::size_t origin) {
        result.append(bytes);
        if (origins) origins->insert(origins->end(), bytes.size(), static_cast<int>(origin));
    };
    bool after_border = false;
    const auto add_border = [&](std::size_t origin) {
        if (!after_border) append(border, origin);
        after_border = true;
    };
    const auto add = [&](std::string_view bytes, std::size_t origin) {
        if (result.empty()) append(border, origin);
        after_border = false;
        append(bytes, origin);
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = base::next_code_point(text, &at);
        // Most of what is written goes the short way.
        if (c < 0x80) {
            const bool capital = c >= U'A' && c <= U'Z';
            const char small = static_cast<char>(capital ? c + 0x20 : c);
            if (capital || (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9'))
                add({&small, 1}, begin);
            else
                add_border(begin);
            continue;
        }
        if ((c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x4E00 && c <= 0x9FFF)) {
            add(text.substr(begin, at - begin), begin);
            continue;
        }
        if (base::join_sound_mark(&result, c)) {
            if (origins) origins->back() = static_cast<int>(begin); // it ends there
            continue;
        }
        letters.clear();
        base::append_letters(&letters, c, marks);
        if (letters.find(' ') == std::string::npos) {
            if (!letters.empty()) add(letters, begin);
            continue;
        }
        for (const char byte : letters) {
            if (byte == ' ')
                add_border(begin);
            else
                add({&byte, 1}, begin);
        }
    }
    if (result.size() <= border.size()) return {};
    add_border(text.size());
    return result;
}

std::vector<std::string_view> code_points_of(std::string_view text) {
    std::vector<std::string_view> points;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        base::next_code_point(text, &at);
        points.push_back(text.substr(begin, at - begin));
    }
    return points;
}

// Without the outer borders.
std::string inner(const std::string& searchable_text) {
    const std::size_t outer = 2 * border.size();
    return searchable_text.size() > outer
               ? searchable_text.substr(border.size(), searchable_text.size() - outer)
               : "";
}

void append_texts(Texts* texts, const model::LocalText& text) {
    for (const auto& [tag, words] : text.by_language)
        texts->push_back(words);
}

} // namespace

std::string searchable(std::string_view text, LetterMarks marks) {
    return normalise(base::to_nfc(text), marks, nullptr);
}

std::string pairs_of(std::string_view searchable_text) {
    const auto is_first_byte = [&](std::size_t at) {
        return (static_cast<unsigned char>(searchable_text[at]) & 0xC0U) != 0x80U;
    };
    std::string pairs;
    pairs.reserve(searchable_text.size() * 3);
    std::size_t first = 0, second = 0; // where the last two characters begin
    for (std::size_t at = 0; at <= searchable_text.size(); ++at) {
        if (at < searchable_text.size() && !is_first_byte(at)) continue;
        if (second > first) {
            if (first > 0) pairs += ' ';
            pairs += searchable_text.substr(first, at - first);
        }
        first = second;
        second = at;
    }
    return pairs;
}

std::string compact(std::string_view text, LetterMarks marks) {
    std::string result = searchable(text, marks);
    for (std::size_t at = result.find(border); at != std::string::npos; at = result.find(border, at))
        result.erase(at, border.size());
    return result;
}

std::optional<Term> phrase_of(std::string_view words, LetterMarks indexed) {
    std::string text = searchable(words);
    if (text.empty()) return std::nullopt;
    Term term;
    term.text = inner(text);
    const std::string exact = searchable(words, LetterMarks::keep);
    term.exact = inner(exact);
    std::string wanted = term.text;
    if (indexed == LetterMarks::keep && !exact.empty()) wanted = term.exact;
    if (indexed == LetterMarks::drop_fewer) wanted = inner(searchable(words, indexed));
    const std::vector<std::string_view> points = code_points_of(wanted);
    term.match = points.size() == 1 ? "\"" + wanted + "\" *" : "\"" + pairs_of(wanted) + "\"";
    term.compact = compact(words);
    std::string_view core = term.compact;
    if (base::is_initial_consonants(core)) term.initials = term.compact;
    return term;
}

std::vector<Term> parse_terms(std::string_view text, LetterMarks indexed) {
    text = text.substr(0, model::longest_search_bytes); // whoever takes one refuses a longer
    std::vector<Term> terms;
    while (!text.empty()) {
        const bool quoted = text.front() == '"';
        if (quoted) text.remove_prefix(1);
        std::size_t length = text.find_first_of(quoted ? "\"" : " \t\r\n\"");
        if (length == std::string_view::npos) length = text.size();
        std::optional<Term> term = phrase_of(text.substr(0, length), indexed);
        const bool is_new = term && std::none_of(terms.begin(), terms.end(), [&term](const Term& known) {
                                return known.text == term->text && known.exact == term->exact;
                            });
        if (is_new) terms.push_back(*std::move(term));
        text.remove_prefix(length);
        if (!text.empty() && (quoted || text.front() != '"')) text.remove_prefix(1);
    }
    return terms;
}

Occurrence find_term(std::string_view words, std::string_view term_text, LetterMarks marks) {
    if (term_text.empty()) return {};
    std::vector<int> origins;
    const std::string normal = normalise(words, marks, &origins);
    const std::size_t at = normal.find(term_text);
    if (at == std::string::npos) return {};
    const int begin = origins[at];
    // The match ends before the next character of the original, past any case-fold expansion.
    auto end = static_cast<std::size_t>(origins[at + term_text.size() - 1]);
    base::next_code_point(words, &end);
    return {begin, static_cast<int>(end)};
}

Texts event_texts(const model::LocalText& title, const model::LocalText& summary,
                  const model::LocalText& note) {
    Texts texts;
    append_texts(&texts, title);
    append_texts(&texts, summary);
    append_texts(&texts, note);
    return texts;
}

Texts utterance_texts(const model::LocalText& context, const std::vector<std::string>& quotes) {
    Texts texts;
    append_texts(&texts, context);
    texts.insert(texts.end(), quotes.begin(), quotes.end());
    return texts;
}

Texts article_texts(std::string headline, std::string deck, std::string body) {
    return {std::move(headline), std::move(deck), std::move(body)};
}

std::string words_of(const Texts& texts) {
    std::string words;
    for (const std::string& text : texts) // what would not fit into one cell of the index is left out of it
        if (words.size() + text.size() <= longest_indexed_bytes) words += searchable(text);
    return words;
}

} // namespace dateline::store
