#pragma once
// Every option of every command, once: what it is called, what it takes, which commands take it, what it sets
// and what the help says. The parser, --help, the manual page, the shells' completions and the command line
// that makes a picture again are all made from it. Knows no database.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "request/arguments.h"

namespace dateline::request {

// A set of commands: a bit each.
using Commands = unsigned;
constexpr Commands bit_of(Command command) {
    return 1U << static_cast<unsigned>(command);
}

// What an option sets. A flag turns it over; of a list each value is added.
using Field = std::variant<std::monostate, bool& (*)(Arguments&), std::string& (*)(Arguments&),
                           std::vector<std::string>& (*)(Arguments&), double& (*)(Arguments&)>;

struct Option {
    enum class Use { optional, required, hidden }; // hidden: taken, but nowhere told
    enum class Value { anything, file, words, one_of_words };

    std::string_view name;       // "--from"; without dashes: what stands by its place, as FILE
    std::string_view value_name; // "DATE"; empty: it takes none
    Commands commands;           // that take it
    Field field;                 // none: the parser's own
    const char* help;            // a key for base::tr
    Use use = Use::optional;
    Value value = Value::anything;
    std::span<const std::string_view> words =
        {}; // that are offered for it; one_of_words: nothing else is taken

    bool is_positional() const { return !name.starts_with("-"); }
    bool takes_list() const {
        return std::holds_alternative<std::vector<std::string>& (*)(Arguments&)>(field);
    }
    bool is_of(Command command) const { return (commands & bit_of(command)) != 0; }
    bool is_told(Command command) const { return is_of(command) && use != Use::hidden; }
};

// In the order of the help, and of a command line.
std::span<const Option> options();

} // namespace dateline::request
