#include "publish/publish.h"

#include <algorithm>

#include "base/error.h"
#include "base/file.h"
#include "base/utf8.h"
#include "paint/picture.h"
#include "publish/card.h"
#include "publish/photos.h"

namespace dateline::publish {

namespace {

constexpr double largest_side_px = 32'000;         // cairo's limit is 32,767
constexpr double largest_picture_px = 200'000'000; // 800 MB of pixels

void check_pixels(const base::Size& size, float scale) {
    const double width = static_cast<double>(size.width) * static_cast<double>(scale);
    const double height = static_cast<double>(size.height) * static_cast<double>(scale);
    if (width <= largest_side_px && height <= largest_side_px && width * height <= largest_picture_px) return;
    throw base::Error(base::Fault::usage,
                      "--size and --scale: a PNG has at most 32,000 pixels a side and 200 million "
                      "in all; use less, or a .pdf or .svg file");
}

void paint(const scene::Scene& scene, store::Store& store, const std::string& database_path, float scale,
           const paint::FontBook& fonts, const paint::PictureInfo& info, const std::string& out) {
    const std::string ending = ending_of(out);
    if (!is_picture_ending(ending))
        throw base::Error(base::Fault::usage,
                          base::shown_path(out) + ": the name of a picture must end in .png, .svg or .pdf");
    if (ending == ".png") check_pixels(scene.size, scale);
    Photos photos(store, base::folder_of(database_path), scene, scale);
    const paint::ImageSource source = [&photos](const std::string& id) { return photos.find(id); };
    const auto painter = ending == ".png"   ? paint::paint_png
                         : ending == ".svg" ? paint::paint_svg
                                            : paint::paint_pdf;
    painter(scene, out, scale, fonts, source, info);
}

paint::PictureInfo describe(const model::DatabaseInfo& info, base::Language language,
                            const std::string& database_path, const std::string& options) {
    paint::PictureInfo picture;
    picture.title = base::displayable(info.record.title.in(language));
    picture.author = "Dateline";
    picture.subject = base::file_name_of(database_path) + (options.empty() ? "" : " " + options);
    if (!info.record.licence.empty()) picture.subject += "; " + info.record.licence;
    picture.subject = base::displayable(picture.subject);
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

void write_picture(store::Store& store, const std::string& database_path, const Picture& picture,
                   const std::string& out) {
    const paint::FontBook fonts;
    const scene::Scene scene = state::compose_view(store, picture.request, fonts);
    paint(scene, store, database_path, picture.scale, fonts,
          describe(store.info(), picture.request.style.language, database_path, picture.options), out);
}

void write_card(store::Store& store, const std::string& database_path, model::UtteranceId utterance,
                const layout::Style& style, const std::string& out) {
    const auto view = store.load_utterance(utterance);
    if (!view || view->printings.empty())
        throw base::Error(base::Fault::input, "that quote is no longer in the database: open it again");
    const paint::FontBook fonts;
    model::PhotoId portrait;
    if (const auto speaker = store.load_participant(view->speaker, {}, {0, 1})) portrait = speaker->portrait;
    const model::DatabaseInfo info = store.info();
    const scene::Scene scene = compose_card(*view, portrait, info.record.utc_offset_minutes, style, fonts);
    paint(scene, store, database_path, 2, fonts, describe(info, style.language, database_path, ""), out);
}

} // namespace dateline::publish
