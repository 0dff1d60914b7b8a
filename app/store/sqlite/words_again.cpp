#include "store/sqlite/words_again.h"

#include "store/tokens.h"

namespace dateline::store {
namespace {

void queue_events(Connection& connection, WordQueue& words) {
    Query row = connection.query("SELECT id, title, summary, note FROM event ORDER BY id", "event");
    while (row.next())
        words.add("INSERT INTO event_words (rowid, pairs) VALUES (?, ?)", "event_words", row.integer(0),
                  event_texts(row.local_text(1), row.local_text(2), row.local_text(3)));
}

void queue_utterances(Connection& connection, WordQueue& words) {
    Query row = connection.query("SELECT id, context FROM utterance ORDER BY id", "utterance");
    Query quotes =
        connection.query("SELECT id, text FROM quote WHERE utterance = ? ORDER BY position", "quote");
    while (row.next()) {
        std::vector<std::string> texts;
        quotes.rewind();
        quotes.bind(row.integer(0));
        while (quotes.next())
            texts.push_back(quotes.text(1));
        words.add("INSERT INTO utterance_words (rowid, pairs) VALUES (?, ?)", "utterance_words",
                  row.integer(0), utterance_texts(row.local_text(1), texts));
    }
}

void queue_articles(Connection& connection, WordQueue& words) {
    Query row =
        connection.query("SELECT a.id, a.headline, a.deck, ifnull(b.text, '') FROM article a LEFT JOIN "
                         "article_body b ON b.article = a.id ORDER BY a.id",
                         "article");
    while (row.next())
        words.add("INSERT INTO article_words (rowid, pairs) VALUES (?, ?)", "article_words", row.integer(0),
                  article_texts(row.text(1), row.text(2), row.text(3)));
}

} // namespace

void make_words_again(Connection& connection, WordQueue& words) {
    connection.run("INSERT INTO event_words (event_words) VALUES ('delete-all');"
                   "INSERT INTO utterance_words (utterance_words) VALUES ('delete-all');"
                   "INSERT INTO article_words (article_words) VALUES ('delete-all')");
    queue_events(connection, words);
    queue_utterances(connection, words);
    queue_articles(connection, words);
    Query names =
        connection.query("SELECT kind, target, position, folded, compact FROM name_key", "name_key");
    Query update = connection.query(
        "UPDATE name_key SET compact = ? WHERE kind = ? AND target = ? AND position = ?", "name_key");
    while (names.next()) {
        const std::string letters = compact(names.text(3));
        if (letters == names.text(4)) continue;
        update.bind(letters).bind(names.integer(0)).bind(names.integer(1)).bind(names.integer(2)).run();
    }
}

void look_names_up_apart(Connection& connection) {
    connection.run("CREATE TEMP TABLE IF NOT EXISTS name_key (kind INTEGER, target INTEGER, position "
                   "INTEGER, folded TEXT, "
                   "compact TEXT, initials TEXT, PRIMARY KEY (kind, target, position)) WITHOUT ROWID;"
                   "CREATE INDEX IF NOT EXISTS temp.name_key_apart ON name_key (folded);"
                   "DELETE FROM temp.name_key");
    Query names =
        connection.query("SELECT kind, target, position, folded, initials FROM main.name_key", "name_key");
    Query add =
        connection.query("INSERT INTO temp.name_key (kind, target, position, folded, compact, initials) "
                         "VALUES (?, ?, ?, ?, ?, ?)",
                         "name_key");
    while (names.next())
        add.bind(names.integer(0))
            .bind(names.integer(1))
            .bind(names.integer(2))
            .bind(names.text(3))
            .bind(compact(names.text(3)))
            .bind(names.text(4))
            .run();
}

} // namespace dateline::store
