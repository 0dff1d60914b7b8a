#include "request/options.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/displayable.h"
#include "base/edtf.h"
#include "base/error.h"
#include "model/rules.h"
#include "request/names.h"

namespace dateline::request {
namespace {

std::optional<base::Edtf> date(std::string_view option, const std::string& given, int offset_minutes) {
    if (given.empty()) return std::nullopt;
    base::EdtfResult result = base::parse_edtf(given, offset_minutes);
    if (!result.date)
        refuse(option, given, result.problem + "; give a date such as 2023-06-09, 2023-06 or 2023");
    if (!result.date->placed())
        refuse(option, given,
               result.date->beyond
                   ? "the axis reaches about 30 billion years before and after today; give a date within"
                   : "it has no year; give a date such as 2023-06-09, 2023-06 or 2023");
    return result.date;
}

void check_scale(double scale) {
    if (scale == 0 || (std::isfinite(scale) && scale >= 0.25 && scale <= 8)) return;
    throw base::Error(base::Fault::usage, "--scale: give a number from 0.25 to 8");
}

} // namespace

const NamedSize* named_size(std::string_view name) {
    const auto* found = std::find_if(named_sizes.begin(), named_sizes.end(),
                                     [&](const NamedSize& size) { return size.name == name; });
    return found == named_sizes.end() ? nullptr : found;
}

std::optional<base::Size> size_of(const std::string& given) {
    if (given.empty()) return std::nullopt;
    if (const NamedSize* named = named_size(given)) return named->size;
    const char* const end = given.data() + given.size();
    int width = 0;
    int height = 0;
    const auto [after_width, width_error] = std::from_chars(given.data(), end, width);
    if (width_error == std::errc() && after_width != end && (*after_width == 'x' || *after_width == 'X')) {
        const auto [after_height, height_error] = std::from_chars(after_width + 1, end, height);
        const auto fits = [](int side) { return side >= 64 && side <= 32'000; };
        if (height_error == std::errc() && after_height == end && fits(width) && fits(height)) {
            return base::Size{static_cast<float>(width), static_cast<float>(height)};
        }
    }
    std::string names;
    for (const NamedSize& named : named_sizes)
        names += (names.empty() ? "" : ", ") + std::string(named.name);
    refuse("--size", given,
           "give WIDTHxHEIGHT, each from 64 to 32000, such as 1600x1000, or one of " + names);
}

CardSize card_size(const CardOptions& options) {
    ViewOptions view = options.view;
    CardSize card{{1200, 0}, 2};
    if (view.size == "square") card = {{1080, 1080}, 1};
    if (view.size == "story") card = {{1080, 1920}, 1};
    if (card.size.height > 0) view.size.clear();
    check_options(view);
    if (const auto size = size_of(view.size)) card = {*size, 1};
    if (view.scale > 0) card.scale = static_cast<float>(view.scale);
    if (card.size.height > 0 && (card.size.width < 400 || card.size.height < 400))
        throw base::Error(base::Fault::usage, "--size: a card is at least 400x400");
    return card;
}

int pages_of(const std::string& given) {
    if (given.empty()) return 1;
    if (given == "auto") return 0;
    int pages = 0;
    const auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), pages);
    if (error == std::errc() && end == given.data() + given.size() && pages >= 1 && pages <= max_pages)
        return pages;
    throw base::Error(base::Fault::usage, "--pages \"" + base::displayable(given, 40) +
                                              "\": give a number from 1 to 200, or auto");
}

void check_dates(const model::DateBounds& dates, int offset_minutes) {
    const auto from = date("--from", dates.from, offset_minutes);
    const auto to = date("--to", dates.to, offset_minutes);
    if (from && to && from->span.start_ms >= to->span.end_ms)
        refuse("--from", from->text, "lies after --to " + in_quotes(to->text));
}

void check_options(const ViewOptions& options) {
    choice("--group", options.group, model::groupings);
    choice("--theme", options.theme, themes);
    choice("--lang", options.language, languages);
    size_of(options.size);
    check_scale(options.scale);
    if (options.search.size() > model::longest_search_bytes)
        throw base::Error(base::Fault::usage, "--search is longer than 4,096 bytes; leave words out");
    check_dates(options.dates, 0);
}

void check_options(const PictureOptions& options) {
    check_options(options.view);
    pages_of(options.pages);
    if (options.panel && options.view.select.empty())
        throw base::Error(base::Fault::usage,
                          "--panel shows the quotes of what is selected: add --select, such as --select "
                          "\"Sam Altman\"");
}

} // namespace dateline::request
