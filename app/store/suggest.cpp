#include "store/suggest.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "base/letters.h"
#include "base/utf8.h"
#include "store/search.h"
#include "store/words.h"

namespace dateline::store {
namespace {

using model::Kind;

constexpr std::array<Kind, 5> kinds_of_names{Kind::none, Kind::participant, Kind::outlet, Kind::topic,
                                             Kind::place};

std::string without_spaces(std::string_view letters) {
    std::string joined(letters);
    std::erase(joined, ' ');
    return joined;
}

std::size_t count_letters(std::string_view letters) {
    return static_cast<std::size_t>(std::count_if(letters.begin(), letters.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
    }));
}

std::vector<std::string_view> words_in(std::string_view letters) {
    std::vector<std::string_view> words;
    while (!letters.empty()) {
        const std::size_t end = std::min(letters.find(' '), letters.size());
        if (end > 0) words.push_back(letters.substr(0, end));
        letters.remove_prefix(std::min(end + 1, letters.size()));
    }
    return words;
}

// What stands within a word that is written with it: without the rest, neither "don" nor "t" is one.
bool is_within_words(char32_t c) {
    constexpr std::u32string_view within = U".'`\u00B4\u02BB\u02BC\u2018\u2019\u2032\uFF07";
    return within.find(c) != std::u32string_view::npos;
}

bool is_border(char32_t c) {
    std::string letters;
    base::append_letters(&letters, c);
    return letters.find(' ') != std::string::npos;
}

bool is_space(char32_t c) {
    return c == U' ' || (c >= U'\t' && c <= U'\r') || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) ||
           c == 0x3000;
}

// A word as it is written, without what stands around it, and as it is compared.
struct Word {
    std::string written, letters;
};

Word word_of(std::string_view piece) {
    const auto is_outside = [](char32_t c) { return is_border(c); };
    std::size_t begin = piece.size(), end = 0;
    bool has_dots = false; // "U.S." ends in one of its own
    for (std::size_t at = 0; at < piece.size();) {
        const std::size_t here = at;
        const char32_t c = base::next_code_point(piece, &at);
        const bool own_dot = c == U'.' && has_dots && here == end;
        if (is_outside(c) && !own_dot) continue;
        if (begin == piece.size()) begin = here;
        has_dots = has_dots || (end > 0 && end < here && piece.substr(end, here - end) == ".");
        end = at;
    }
    if (begin >= end) return {};
    const std::string_view written = piece.substr(begin, end - begin);
    return {std::string(written), base::letters_of(written)};
}

// The pieces of a text between what `ends` one.
template<class Ends> std::vector<std::string_view> pieces_of(std::string_view text, const Ends& ends) {
    std::vector<std::string_view> pieces;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t here = at;
        if (!ends(base::next_code_point(text, &at))) continue;
        if (here > begin) pieces.push_back(text.substr(begin, here - begin));
        begin = at;
    }
    if (begin < text.size()) pieces.push_back(text.substr(begin));
    return pieces;
}

// Each word, each part of one between hyphens and the like, and as many words in a row as `most_words`, to
// `visit` as they are written.
template<class Visit> void each_piece(std::string_view text, std::size_t most_words, const Visit& visit) {
    const std::vector<std::string_view> words = pieces_of(text, is_space);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto parts =
            pieces_of(words[i], [](char32_t c) { return !is_within_words(c) && is_border(c); });
        if (parts.size() > 1)
            for (const std::string_view part : parts)
                visit(part);
        for (std::size_t last = i; last < words.size() && last < i + most_words; ++last)
            visit(std::string_view(words[i].data(),
                                   static_cast<std::size_t>(words[last].data() - words[i].data()) +
                                       words[last].size()));
    }
}

// What was typed, as letters_of() has it.
struct Typed {
    explicit Typed(std::string_view typed)
        : letters(typed), compact(without_spaces(typed)), most_far(base::near_enough(compact)),
          count(count_letters(compact)), words(words_in(typed).size()) {}
    std::string letters, compact;
    std::size_t most_far, count, words;
    // How far they are apart but for spaces, if that is near enough and they are not the same.
    std::optional<std::size_t> distance(std::string_view other) const {
        const std::string joined = without_spaces(other);
        const std::size_t others = count_letters(joined);
        if (others > count + most_far || count > others + most_far || other == letters) return std::nullopt;
        const std::size_t far = base::letters_apart(compact, joined, most_far);
        return far <= most_far ? std::optional(far) : std::nullopt;
    }
};

// A word or name like one that was typed, as letters_of() has it.
struct Near {
    std::size_t far = 0; // 0: but for spaces and what stands for them
    bool whole = false;  // the whole name, not a word of it
    model::Ref ref;      // whose name it is; none: a word of a text
    std::string letters;
    std::string written; // where it is known already
    bool operator<(const Near& other) const {
        return std::tie(far, other.whole, ref, letters) <
               std::tie(other.far, whole, other.ref, other.letters);
    }
};

// Names that are like `typed`, and words of names.
void add_names(Reader& reader, Kind kind, const Typed& typed, std::set<Near>* near) {
    Query row = reader.query("SELECT kind, target, folded FROM name_key", "name_key");
    while (row.next()) {
        const Kind of = kinds_of_names.at(static_cast<std::size_t>(row.number(0, 1, 4)));
        if (kind != Kind::none && kind != of) continue;
        const model::Ref ref(of, row.integer(1));
        const std::string name = row.text(2), letters = base::letters_of(name);
        if (const auto far = typed.distance(letters)) near->insert({*far, true, ref, letters, {}});
        if (typed.words > 1) continue;
        each_piece(name, 1, [&](std::string_view piece) {
            const Word word = word_of(piece);
            if (word.letters.empty() || word.letters == letters) return;
            if (const auto far = typed.distance(word.letters))
                near->insert({*far, false, ref, word.letters, {}});
        });
    }
}

// What one slip of the pen leaves of a word is its first or its last half, as it was typed.
std::string halves_of(std::string_view word, Reader& reader) {
    const std::vector<std::size_t> offsets = base::grapheme_offsets(word);
    if (offsets.size() < 5) return {}; // of three letters: too many have one of them
    const std::size_t middle = offsets[(offsets.size() - 1) / 2];
    const auto first = phrase_of(word.substr(0, middle), reader.indexed_marks());
    const auto last = phrase_of(word.substr(middle), reader.indexed_marks());
    return first && last ? first->match + " OR " + last->match : "";
}

// The same letters, parted by one or two borders more, or by none: "jeanluc" for "Jean-Luc", "obriens" for
// "O'Brien's".
std::string parted(std::string_view compact, Reader& reader) {
    constexpr std::size_t longest_once = 40, longest_twice = 16; // letters
    std::vector<std::size_t> offsets = base::grapheme_offsets(compact);
    if (offsets.size() < 3 || offsets.size() > longest_once) return {};
    std::string match;
    const auto add = [&](const std::string& words) {
        const auto phrase = phrase_of(words, reader.indexed_marks());
        if (phrase) match += (match.empty() ? "" : " OR ") + phrase->match;
    };
    add(std::string(compact));
    const auto piece = [&](std::size_t from, std::size_t to) {
        return std::string(compact.substr(from, to - from));
    };
    for (std::size_t i = 1; i + 1 < offsets.size(); ++i) {
        const std::size_t once = offsets[i];
        add(piece(0, once) + " " + piece(once, compact.size()));
        for (std::size_t j = i + 1; j + 1 < offsets.size() && offsets.size() <= longest_twice; ++j)
            add(piece(0, once) + " " + piece(once, offsets[j]) + " " + piece(offsets[j], compact.size()));
    }
    return match;
}

void add_words_of(Query* row, int column, bool local, const Typed& typed, std::set<Near>* near) {
    while (row->next()) {
        std::vector<std::string> texts;
        if (local)
            for (auto& [tag, words] : row->local_text(column).by_language)
                texts.push_back(words);
        else
            texts.push_back(row->text(column));
        for (const std::string& text : texts)
            each_piece(base::to_nfc(text), typed.words + 1, [&](std::string_view piece) {
                // No letter is more than three others (ﬃ); what is far longer is not looked at.
                if (piece.size() > 4 * 3 * (typed.count + typed.most_far + 4)) return;
                const Word word = word_of(piece);
                if (word.letters.empty()) return;
                if (const auto far = typed.distance(word.letters))
                    near->insert({*far, false, {}, word.letters, word.written});
            });
    }
}

// Words of titles and of what was said, of those texts that are found soon.
void add_words(Reader& reader, const std::string& match, const Typed& typed, std::set<Near>* near) {
    if (match.empty()) return;
    Query titles =
        reader.query("SELECT e.id, e.title FROM (SELECT rowid AS id FROM event_words WHERE event_words "
                     "MATCH ? LIMIT 1000) w CROSS JOIN event e ON e.id = w.id",
                     "event");
    titles.bind(match);
    add_words_of(&titles, 1, true, typed, near);
    Query said =
        reader.query("SELECT q.id, q.text FROM (SELECT rowid AS id FROM utterance_words WHERE "
                     "utterance_words MATCH ? LIMIT 1000) w CROSS JOIN quote q ON q.utterance = w.id",
                     "quote");
    said.bind(match);
    add_words_of(&said, 1, false, typed, near);
}

// As the word was written: its letters alone say neither case nor marks.
std::string written_in(const std::string& text, const std::string& letters) {
    if (base::letters_of(text) == letters) return text;
    std::string found;
    each_piece(text, 1, [&](std::string_view piece) {
        Word word = word_of(piece);
        if (found.empty() && word.letters == letters) found = std::move(word.written);
    });
    return found;
}

std::string written(Reader& reader, const Near& near) {
    if (!near.written.empty()) return near.written;
    std::vector<std::string> texts;
    if (near.ref.kind == Kind::participant)
        for (const model::Name& name : load_names(reader.connection(), near.ref.id))
            texts.push_back(name.text);
    else if (near.ref)
        for (const auto& [tag, text] : load_name(reader, near.ref).by_language)
            texts.push_back(text);
    for (const std::string& text : texts)
        if (std::string word = written_in(base::to_nfc(text), near.letters); !word.empty()) return word;
    return near.letters;
}

std::vector<model::Suggestion> nearest(Reader& reader, Kind kind, std::string_view letters, int limit) {
    const Typed typed(letters);
    std::set<Near> near;
    add_names(reader, kind, typed, &near);
    if (kind == Kind::none) {
        const auto only_parted = [&near] { return !near.empty() && near.begin()->far == 0; };
        if (!only_parted()) {
            std::set<Near> otherwise;
            add_words(reader, parted(typed.compact, reader), typed, &otherwise);
            if (!otherwise.empty() && otherwise.begin()->far == 0) near.merge(otherwise);
        }
        if (near.empty() && typed.words == 1) add_words(reader, halves_of(letters, reader), typed, &near);
        // The same letters are what was meant: no others are offered beside them.
        if (only_parted()) std::erase_if(near, [](const Near& each) { return each.far > 0; });
    }
    std::vector<model::Suggestion> found;
    std::set<std::pair<std::string, model::Ref>> known;
    for (const Near& each : near) {
        if (found.size() >= static_cast<std::size_t>(limit)) break;
        const std::pair key(each.letters, kind == Kind::none ? model::Ref{} : each.ref);
        if (known.insert(key).second) found.push_back({written(reader, each), each.ref});
    }
    return found;
}

// Of several words, each that finds nothing by itself is put right.
std::string put_right(Reader& reader, std::string_view typed) {
    std::string right;
    bool any = false;
    for (const std::string_view word : words_in(typed)) {
        std::string best(word);
        if (search_all(reader, word, 1).empty()) {
            const std::vector<model::Suggestion> words = nearest(reader, Kind::none, word, 1);
            if (words.empty()) return {};
            best = words.front().text;
            any = true;
        }
        right += (right.empty() ? "" : " ") + best;
    }
    return any ? right : "";
}

} // namespace

std::vector<model::Suggestion> suggest_near(Reader& reader, Kind kind, std::string_view text, int limit) {
    constexpr std::size_t most_bytes = 512;
    const std::string typed = base::letters_of(text.substr(0, most_bytes));
    std::vector<model::Suggestion> found = nearest(reader, kind, typed, limit);
    if (!found.empty() || kind != Kind::none || typed.find(' ') == std::string::npos) return found;
    const std::string right = put_right(reader, typed);
    if (!right.empty() && !search_all(reader, right, 1).empty()) found.push_back({right, {}});
    return found;
}

} // namespace dateline::store
