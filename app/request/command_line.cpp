#include "request/command_line.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "request/command_table.h"
#include "request/option_table.h"

namespace dateline::request {
namespace {

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

// A path that the parser would take for an option, a command or the end of one is a path all the same.
std::string as_path(const std::string& path) {
    bool is_other = path.starts_with("-") || path == "++";
    for (const CommandHelp& command : commands())
        is_other = is_other || (!path.empty() && command.name == path);
    return is_other ? "./" + path : path;
}

std::string number(double value) {
    std::array<char, 32> buffer{};
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return {buffer.data(), result.ptr};
}

// Adds an option where it says something.
struct LineWriter {
    const Option& option;
    Arguments& given;
    Arguments& usual;
    std::string* line;

    void operator()(std::monostate /*the parser's own*/) const {}
    void operator()(bool& (*field)(Arguments&)) const {
        if (field(given) != field(usual)) *line += " " + std::string(option.name);
    }
    void operator()(std::string& (*field)(Arguments&)) const {
        if (field(given) != field(usual) || option.use == Option::Use::required) add(field(given));
    }
    void operator()(std::vector<std::string>& (*field)(Arguments&)) const {
        for (const std::string& value : field(given))
            add(value);
    }
    void operator()(double& (*field)(Arguments&)) const {
        if (field(given) > 0 || field(given) < 0) add(number(field(given)));
    }
    void add(const std::string& value) const {
        if (option.is_positional())
            *line += " " + in_shell(as_path(value));
        else
            *line += " " + std::string(option.name) + " " + in_shell(value);
    }
};

} // namespace

std::string command_line(Arguments arguments) {
    const std::string_view name = help_of(arguments.command).name;
    std::string line = "dateline" + (name.empty() ? "" : " " + std::string(name));
    Arguments usual;
    for (const Option& option : options())
        if (option.is_of(arguments.command))
            std::visit(LineWriter{option, arguments, usual, &line}, option.field);
    return line;
}

std::string command_line(const PictureOptions& options, const std::string& file, const std::string& out) {
    Arguments arguments;
    arguments.command = Command::export_file;
    arguments.file = file;
    arguments.out = out;
    arguments.picture = options;
    return command_line(std::move(arguments));
}

std::string command_line(const CardOptions& options, const std::string& file, const std::string& out) {
    Arguments arguments;
    arguments.command = Command::make_card;
    arguments.file = file;
    arguments.out = out;
    arguments.utterance = options.utterance;
    arguments.picture.view = options.view;
    return command_line(std::move(arguments));
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

} // namespace dateline::request
