#pragma once
// Every command once, as the help, the manual page and the completions tell of it. Its options stand in
// request/option_table.h.

#include <span>
#include <string>
#include <string_view>

#include "base/language.h"
#include "request/arguments.h"

namespace dateline::request {

// A command, as the help has it. Texts are keys for base::tr.
struct CommandHelp {
    Command command;
    std::string_view name; // "" is the window's
    const char* summary;
    const char* text;     // what more there is to say; may be empty
    const char* examples; // a line each
};
std::span<const CommandHelp> commands();
const CommandHelp& help_of(Command command);
// What stands below the options: text, rules of tables, examples, exit codes.
std::string footer_of(Command command, base::Language language);

} // namespace dateline::request
