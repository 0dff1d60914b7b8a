#include "publish/publish.h"

#include <algorithm>
#include <future>
#include <span>

#include "base/displayable.h"
#include "base/error.h"
#include "base/paths.h"
#include "base/sha256.h"
#include "paint/image_source.h"
#include "paint/picture_info.h"
#include "paint/picture_pdf.h"
#include "paint/picture_png.h"
#include "paint/picture_svg.h"
#include "publish/card.h"
#include "publish/compose_view.h"
#include "publish/photos.h"
#include "request/command_line.h"
#include "request/resolve.h"

namespace dateline::publish {

namespace {

// The first part of the work, then the second.
base::ProgressAndCancel part_of(const base::ProgressAndCancel& watch, double from, double to) {
    base::ProgressAndCancel part{nullptr, watch.stop};
    if (watch.progress)
        part.progress = [&watch, from, to](double share) { watch.progress(from + (to - from) * share); };
    return part;
}

bool paint(std::span<const scene::Scene> pages, Photos& photos, float scale, const paint::FontBook& fonts,
           const paint::PictureInfo& info, const std::string& out, const base::ProgressAndCancel& watch) {
    const paint::ImageSource source = [&photos](const std::string& id) { return photos.find(id); };
    const std::string ending = ending_of(out);
    if (ending == ".png") return paint::paint_png(pages.front(), out, scale, fonts, source, info, watch);
    if (ending == ".svg") return paint::paint_svg(pages.front(), out, scale, fonts, source, info, watch);
    return paint::paint_pdf(pages, out, scale, fonts, source, info, watch);
}

void check_ending(const std::string& out) {
    if (is_picture_ending(ending_of(out))) return;
    throw base::Error(base::Fault::usage,
                      base::shown_path(out) + ": the name of a picture must end in .png, .svg or .pdf");
}

paint::PictureInfo describe(const model::DatabaseInfo& info, base::Language language,
                            const store::Database& database, const std::vector<std::string>& outlets) {
    paint::PictureInfo picture;
    picture.title = base::displayable(info.record.title.in(language));
    picture.author = "Dateline";
    picture.subject = base::displayable(database.name());
    for (const std::string& outlet : outlets)
        picture.sources += (picture.sources.empty() ? "" : ", ") + outlet;
    if (!picture.sources.empty())
        picture.sources = std::string(base::tr(language, "Sources")) + ": " + picture.sources;
    if (!info.record.licence.empty())
        picture.sources +=
            (picture.sources.empty() ? "" : "; ") + base::displayable(info.record.licence, 200);
    return picture;
}

} // namespace

std::string ending_of(const std::string& path) {
    const std::string name = base::file_name_of(path);
    const std::size_t dot = name.rfind('.');
    std::string ending = dot == std::string::npos ? "" : name.substr(dot);
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return ending;
}

bool is_picture_ending(const std::string& ending) {
    return ending == ".png" || ending == ".svg" || ending == ".pdf";
}

bool write_picture(const store::Database& database, store::Store& store,
                   const request::PictureOptions& options, base::Language language, const std::string& out,
                   const base::ProgressAndCancel& watch, Notices* notices) {
    check_ending(out);
    if (!options.pages.empty() && ending_of(out) != ".pdf")
        throw base::Error(base::Fault::usage, "--pages: only a .pdf has pages");
    const request::PictureRequest request = request::resolve_picture(options, store, language);
    // A large database takes a while to read: meanwhile the picture is composed.
    std::future<std::string> sum = std::async(
        std::launch::async, [&database, stop = watch.stop] { return database.content_sha256(stop); });
    const paint::FontBook fonts;
    Photos photos(store, request.scale);
    const Links links = ending_of(out) == ".png" ? Links::no : Links::yes;
    const ComposedView composed = compose_view(store, request, fonts, links, photos, part_of(watch, 0, 0.2));
    if (composed.pages.empty()) return false;
    paint::PictureInfo info = describe(store.info(), request.style.language, database, composed.outlets);
    info.title = composed.title;
    request::PictureOptions recorded = options;
    recorded.view.language = base::language_tag(request.style.language);
    // Without the name of the file: under any name it is the same picture, to the byte.
    info.command = request::command_line(recorded, database.name(), "timeline" + ending_of(out));
    info.database_sha256 = sum.get();
    if (watch.stop.stop_requested()) return false;
    const bool painted =
        paint(composed.pages, photos, request.scale, fonts, info, out, part_of(watch, 0.2, 1));
    if (notices != nullptr) *notices = photos.notices();
    return painted;
}

paint::Pixels preview_picture(store::Store& store, const request::PictureOptions& options,
                              const paint::FontBook& fonts, float side_px,
                              const base::ProgressAndCancel& watch) {
    const request::PictureRequest request = request::resolve_picture(options, store, base::Language::english);
    const float scale = std::min(request.scale, side_px / std::max(request.size.width, request.size.height));
    Photos photos(store, scale);
    const ComposedView composed =
        compose_view(store, request, fonts, Links::no, photos, {nullptr, watch.stop});
    if (composed.pages.empty()) return {};
    const paint::ImageSource source = [&photos](const std::string& id) { return photos.find(id); };
    return paint::paint_pixels(composed.pages.front(), scale, fonts, source, watch);
}

std::vector<std::string> write_card(const store::Database& database, store::Store& store,
                                    const request::CardOptions& options, base::Language language,
                                    const std::string& out, Notices* notices) {
    check_ending(out);
    const request::CardSize card = request::card_size(options);
    request::ViewOptions named;
    named.theme = options.view.theme;
    named.language = options.view.language;
    named.select = (options.utterance.starts_with("utterance:") ? "" : "utterance:") + options.utterance;
    const request::ResolvedOptions resolved = request::resolve_options(named, store);
    const auto view = store.load_utterance({resolved.view.selected.id});
    if (!view || view->printings.empty())
        throw base::Error(base::Fault::input, "--utterance: that quote is not in the database");
    const layout::Style style{resolved.theme.value_or(layout::Theme::light),
                              resolved.language.value_or(language)};
    const paint::FontBook fonts;
    model::PhotoId portrait;
    if (const auto speaker = store.load_participant(view->speaker, {}, {.limit = 0}))
        portrait = speaker->portrait;
    Photos photos(store, card.scale);
    if (portrait && photos.find(model::to_string(model::Ref(portrait)))->failure != paint::ImageFailure::none)
        portrait = {}; // the letter stands in its place
    const model::DatabaseInfo info = store.info();
    const std::vector<scene::Scene> cards =
        compose_cards(*view, portrait, info.record.utc_offset_minutes, card.size, style, fonts);

    const model::ArticleItem& article = view->printings.front().article;
    paint::PictureInfo about = describe(info, style.language, database,
                                        {base::displayable(article.outlet_name.in(style.language), 200)});
    if (!article.url.empty()) about.sources += "; " + base::displayable(article.url, 2000);
    about.title = base::displayable(view->speaker_name.in(style.language) + ", " +
                                    view->event_title.in(style.language));
    request::CardOptions recorded = options;
    recorded.view.language = base::language_tag(style.language);
    const std::string ending = ending_of(out), stem = out.substr(0, out.size() - ending.size());
    about.command = request::command_line(recorded, database.name(), "card" + ending);
    about.database_sha256 = database.content_sha256();
    for (const scene::Scene& scene : cards)
        photos.want(scene);
    std::vector<std::string> written;
    if (ending == ".pdf" || cards.size() == 1) {
        paint(cards, photos, card.scale, fonts, about, out, {});
        written = {out};
    }
    for (std::size_t i = 0; i < cards.size() && written != std::vector{out}; ++i) {
        written.push_back(stem + "-" + std::to_string(i + 1) + out.substr(stem.size()));
        paint(std::span(&cards[i], 1), photos, card.scale, fonts, about, written.back(), {});
    }
    if (notices != nullptr) *notices = photos.notices();
    return written;
}

} // namespace dateline::publish
