#include "store/sqlite/search.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/displayable.h"
#include "base/utf8.h"
#include "index/block_reader.h"
#include "store/sqlite/thing_tables.h"
#include "store/tokens.h"

namespace dateline::store {
namespace {

using Hits = std::vector<model::SearchHit>;

constexpr int max_hits = 1000;
constexpr std::size_t context_bytes = 90; // on each side of a match

std::vector<std::string> texts_of(const model::LocalText& text) {
    std::vector<std::string> texts;
    for (const auto& [tag, words] : text.by_language)
        texts.push_back(words);
    return texts;
}

bool is_boundary(std::string_view text, std::size_t at) {
    return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

// How well a name answers; lower is better, 9 does not.
int name_rank(const std::string& name, const std::string& initials, const std::vector<Term>& terms,
              const std::string& whole) {
    if (name == whole) return 0;
    if (name.starts_with(whole)) return 1;
    bool by_words = true;
    bool by_initials = true;
    for (const Term& term : terms) {
        by_words = by_words && name.find(term.compact) != std::string::npos;
        by_initials =
            by_initials && (name.find(term.compact) != std::string::npos ||
                            (!term.initials.empty() && initials.find(term.initials) != std::string::npos));
    }
    if (by_words) return 2;
    if (!by_initials) return 9;
    return initials.starts_with(whole) ? 1 : 3;
}

struct NameHit {
    bool exact = false; // with the marks of its letters
    int rank = 9, position = 0;
    std::int64_t busy = 0, target = 0;
};

// What has the words as they were typed comes before what has them but for the marks of letters.
bool is_before(const NameHit& a, const NameHit& b) {
    return std::tuple(!a.exact, a.rank, a.position) < std::tuple(!b.exact, b.rank, b.position);
}

bool has_exactly(const std::string& folded, const std::string& initials, const std::vector<Term>& terms) {
    const std::string name = compact(folded, LetterMarks::keep);
    return std::all_of(terms.begin(), terms.end(), [&](const Term& term) {
        return name.find(compact(term.exact, LetterMarks::keep)) != std::string::npos ||
               (!term.initials.empty() && initials.find(term.initials) != std::string::npos);
    });
}

// Things of one kind, the best names first.
std::vector<NameHit> find_names(EntityCache& cache, NamedKind kind, const std::vector<Term>& terms,
                                int limit) {
    std::string whole;
    for (const Term& term : terms)
        whole += term.compact;
    std::map<std::int64_t, NameHit> best;
    Query names = cache.query(R"sql(
        SELECT target, position, compact, initials, folded
        FROM name_key
        WHERE kind = ?1 AND (instr(compact, ?2) > 0 OR (?3 <> '' AND instr(initials, ?3) > 0)))sql",
                              "name_key");
    names.bind(static_cast<int>(kind)).bind(terms.front().compact).bind(terms.front().initials);
    while (names.next()) {
        const int rank = name_rank(names.text(2), names.text(3), terms, whole);
        if (rank == 9) continue;
        NameHit& hit = best[names.integer(0)];
        const NameHit found{has_exactly(names.text(4), names.text(3), terms), rank,
                            names.number(1, 0, 1'000'000), 0, names.integer(0)};
        if (hit.rank == 9 || is_before(found, hit)) hit = found;
    }
    std::vector<NameHit> hits;
    for (const auto& [target, hit] : best)
        hits.push_back(hit);
    if (kind == NamedKind::participant) {
        for (NameHit& hit : hits)
            hit.busy = cache.storage().total({index::Series::utterances_by_speaker, hit.target}).entries();
    }
    std::stable_sort(hits.begin(), hits.end(), [](const NameHit& a, const NameHit& b) {
        return std::tuple(!a.exact, a.rank, -a.busy) < std::tuple(!b.exact, b.rank, -b.busy);
    });
    if (hits.size() > static_cast<std::size_t>(limit)) hits.resize(static_cast<std::size_t>(limit));
    return hits;
}

std::string all_of(const std::vector<Term>& terms) {
    std::string match;
    for (const Term& term : terms) {
        if (!match.empty()) match += " AND ";
        match += term.match;
    }
    return match;
}

Hits participant_hits(EntityCache& cache, const std::vector<Term>& terms, int limit) {
    Hits hits;
    Query row = cache.query("SELECT id, description FROM participant WHERE id = ?", "participant");
    for (const NameHit& found : find_names(cache, NamedKind::participant, terms, limit)) {
        model::SearchHit hit;
        hit.key = model::ParticipantId{found.target};
        hit.title = cache.participant_name({found.target});
        std::vector<std::string> names;
        for (const model::Name& name : load_names(cache.connection(), found.target))
            names.push_back(name.text);
        set_snippet(&hit, names, terms); // the variant by which it was found
        hits.push_back(std::move(hit));
    }
    return hits;
}

// The heaviest of what has the words, then by date, what has none last; of very much, of the first that are
// found. What the blocks say of each is enough to know.
std::vector<std::int64_t> heaviest_with(EntityCache& cache, index::EntityKind things,
                                        const std::vector<Term>& terms, int limit) {
    const bool events = things == index::EntityKind::events;
    Query words = cache.query(events ? R"sql(
            SELECT count(collect_id(id))
            FROM (SELECT rowid AS id FROM event_words WHERE event_words MATCH ? LIMIT 100000))sql"
                                     : R"sql(
                   SELECT count(collect_id(id))
                   FROM (
                       SELECT rowid AS id
                       FROM utterance_words
                       WHERE utterance_words MATCH ?
                       LIMIT 100000))sql",
                              events ? "event_words" : "utterance_words");
    index::Bitmap ids;
    words.bind(all_of(terms)).collect(&ids);
    using Place = std::tuple<double, bool, std::int64_t, std::int64_t, std::int64_t>; // in the order of hits
    std::vector<Place> places;
    index::visit_placed(cache.storage(), things, ids, nullptr,
                        [&](const index::BlockReader& block, std::size_t i, std::int64_t id) {
                            const bool dated = block.is_dated(i);
                            places.emplace_back(-block.weight(i), !dated,
                                                dated ? block.span(i).start_tick : 0,
                                                events ? 0 : block.event(i), id);
                        });
    const std::size_t kept = std::min(places.size(), static_cast<std::size_t>(limit));
    std::partial_sort(places.begin(), places.begin() + static_cast<std::ptrdiff_t>(kept), places.end());
    std::vector<std::int64_t> heaviest;
    for (std::size_t i = 0; i < kept; ++i)
        heaviest.push_back(std::get<4>(places[i]));
    return heaviest;
}

// Of words with letters that may have marks more are looked at than are wanted: the exact come first.
int looked_at(const std::vector<Term>& terms, int limit) {
    const auto is_certain = [](const Term& term) {
        for (std::size_t at = 0; at < term.text.size();) {
            const char32_t c = base::next_code_point(term.text, &at);
            if (c < 0x1100 && (c < U'0' || c > U'9') && c != 0xB7) return false;
        }
        return true;
    };
    return std::all_of(terms.begin(), terms.end(), is_certain) ? limit : 3 * limit;
}

bool have_exactly(const std::vector<std::string>& texts, const std::vector<Term>& terms) {
    return std::all_of(terms.begin(), terms.end(), [&](const Term& term) {
        return std::any_of(texts.begin(), texts.end(), [&](const std::string& text) {
            return find_term(base::to_nfc(text), term.exact, LetterMarks::keep).begin >= 0;
        });
    });
}

// The hits as they come, those that have the words exactly first.
class ExactFirst {
  public:
    ExactFirst(const std::vector<Term>& terms, int limit) : terms_(terms), limit_(limit) {}

    void add(model::SearchHit hit, const std::vector<std::string>& texts) {
        Hits& hits = have_exactly(texts, terms_) ? exact_ : others_;
        if (hits.size() < static_cast<std::size_t>(limit_)) {
            set_snippet(&hit, texts, terms_);
            hits.push_back(std::move(hit));
        }
    }
    Hits take() {
        for (model::SearchHit& hit : others_)
            if (exact_.size() < static_cast<std::size_t>(limit_)) exact_.push_back(std::move(hit));
        return std::move(exact_);
    }

  private:
    const std::vector<Term>& terms_;
    int limit_;
    Hits exact_, others_;
};

Hits event_hits(EntityCache& cache, const std::vector<Term>& terms, int limit) {
    ExactFirst hits(terms, limit);
    Query row = cache.query(
        R"sql(
            SELECT id, title, summary, note, date, utc_offset_minutes
            FROM event
            WHERE id = ?)sql",
        "event");
    for (const std::int64_t event :
         heaviest_with(cache, index::EntityKind::events, terms, looked_at(terms, limit))) {
        row.rewind();
        if (!row.bind(event).next()) continue;
        model::SearchHit hit;
        hit.key = model::EventId{event};
        hit.title = row.local_text(1);
        hit.date = row.date(4, row.optional_number(5, -1440, 1440).value_or(cache.utc_offset_minutes()));
        std::vector<std::string> texts = texts_of(hit.title);
        for (const model::LocalText& more : {row.local_text(2), row.local_text(3)})
            for (std::string& text : texts_of(more))
                texts.push_back(std::move(text));
        hits.add(std::move(hit), texts);
    }
    return hits.take();
}

Hits utterance_hits(EntityCache& cache, const std::vector<Term>& terms, int limit) {
    ExactFirst hits(terms, limit);
    Query row = cache.query(R"sql(
        SELECT u.id, u.speaker, u.context, e.title, e.date, e.utc_offset_minutes
        FROM utterance u
        CROSS JOIN event e ON e.id = u.event
        WHERE u.id = ?)sql",
                            "utterance");
    for (const std::int64_t utterance :
         heaviest_with(cache, index::EntityKind::utterances, terms, looked_at(terms, limit))) {
        row.rewind();
        if (!row.bind(utterance).next()) continue;
        model::SearchHit hit;
        hit.key = model::UtteranceId{utterance};
        const auto speaker = row.optional_integer(1);
        hit.title = speaker ? cache.participant_name({*speaker}) : row.local_text(3);
        hit.date = row.date(4, row.optional_number(5, -1440, 1440).value_or(cache.utc_offset_minutes()));
        std::vector<std::string> texts;
        Query quotes = cache.query(
            R"sql(
                SELECT id, text
                FROM quote
                WHERE utterance = ?
                ORDER BY position
                LIMIT 200)sql",
            "quote");
        quotes.bind(utterance);
        while (quotes.next())
            texts.push_back(quotes.text(1));
        for (std::string& text : texts_of(row.local_text(2)))
            texts.push_back(std::move(text));
        hits.add(std::move(hit), texts);
    }
    return hits.take();
}

Hits article_hits(EntityCache& cache, const std::vector<Term>& terms, int limit) {
    ExactFirst hits(terms, limit);
    Query row = cache.query(
        R"sql(
            SELECT a.id, a.headline, a.deck, a.language, a.published, ifnull(b.text, '')
            FROM (
                SELECT rowid AS id
                FROM article_words
                WHERE article_words MATCH ?
                LIMIT 20000) w
            CROSS JOIN article a ON a.id = w.id
            LEFT JOIN article_body b ON b.article = a.id
            ORDER BY a.start_ms IS NULL, a.start_ms, a.id
            LIMIT ?)sql",
        "article");
    row.bind(all_of(terms)).bind(looked_at(terms, limit));
    while (row.next()) {
        model::SearchHit hit;
        hit.key = model::ArticleId{row.integer(0)};
        hit.title.set(row.text(3), row.text(1));
        hit.date = row.date(4, cache.utc_offset_minutes());
        hits.add(std::move(hit), {row.text(1), row.text(2), row.text(5)});
    }
    return hits.take();
}

template<class IdType>
Hits name_hits(EntityCache& cache, NamedKind kind, const std::vector<Term>& terms, int limit,
               const model::LocalText& (EntityCache::*name)(IdType)) {
    Hits hits;
    for (const NameHit& found : find_names(cache, kind, terms, limit)) {
        model::SearchHit hit;
        hit.key = IdType{found.target};
        hit.title = (cache.*name)({found.target});
        hits.push_back(std::move(hit));
    }
    return hits;
}

// Every kind gets a fair share of the limit; what one leaves goes to the others, in order.
Hits shared_out(std::vector<Hits>* kinds, std::size_t limit) {
    std::vector<std::size_t> shares;
    std::size_t used = 0;
    for (const Hits& hits : *kinds) {
        shares.push_back(std::min({hits.size(), limit / kinds->size() + 1, limit - used}));
        used += shares.back();
    }
    Hits all;
    for (std::size_t i = 0; i < kinds->size(); ++i) {
        Hits& hits = (*kinds)[i];
        const std::size_t more = std::min(hits.size() - shares[i], limit - used);
        used += more;
        std::move(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(shares[i] + more),
                  std::back_inserter(all));
    }
    return all;
}

} // namespace

void set_snippet(model::SearchHit* hit, const std::vector<std::string>& texts,
                 const std::vector<Term>& terms) {
    for (const Term& term : terms) {
        for (const std::string& text : texts) {
            const std::string words = base::to_nfc(text);
            const Occurrence found = find_term(words, term.text);
            if (found.begin < 0) continue;
            const auto begin = static_cast<std::size_t>(found.begin);
            const auto end = static_cast<std::size_t>(found.end);
            std::size_t from = begin > context_bytes ? begin - context_bytes : 0;
            while (from > 0 && !is_boundary(words, from))
                ++from;
            std::size_t to = std::min(words.size(), end + context_bytes);
            while (!is_boundary(words, to))
                --to;
            hit->snippet =
                (from > 0 ? "…" : "") + words.substr(from, to - from) + (to < words.size() ? "…" : "");
            const std::size_t shift = from > 0 ? std::string_view("…").size() : 0;
            hit->match_begin = static_cast<int>(begin - from + shift);
            hit->match_end = static_cast<int>(end - from + shift);
            return;
        }
    }
    if (!texts.empty()) hit->snippet = base::displayable(texts.front(), 2 * context_bytes);
}

std::vector<model::SearchHit> search_all(EntityCache& cache, std::string_view text, int limit) {
    const std::vector<Term> terms = parse_terms(text, cache.indexed_marks());
    if (terms.empty() || limit <= 0) return {};
    limit = std::min(limit, max_hits);
    std::vector<Hits> kinds;
    try {
        kinds.push_back(participant_hits(cache, terms, limit));
        kinds.push_back(event_hits(cache, terms, limit));
        kinds.push_back(utterance_hits(cache, terms, limit));
        kinds.push_back(name_hits(cache, NamedKind::topic, terms, limit, &EntityCache::topic_name));
        kinds.push_back(name_hits(cache, NamedKind::outlet, terms, limit, &EntityCache::outlet_name));
        kinds.push_back(name_hits(cache, NamedKind::place, terms, limit, &EntityCache::place_name));
        kinds.push_back(article_hits(cache, terms, limit));
    } catch (const Interrupted&) { // what is there so far
    }
    return kinds.empty() ? Hits{} : shared_out(&kinds, static_cast<std::size_t>(limit));
}

} // namespace dateline::store
