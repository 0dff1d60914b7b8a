#include "editorial/diff.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "base/utf8.h"

namespace dateline::editorial {

namespace {

constexpr std::size_t max_words = 2000, max_bytes = 64'000;

struct Word {
    std::size_t begin = 0, end = 0;
    std::string key; // what is compared; empty if the word is punctuation alone
};

bool is_quotation_mark(char32_t c) {
    return std::u32string_view(U"\"'`“”„‟‘’‚‛«»‹›「」『』〈〉《》＂＇").find(c) != std::u32string_view::npos;
}

// Signs that are read aloud are words, not punctuation: 5% is not 5.
bool is_punctuation(char32_t c) {
    if (std::u32string_view(U"%‰#&@*/§").find(c) != std::u32string_view::npos) return false;
    const base::CharacterKind kind = base::character_kind(c);
    return kind == base::CharacterKind::opening || kind == base::CharacterKind::closing ||
           kind == base::CharacterKind::punctuation || is_quotation_mark(c);
}

// Without quotation marks, and without the punctuation before and after: 3.5 stays 3.5.
std::string key_of(std::string_view word) {
    std::string kept;
    std::size_t solid = 0; // bytes of `kept` up to its last letter
    for (std::size_t at = 0; at < word.size();) {
        const char32_t c = base::next_code_point(word, &at);
        const bool punctuation = is_punctuation(c);
        if (is_quotation_mark(c) || (punctuation && kept.empty())) continue;
        base::append_code_point(&kept, c);
        if (!punctuation) solid = kept.size();
    }
    kept.resize(solid);
    return base::to_nfc(kept);
}

// None if there are too many.
std::optional<std::vector<Word>> words_of(std::string_view text) {
    std::vector<Word> words;
    std::size_t begin = text.size();
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t here = at;
        const bool at_end = at == text.size();
        const bool space =
            at_end || base::character_kind(base::next_code_point(text, &at)) == base::CharacterKind::space;
        if (at_end) ++at;
        if (!space && begin == text.size()) begin = here;
        if (!space || begin == text.size()) continue;
        if (words.size() == max_words) return std::nullopt;
        words.push_back({begin, here, key_of(text.substr(begin, here - begin))});
        begin = text.size();
    }
    return words;
}

std::vector<std::size_t> indices_with_key(const std::vector<Word>& words) {
    std::vector<std::size_t> indices;
    for (std::size_t index = 0; index < words.size(); ++index)
        if (!words[index].key.empty()) indices.push_back(index);
    return indices;
}

// For each word of `a`: true where it is not in the longest sequence of words that both have in common.
std::vector<bool> differing(const std::vector<Word>& a, const std::vector<Word>& b) {
    const std::vector<std::size_t> rows = indices_with_key(a);
    const std::vector<std::size_t> columns = indices_with_key(b);
    const std::size_t width = columns.size() + 1;
    // length[i * width + j]: of the longest sequence from row i and column j on.
    std::vector<std::uint16_t> length((rows.size() + 1) * width, 0);
    const auto same = [&](std::size_t i, std::size_t j) { return a[rows[i]].key == b[columns[j]].key; };
    for (std::size_t i = rows.size(); i-- > 0;) {
        for (std::size_t j = columns.size(); j-- > 0;) {
            const std::uint16_t down = length[(i + 1) * width + j];
            const std::uint16_t right = length[i * width + j + 1];
            const auto both = static_cast<std::uint16_t>(length[(i + 1) * width + j + 1] + 1);
            length[i * width + j] = same(i, j) ? both : std::max(down, right);
        }
    }
    std::vector<bool> result(a.size(), false);
    std::size_t j = 0;
    for (std::size_t i = 0; i < rows.size();) {
        if (j < columns.size() && same(i, j)) {
            ++i;
            ++j;
        } else if (j < columns.size() && length[i * width + j + 1] >= length[(i + 1) * width + j]) {
            ++j;
        } else {
            result[rows[i]] = true;
            ++i;
        }
    }
    return result;
}

} // namespace

std::vector<DiffPiece> differing_words(std::string_view text, std::string_view reference) {
    if (text.empty()) return {};
    if (text.size() > max_bytes || reference.size() > max_bytes) return {{std::string(text), false}};
    const auto words = words_of(text);
    const auto other = words_of(reference);
    if (!words || !other) return {{std::string(text), false}};
    const std::vector<bool> differs = differing(*words, *other);
    std::vector<DiffPiece> pieces;
    const auto append = [&](std::string_view piece, bool marked) {
        if (piece.empty()) return;
        if (pieces.empty() || pieces.back().differs != marked) pieces.push_back({"", marked});
        pieces.back().text += piece;
    };
    std::size_t at = 0;
    for (std::size_t index = 0; index < words->size(); ++index) {
        const Word& word = (*words)[index];
        // The space between two marked words is marked with them, so that they read as one.
        append(text.substr(at, word.begin - at), index > 0 && differs[index] && differs[index - 1]);
        append(text.substr(word.begin, word.end - word.begin), differs[index]);
        at = word.end;
    }
    append(text.substr(at), false);
    return pieces;
}

} // namespace dateline::editorial
