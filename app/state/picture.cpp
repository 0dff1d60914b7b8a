#include "state/picture.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/error.h"
#include "base/utf8.h"

namespace dateline::state {

namespace {

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

std::string in_shell(const std::string& word) {
    const bool plain = !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("-_./:,+=@").find(c) != std::string_view::npos;
    });
    if (plain) return word;
    std::string quoted = "'";
    for (const char c : word)
        quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted + "'";
}

std::string number(double value) {
    std::array<char, 32> buffer{};
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return {buffer.data(), result.ptr};
}

} // namespace

void check_options(const PictureOptions& options) {
    check_options(options.view);
    pages_of(options.pages);
    if (options.panel && options.view.select.empty())
        throw base::Error(base::Fault::usage,
                          "--panel shows the quotes of what is selected: add --select, such as --select "
                          "\"Sam Altman\"");
}

PictureRequest resolve_picture(const PictureOptions& options, store::Store& store, base::Language language) {
    check_options(options);
    const ResolvedOptions resolved = resolve_options(options.view, store);
    PictureRequest request;
    request.view = resolved.view;
    request.size = resolved.size.value_or(request.size);
    request.scale = resolved.scale > 0 ? resolved.scale : 1.0F;
    request.style.theme = resolved.theme.value_or(layout::Theme::light);
    request.style.language = resolved.language.value_or(language);
    request.style.lanes = options.lanes;
    request.style.coverage = options.coverage;
    request.panel = options.panel;
    request.legend = options.legend;
    if (options.transparent) request.style.ground = layout::Ground::none;
    request.title = base::displayable(base::to_nfc(options.title), 400);
    request.caption = base::displayable(base::to_nfc(options.caption), 2000);
    request.pages = pages_of(options.pages);
    request.index = !options.pages.empty();
    return request;
}

std::string command_line(const PictureOptions& options, const std::string& file, const std::string& out) {
    std::string line = "dateline export " + in_shell(file) + " --out " + in_shell(out);
    const auto add = [&line](const char* name, const std::string& value) {
        if (!value.empty()) line += std::string(" ") + name + " " + in_shell(value);
    };
    const auto flag = [&line](bool given, const char* name) {
        if (given) line += std::string(" ") + name;
    };
    const ViewOptions& view = options.view;
    add("--view", view.view);
    add("--from", view.dates.from);
    add("--to", view.dates.to);
    for (const std::string& name : view.persons)
        add("--person", name);
    for (const std::string& name : view.topics)
        add("--topic", name);
    for (const std::string& name : view.outlets)
        add("--outlet", name);
    for (const std::string& name : view.places)
        add("--place", name);
    add("--search", view.search);
    add("--group", view.group);
    add("--select", view.select);
    flag(!options.lanes, "--no-lanes");
    flag(!options.coverage, "--no-coverage");
    flag(options.panel, "--panel");
    flag(options.legend, "--legend");
    add("--title", options.title);
    add("--caption", options.caption);
    flag(options.transparent, "--transparent");
    add("--pages", options.pages);
    add("--lang", view.language);
    add("--theme", view.theme);
    add("--size", view.size);
    if (view.scale > 0) add("--scale", number(view.scale));
    return line;
}

CardSize card_size(const CardOptions& options) {
    ViewOptions view;
    view.theme = options.theme;
    view.language = options.language;
    view.scale = options.scale;
    CardSize card{{1200, 0}, options.scale > 0 ? static_cast<float>(options.scale) : 2.0F};
    if (options.size == "square") card = {{1080, 1080}, 1};
    if (options.size == "story") card = {{1080, 1920}, 1};
    if (card.size.height == 0) view.size = options.size;
    check_options(view);
    if (const auto size = size_of(view.size)) card = {*size, 1};
    if (options.scale > 0) card.scale = static_cast<float>(options.scale);
    if (card.size.height > 0 && (card.size.width < 400 || card.size.height < 400))
        throw base::Error(base::Fault::usage, "--size: a card is at least 400x400");
    return card;
}

std::string command_line(const CardOptions& options, const std::string& file, const std::string& out) {
    std::string line = "dateline card " + in_shell(file) + " --out " + in_shell(out);
    const auto add = [&line](const char* name, const std::string& value) {
        if (!value.empty()) line += std::string(" ") + name + " " + in_shell(value);
    };
    add("--utterance", options.utterance);
    add("--lang", options.language);
    add("--theme", options.theme);
    add("--size", options.size);
    if (options.scale > 0) add("--scale", number(options.scale));
    return line;
}

std::optional<std::vector<std::string>> split_command_line(std::string_view line) {
    std::vector<std::string> words;
    bool in_word = false, in_quotes = false;
    for (std::size_t at = 0; at < line.size(); ++at) {
        const char c = line[at];
        if (!in_quotes && c == ' ') {
            in_word = false;
            continue;
        }
        if (!in_word) words.emplace_back();
        in_word = true;
        if (c == '\'') {
            in_quotes = !in_quotes;
        } else if (!in_quotes && c == '\\') {
            if (++at == line.size()) return std::nullopt;
            words.back() += line[at];
        } else {
            words.back() += c;
        }
    }
    if (in_quotes) return std::nullopt;
    return words;
}

} // namespace dateline::state
