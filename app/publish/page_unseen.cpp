#include "publish/page_unseen.h"

namespace dateline::publish {
namespace {

void add_unseen(const model::LocalText& text, const PageLanguage& page, Json* texts) {
    const std::string& shown = text.in(page.language);
    for (const auto& [tag, words] : text.by_language)
        if (words != shown) texts->push_back({plain(tag), plain(words)});
}

} // namespace

Json unseen_texts(const EventInView& in_view, const PageLanguage& page) {
    Json own = Json::array();
    for (const model::LocalText* text :
         {&in_view.event.item.title, &in_view.event.summary, &in_view.event.note})
        add_unseen(*text, page, &own);
    bool any = !own.empty();
    Json all = Json::array({std::move(own)});
    for (const model::UtteranceView* utterance : in_view.utterances) {
        Json said = Json::array();
        add_unseen(utterance->context, page, &said);
        any = any || !said.empty();
        all.push_back(std::move(said));
    }
    return any ? all : Json(nullptr);
}

} // namespace dateline::publish
