#include <algorithm>
#include <array>
#include <map>

#include "base/error.h"
#include "base/file.h"
#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/quotes.h"
#include "import/import.h"
#include "paint/picture.h"
#include "state/picture.h"

namespace dateline::cli {
namespace {

constexpr double largest_side_px = 32'000;         // cairo's limit is 32,767
constexpr double largest_picture_px = 200'000'000; // 800 MB of pixels

std::string ending_of(const std::string& path) {
    const std::string name = base::file_name_of(path);
    const std::size_t dot = name.rfind('.');
    std::string ending = dot == std::string::npos ? "" : name.substr(dot);
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return ending;
}

void check_ending(const std::string& out) {
    constexpr std::array<std::string_view, 5> supported = {".png", ".svg", ".pdf", ".json", ".csv"};
    if (std::find(supported.begin(), supported.end(), ending_of(out)) != supported.end()) return;
    throw base::Error(base::Fault::usage, "--out " + base::shown_path(out) +
                                              ": the name must end in one of .png .svg .pdf .json .csv");
}

// The source format is always the whole database: a part of it would not import again.
void refuse_filters(const state::ViewOptions& view) {
    const bool any = !view.from.empty() || !view.to.empty() || !view.persons.empty() ||
                     !view.topics.empty() || !view.outlets.empty() || !view.places.empty() ||
                     !view.search.empty() || !view.select.empty();
    if (!any) return;
    throw base::Error(base::Fault::usage,
                      "--out: a .json file holds the whole database, so it takes no filter; for a part "
                      "of it use dateline quotes --format json, or a .csv file");
}

// The photos of a scene, each decoded once, at the size at which it is drawn.
class Photos {
  public:
    Photos(store::Store& store, std::string folder, const scene::Scene& scene, float scale)
        : store_(store), folder_(std::move(folder)) {
        for (const scene::Command& command : scene.commands) {
            const auto* image = std::get_if<scene::Image>(&command);
            if (image == nullptr) continue;
            const float width = image->rect.width / std::max(image->source.width, 0.01F);
            const float height = image->rect.height / std::max(image->source.height, 0.01F);
            const float side = std::clamp(std::max(width, height) * scale, 1.0F, 8192.0F);
            int& largest = largest_side_px_[image->id];
            largest = std::max(largest, static_cast<int>(side) + 1);
        }
    }

    const paint::DecodedImage* find(const std::string& id) {
        const auto [entry, is_new] = images_.try_emplace(id);
        if (is_new) entry->second = load(id);
        return &entry->second;
    }

  private:
    paint::DecodedImage load(const std::string& id) {
        paint::DecodedImage missing;
        missing.failure = paint::ImageFailure::missing;
        const std::optional<model::Ref> ref = model::parse_ref(id);
        if (!ref || ref->kind != model::Kind::photo) return missing;
        const std::optional<model::PhotoView> photo = store_.load_photo({ref->id});
        if (!photo) return missing;
        return decoder_.decode(folder_, photo->file, largest_side_px_[id]);
    }

    store::Store& store_;
    std::string folder_;
    std::map<std::string, int> largest_side_px_;
    std::map<std::string, paint::DecodedImage> images_;
    paint::ImageDecoder decoder_;
};

// What to write into the file so that the picture can be cited and made again.
paint::PictureInfo describe(const Arguments& arguments, const model::DatabaseInfo& info,
                            base::Language language) {
    const state::ViewOptions& view = arguments.view;
    std::string options;
    const auto add = [&options](const char* name, const std::string& value) {
        if (!value.empty()) options += std::string(options.empty() ? "" : " ") + name + " \"" + value + "\"";
    };
    add("--from", view.from);
    add("--to", view.to);
    add("--group", view.group);
    add("--select", view.select);
    for (const std::string& name : view.persons)
        add("--person", name);
    for (const std::string& name : view.topics)
        add("--topic", name);
    for (const std::string& name : view.outlets)
        add("--outlet", name);
    for (const std::string& name : view.places)
        add("--place", name);
    add("--search", view.search);
    paint::PictureInfo picture;
    picture.title = base::displayable(info.record.title.in(language));
    picture.author = "Dateline";
    picture.subject = base::file_name_of(arguments.file) + (options.empty() ? "" : " " + options);
    if (!info.record.licence.empty()) picture.subject += "; " + info.record.licence;
    picture.subject = base::displayable(picture.subject);
    return picture;
}

void check_pixels(const base::Size& size, float scale) {
    const double width = static_cast<double>(size.width) * static_cast<double>(scale);
    const double height = static_cast<double>(size.height) * static_cast<double>(scale);
    if (width <= largest_side_px && height <= largest_side_px && width * height <= largest_picture_px) return;
    throw base::Error(base::Fault::usage,
                      "--size and --scale: a PNG has at most 32,000 pixels a side and 200 million in "
                      "all; use less, or a .pdf or .svg file");
}

void export_picture(const Arguments& arguments, const std::string& ending, store::Store& store,
                    const state::ResolvedOptions& resolved) {
    const base::Language language = language_of(arguments);
    state::PictureRequest request;
    request.view = resolved.view;
    request.size = resolved.size.value_or(base::Size{1600, 1000});
    request.style.theme = resolved.theme.value_or(layout::Theme::light);
    request.style.language = language;
    const float scale = resolved.scale > 0 ? resolved.scale : 1.0F;
    if (ending == ".png") check_pixels(request.size, scale);
    const paint::FontBook fonts;
    const scene::Scene scene = state::compose_view(store, request, fonts);
    Photos photos(store, base::folder_of(arguments.file), scene, scale);
    const paint::ImageSource source = [&photos](const std::string& id) { return photos.find(id); };
    const auto paint = ending == ".png"   ? paint::paint_png
                       : ending == ".svg" ? paint::paint_svg
                                          : paint::paint_pdf;
    paint(scene, arguments.out, scale, fonts, source, describe(arguments, store.info(), language));
}

void export_csv(const Arguments& arguments, store::Store& store, const state::View& view) {
    StringOutput output;
    output.write("\xEF\xBB\xBF"); // spreadsheets take a file without the mark for CP949
    output.write(csv_heading());
    each_event_said(store, view, [&](const SaidAtEvent& said) {
        write_csv(said, language_of(arguments), output);
        return true;
    });
    base::write_file(arguments.out, output.text());
}

} // namespace

int run_export(const Arguments& arguments) {
    check_ending(arguments.out);
    state::check_options(arguments.view);
    const std::string ending = ending_of(arguments.out);
    if (ending == ".json") refuse_filters(arguments.view);
    const auto store = open_database(arguments.file);
    const state::ResolvedOptions resolved = state::resolve_options(arguments.view, *store);
    if (ending == ".json") {
        base::write_file(arguments.out, import::write_source(arguments.file));
    } else if (ending == ".csv") {
        export_csv(arguments, *store, resolved.view);
    } else {
        export_picture(arguments, ending, *store, resolved);
    }
    return 0;
}

} // namespace dateline::cli
