#include "store/sqlite/suggest.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "base/letters.h"
#include "base/utf8.h"
#include "store/sqlite/find.h"
#include "store/sqlite/search.h"
#include "store/sqlite/thing_tables.h"
#include "store/tokens.h"
#include "store/written_words.h"

namespace dateline::store {
namespace {

using model::Kind;

std::size_t count_letters(std::string_view letters) {
    return static_cast<std::size_t>(std::count_if(letters.begin(), letters.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
    }));
}

// What was typed: as it was, and what of it is compared.
struct Typed {
    explicit Typed(std::string_view typed)
        : text(base::to_nfc(typed)), letters(base::letters_of(text)), joined(without_spaces(letters)),
          max_far(base::near_enough(letters)), count(count_letters(joined)),
          words(written_words(text).size()) {}
    std::string text, letters, joined;
    std::size_t max_far, count, words;
    // How far they are apart, if that is near enough and they are not the same. Whatever stands between the
    // letters counts for nothing: 0 of "jeanluc" and "Jean-Luc".
    std::optional<std::size_t> distance(std::string_view other) const {
        if (other.empty() || other == letters) return std::nullopt;
        const std::string others = without_spaces(other);
        const std::size_t length = count_letters(others);
        if (length > count + max_far || count > length + max_far) return std::nullopt;
        const std::size_t far = base::letters_apart(joined, others, max_far);
        return far <= max_far ? std::optional(far) : std::nullopt;
    }
};

// A word or name like one that was typed, as letters_of() has it.
struct Near {
    std::size_t far = 0; // 0: but for what stands between the letters
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
void add_names(EntityCache& cache, Kind kind, const Typed& typed, std::set<Near>* near) {
    Query row = cache.query("SELECT kind, target, folded FROM name_key", "name_key");
    while (row.next()) {
        const Kind of = kind_named(row.choice(0, NamedKind::place));
        if (kind != Kind::none && kind != of) continue;
        const std::string folded = row.text(2), letters = base::letters_of(folded);
        const model::Ref ref(of, row.integer(1));
        if (const auto far = typed.distance(letters)) near->insert({*far, true, ref, letters, {}});
        if (typed.words > 1) continue;
        for (const WrittenWord& word : words_and_parts(folded))
            if (const auto far = typed.distance(word.letters); far && word.letters != letters)
                near->insert({*far, false, ref, word.letters, {}});
    }
}

// What one slip of the pen leaves of a word is its first or its last half, as it was typed.
std::string half_of(std::string_view word, EntityCache& cache) {
    const std::vector<std::size_t> offsets = base::grapheme_offsets(word);
    if (offsets.size() < 5) return {}; // of three letters: too many have one of them
    const std::size_t middle = offsets[(offsets.size() - 1) / 2];
    const auto first = phrase_of(word.substr(0, middle), cache.indexed_marks());
    const auto last = phrase_of(word.substr(middle), cache.indexed_marks());
    return first && last ? first->match + " OR " + last->match : "";
}

// The same letters, parted by one or two borders more, or by none: "jeanluc" for "Jean-Luc", "obriens" for
// "O'Brien's".
std::string parted(std::string_view compact, EntityCache& cache) {
    constexpr std::size_t longest_once = 40, longest_twice = 16; // letters
    std::vector<std::size_t> offsets = base::grapheme_offsets(compact);
    if (offsets.size() < 3 || offsets.size() > longest_once) return {};
    std::string match;
    const auto add = [&](const std::string& words) {
        const auto phrase = phrase_of(words, cache.indexed_marks());
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

// As the word was written: its letters alone say neither case nor marks.
std::string written_in(const std::string& text, std::string_view letters) {
    if (base::letters_of(text) == letters) return text;
    for (const WrittenWord& word : words_and_parts(text))
        if (word.letters == letters) return std::string(word.text);
    return {};
}

void add_words_of(Query* row, int column, bool local, const Typed& typed, std::set<Near>* near) {
    while (row->next()) {
        std::vector<std::string> texts;
        if (local)
            for (auto& [tag, words] : row->local_text(column).by_language)
                texts.push_back(words);
        else
            texts.push_back(row->text(column));
        for (const std::string& text : texts) {
            const std::string composed = base::to_nfc(text);
            for (const WrittenWord& word : words_and_parts(composed, typed.words + 1))
                if (const auto far = typed.distance(word.letters))
                    near->insert({*far, false, {}, word.letters, std::string(word.text)});
        }
    }
}

// Words of titles and of what was said, of those texts that are found soon.
void add_words(EntityCache& cache, const std::string& match, const Typed& typed, std::set<Near>* near) {
    if (match.empty()) return;
    Query titles = cache.query(R"sql(
            SELECT e.id, e.title
            FROM (SELECT rowid AS id FROM event_words WHERE event_words MATCH ? LIMIT 1000) w
            CROSS JOIN event e ON e.id = w.id)sql",
                               "event");
    titles.bind(match);
    add_words_of(&titles, 1, true, typed, near);
    Query said = cache.query(R"sql(
        SELECT q.id, q.text
        FROM (
            SELECT rowid AS id
            FROM utterance_words
            WHERE utterance_words MATCH ?
            LIMIT 1000) w
        CROSS JOIN quote q ON q.utterance = w.id)sql",
                             "quote");
    said.bind(match);
    add_words_of(&said, 1, false, typed, near);
}

std::string written(EntityCache& cache, const Near& near) {
    if (!near.written.empty()) return near.written;
    std::vector<std::string> texts;
    if (near.ref.kind == Kind::participant)
        for (const model::Name& name : load_names(cache.connection(), near.ref.id))
            texts.push_back(name.text);
    else if (near.ref)
        for (const auto& [tag, text] : load_name(cache, near.ref).by_language)
            texts.push_back(text);
    for (const std::string& text : texts)
        if (std::string word = written_in(base::to_nfc(text), near.letters); !word.empty()) return word;
    return near.letters;
}

std::vector<model::Suggestion> nearest(EntityCache& cache, Kind kind, const Typed& typed, int limit) {
    std::set<Near> near;
    add_names(cache, kind, typed, &near);
    if (kind == Kind::none) {
        const auto has_same = [](const std::set<Near>& all) { return !all.empty() && all.begin()->far == 0; };
        if (!has_same(near)) {
            std::set<Near> parted_otherwise;
            add_words(cache, parted(typed.joined, cache), typed, &parted_otherwise);
            if (has_same(parted_otherwise)) near.merge(parted_otherwise);
        }
        if (near.empty() && typed.words == 1) add_words(cache, half_of(typed.joined, cache), typed, &near);
        // The same letters are what was meant: no others are offered beside them.
        if (has_same(near)) std::erase_if(near, [](const Near& each) { return each.far > 0; });
    }
    std::vector<model::Suggestion> found;
    std::set<std::pair<std::string, model::Ref>> known;
    for (const Near& each : near) {
        if (found.size() >= static_cast<std::size_t>(limit)) break;
        const std::pair key(each.letters, kind == Kind::none ? model::Ref{} : each.ref);
        if (known.insert(key).second) found.push_back({written(cache, each), each.ref});
    }
    return found;
}

} // namespace

std::vector<model::Suggestion> suggest_near(EntityCache& cache, Kind kind, std::string_view text, int limit) {
    constexpr std::size_t max_bytes = 512;
    const Typed typed(text.substr(0, max_bytes));
    std::vector<model::Suggestion> found = nearest(cache, kind, typed, limit);
    if (!found.empty() || kind != Kind::none || typed.words <= 1) return found;
    // Of several words, each that finds nothing by itself is put right.
    std::string right;
    bool any = false;
    for (const WrittenWord& word : written_words(typed.text)) {
        std::string best(word.text);
        if (search_all(cache, word.text, 1).empty()) {
            const std::vector<model::Suggestion> words = nearest(cache, kind, Typed(word.text), 1);
            if (words.empty()) return {};
            best = words.front().text;
            any = true;
        }
        right += (right.empty() ? "" : " ") + best;
    }
    if (any && !search_all(cache, right, 1).empty()) found.push_back({right, {}});
    return found;
}

} // namespace dateline::store
