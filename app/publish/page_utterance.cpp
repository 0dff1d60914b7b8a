#include "publish/page_utterance.h"

#include <algorithm>
#include <map>

#include "editorial/citation.h"
#include "editorial/diff.h"
#include "editorial/printings.h"
#include "editorial/quotation.h"
#include "layout/style.h"
#include "model/enum_names.h"

namespace dateline::publish {
namespace {

std::string in_marks(const std::string& written, const model::QuoteItem& quote) {
    const editorial::Marks marks = editorial::marks_around(quote);
    return html(marks.open) + written + html(marks.close);
}

std::string quoted_words(const model::QuoteItem& quote) {
    return in_marks(html_lines(quote.text), quote);
}

std::string marked_words(const model::UtteranceView& utterance, const model::QuoteItem& quote) {
    std::string words;
    for (const editorial::DiffPiece& piece :
         editorial::differing_words(quote.text, editorial::reference_for(utterance, quote)))
        words += piece.differs ? "<mark>" + html_lines(piece.text) + "</mark>" : html_lines(piece.text);
    return in_marks(words, quote);
}

std::string note_of(const model::QuoteItem& quote, const PageLanguage& page) {
    const char* label = editorial::form_label(quote);
    std::string note = *label ? page.tr(label) : "";
    if (!quote.note.empty()) note += (note.empty() ? "" : " · ") + page.local(quote.note);
    return note.empty() ? note : " <small>" + note + "</small>";
}

std::string main_words(const model::Printing& printing, const PageLanguage& page) {
    const std::string address = web_address(printing.article.url);
    const std::string cite = address.empty() ? "" : " cite=\"" + address + "\"";
    std::string text;
    for (const model::QuoteItem& quote : printing.quotes) {
        text += "<blockquote" + cite + page.lang_attribute(quote.language, quote.text) +
                (quote.form == model::QuoteForm::display ? " class=\"display\"" : "") + "><p>" +
                quoted_words(quote) + "</p></blockquote>";
        if (const std::string note = note_of(quote, page); !note.empty())
            text += "<p class=\"note\">" + note + "</p>";
    }
    return text;
}

// The same words of several outlets are shown once, with all who printed them.
std::string other_printings(const model::UtteranceView& utterance, const PageLanguage& page) {
    if (utterance.printings.size() < 2) return {};
    struct Wording {
        std::string words;
        std::vector<std::string> sources;
    };
    std::vector<Wording> wordings;
    std::map<std::string, std::size_t> known;
    const std::string& language = utterance.printings.front().quotes.front().language;
    for (std::size_t i = 1; i < utterance.printings.size(); ++i) {
        const model::Printing& printing = utterance.printings[i];
        for (const model::QuoteItem& quote : printing.quotes) {
            std::string words =
                quote.language == language ? marked_words(utterance, quote) : quoted_words(quote);
            words = "<q" + page.lang_attribute(quote.language, quote.text) + ">" + words + "</q>" +
                    note_of(quote, page);
            const auto [entry, is_new] = known.try_emplace(words, wordings.size());
            if (is_new) wordings.push_back({words, {}});
            wordings[entry->second].sources.push_back(article_line(printing.article, page));
        }
    }
    std::string text = "<div class=\"printings\"><p>" + page.tr("Other printings") + "</p><ul>";
    for (const Wording& wording : wordings) {
        text += "<li>" + wording.words + "<ul>";
        for (const std::string& source : wording.sources)
            text += "<li>" + source + "</li>";
        text += "</ul></li>";
    }
    return text + "</ul></div>";
}

std::string decided_by(const model::AttributionItem& item, const PageLanguage& page) {
    const bool rule = item.method == model::AttributionMethod::rule;
    if (!rule && item.by.empty()) return {};
    return "; " + page.tr(rule ? "guessed by rule" : "decided by") +
           (item.by.empty() ? "" : " " + html(item.by));
}

std::string attributions(const model::UtteranceView& utterance, const PageLanguage& page) {
    if (!utterance.disputed) return {};
    std::string text = "<div class=\"dispute\"><p>" + page.tr("Sources disagree on the speaker") + "</p><ul>";
    for (const model::AttributionItem& item : utterance.attributions) {
        text += "<li>";
        if (!item.outlet_name.empty()) text += page.local(item.outlet_name) + ": ";
        text += "<b>" + person_link(item.speaker, item.speaker_name, page) + "</b> (" +
                page.tr(model::name_in(model::attribution_statuses, item.status).data()) +
                decided_by(item, page) + ")";
        if (!item.note.empty()) text += " " + page.local(item.note);
        text += "</li>";
    }
    return text + "</ul></div>";
}

const char* context_word(const std::string& kind) {
    if (kind == "question") return "Question";
    if (kind == "statement") return "Statement";
    return kind == "opinion" ? "Opinion" : "Context";
}

std::string said_line(const model::UtteranceView& utterance, const PageLanguage& page) {
    const std::string words =
        editorial::moment_of(utterance, page.language, page.zone(utterance.event_utc_offset_minutes));
    if (words.empty()) return {};
    const int offset = utterance.event_utc_offset_minutes.value_or(page.utc_offset_minutes);
    return "<p class=\"when\">" + page.time(*utterance.said, offset, words) + "</p>";
}

} // namespace

std::string person_link(model::ParticipantId id, const model::LocalText& name, const PageLanguage& page) {
    return "<a class=\"person-link\" href=\"#" + page.anchor(id) + "\">" + page.local(name) + "</a>";
}

std::string article_line(const model::ArticleItem& article, const PageLanguage& page) {
    std::string text = "<cite>" + page.local(article.outlet_name) + "</cite>";
    if (article.published) text += ", " + page.time(*article.published, page.utc_offset_minutes);
    const std::string address = web_address(article.url);
    const std::string& shown = editorial::title_of(article);
    if (!address.empty()) {
        text += ", <a rel=\"noopener noreferrer external\" href=\"" + address + "\"" +
                (article.headline.empty() ? "" : page.lang_attribute(article.language, article.headline)) +
                ">" + (shown.empty() ? page.tr("in the article") : html(shown)) + "</a>";
    } else if (!shown.empty()) {
        text += ", <span" +
                (article.headline.empty() ? "" : page.lang_attribute(article.language, article.headline)) +
                ">" + html(shown) + "</span>";
    }
    return text;
}

std::string utterance_section(const model::UtteranceView& utterance, const PageLanguage& page) {
    std::string text = "<section class=\"utterance p" +
                       std::to_string(layout::colour_index(utterance.speaker.value)) + "\" id=\"utterance-" +
                       html(utterance.slug) + "\">";
    text += "<p class=\"speaker\">";
    text += utterance.speaker ? "<b>" + person_link(utterance.speaker, utterance.speaker_name, page) + "</b>"
                              : page.tr("Speaker not known");
    if (!utterance.speaker_title.empty())
        text += "<span class=\"soft\"> · " + page.local(utterance.speaker_title) + "</span>";
    if (utterance.disputed) text += " <strong class=\"alert\">" + page.tr("speaker disputed") + "</strong>";
    text += "</p>";
    text += said_line(utterance, page);
    if (!utterance.context.empty())
        text += "<p class=\"context\"><span>" + page.tr(context_word(utterance.context_kind)) +
                "</span> <span class=\"context-words\"" + page.lang_of(utterance.context) + ">" +
                html_lines(utterance.context.in(page.language)) + "</span></p>";
    if (!utterance.printings.empty()) {
        text += main_words(utterance.printings.front(), page);
        text += "<p class=\"source\">" + article_line(utterance.printings.front().article, page) + "</p>";
        text += other_printings(utterance, page);
    }
    return text + attributions(utterance, page) + "</section>\n";
}

} // namespace dateline::publish
