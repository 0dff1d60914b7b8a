#include "cli/quotes_text.h"

#include "base/date_text.h"
#include "base/displayable.h"
#include "editorial/citation.h"
#include "editorial/quotation.h"

namespace dateline::cli {
namespace {

using base::tr;

constexpr std::size_t no_limit_bytes = std::size_t{1} << 24U;
std::string shown(std::string_view text) {
    return base::displayable(text, no_limit_bytes);
}

class Page {
  public:
    Page(base::Language language, int utc_offset_minutes, publish::Output& output)
        : language_(language), utc_offset_minutes_(utc_offset_minutes), output_(output) {}

    void write(const publish::EventInView& said) {
        if (said.begins) write_head(said.event.item);
        for (const model::UtteranceView* utterance : said.utterances)
            write(*utterance);
        if (said.ends) output_.write("\n");
    }

  private:
    void write_head(const model::EventItem& item) {
        line(0, item.title.in(language_));
        std::string when = base::format_date(item.date, language_, base::DateStyle::full,
                                             {item.utc_offset_minutes, utc_offset_minutes_});
        if (!item.place.empty()) when += " · " + item.place.in(language_);
        line(0, when);
    }

    void line(int indent, const std::string& text) {
        output_.write(std::string(static_cast<std::size_t>(indent), ' ') + shown(text) + "\n");
    }

    void write(const model::UtteranceView& utterance) {
        output_.write("\n");
        std::string who =
            utterance.speaker ? utterance.speaker_name.in(language_) : tr(language_, "Speaker not known");
        if (!utterance.speaker_title.empty()) who += ", " + utterance.speaker_title.in(language_);
        const std::string said = editorial::moment_of(
            utterance, language_, {utterance.event_utc_offset_minutes, utc_offset_minutes_});
        if (!said.empty()) who += " · " + said;
        line(2, std::to_string(utterance.order) + ". " + who);
        if (!utterance.context.empty()) {
            const char* kind = utterance.context_kind == "question"    ? "Question"
                               : utterance.context_kind == "statement" ? "Statement"
                               : utterance.context_kind == "opinion"   ? "Opinion"
                                                                       : "Context";
            line(5, std::string(tr(language_, kind)) + ": " + utterance.context.in(language_));
        }
        for (const model::Printing& printing : utterance.printings)
            write(printing);
        if (utterance.disputed) write_dispute(utterance);
    }

    void write(const model::Printing& printing) {
        for (const model::QuoteItem& quote : printing.quotes) {
            const char* label = editorial::form_label(quote);
            line(5,
                 editorial::words_of(quote) + (*label ? std::string(" (") + tr(language_, label) + ")" : ""));
        }
        line(7, "— " + editorial::citation_line(printing.article, language_, utc_offset_minutes_));
        if (const std::string& where = editorial::whereabouts_of(printing.article); !where.empty())
            line(9, where);
    }

    void write_dispute(const model::UtteranceView& utterance) {
        line(5, std::string(tr(language_, "Disputed")) + ":");
        for (const model::AttributionItem& attribution : utterance.attributions) {
            const char* status = attribution.status == model::AttributionStatus::accepted   ? "Accepted"
                                 : attribution.status == model::AttributionStatus::disputed ? "Disputed"
                                                                                            : "Rejected";
            std::string text = attribution.speaker_name.in(language_) + " (" + tr(language_, status) + ")";
            if (!attribution.outlet_name.empty()) text += ", " + attribution.outlet_name.in(language_);
            if (!attribution.note.empty()) text += ": " + attribution.note.in(language_);
            line(7, text);
        }
    }

    base::Language language_;
    int utc_offset_minutes_;
    publish::Output& output_;
};

} // namespace

void write_text(const publish::EventInView& said, base::Language language, int utc_offset_minutes,
                publish::Output& output) {
    Page(language, utc_offset_minutes, output).write(said);
}

} // namespace dateline::cli
