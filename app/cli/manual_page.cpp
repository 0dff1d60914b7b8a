#include "cli/manual_page.h"

#include "platform/locale.h"
#include "request/command_table.h"
#include "request/option_table.h"

namespace dateline::cli {
namespace {

using request::Option;

// Text that roff takes letter for letter.
std::string roff(std::string_view text) {
    std::string escaped;
    bool starts = true; // a line
    for (const char c : text) {
        if (starts && (c == '.' || c == '\'')) escaped += "\\&";
        if (c == '\\')
            escaped += "\\e";
        else if (c == '-')
            escaped += "\\-";
        else
            escaped += c;
        starts = c == '\n';
    }
    return escaped;
}

// As it is broken into lines, in letters of one width.
std::string as_written(std::string_view text) {
    return ".PP\n.nf\n" + roff(text) + "\n.fi\n";
}

std::string entry_of(const Option& option, base::Language language) {
    std::string entry = ".TP\n\\fB" + roff(option.name) + "\\fR";
    if (!option.value_name.empty() && !option.is_positional())
        entry += " \\fI" + roff(option.value_name) + "\\fR";
    return entry + "\n" + roff(base::tr(language, option.help)) + "\n";
}

// "dateline export FILE --out OUT [OPTIONS]"
std::string synopsis_of(const request::CommandHelp& command) {
    std::string line = "\\fBdateline\\fR";
    if (!command.name.empty()) line += " \\fB" + roff(command.name) + "\\fR";
    for (const Option& option : request::options()) {
        if (!option.is_told(command.command)) continue;
        const bool required = option.use == Option::Use::required;
        if (!required && !option.is_positional()) continue;
        std::string words = "\\fI" + roff(option.value_name) + "\\fR";
        if (!option.is_positional()) words = "\\fB" + roff(option.name) + "\\fR " + words;
        if (option.takes_list()) words += "...";
        line += required ? " " + words : " [" + words + "]";
    }
    return line + " [\\fIOPTIONS\\fR]\n";
}

std::string section_of(const request::CommandHelp& command, base::Language language) {
    std::string section = ".PP\n" + roff(base::tr(language, command.summary)) + "\n";
    for (const Option& option : request::options())
        if (option.is_told(command.command)) section += entry_of(option, language);
    return section + as_written(request::footer_of(command.command, language));
}

} // namespace

std::string manual_page() {
    const base::Language language = platform::system_language();
    const request::CommandHelp& window = request::help_of(request::Command::open);
    std::string page = ".TH DATELINE 1 \"\" \"dateline " DATELINE_VERSION "\"\n.SH NAME\ndateline \\- " +
                       roff(base::tr(language, "an interactive timeline of events, people and quotes")) +
                       "\n.SH SYNOPSIS\n";
    bool first = true;
    for (const request::CommandHelp& command : request::commands()) {
        page += (first ? "" : ".br\n") + synopsis_of(command);
        first = false;
    }
    page += ".SH DESCRIPTION\n" + section_of(window, language) + ".SH COMMANDS\n";
    for (const request::CommandHelp& command : request::commands())
        if (!command.name.empty())
            page += ".SS dateline " + roff(command.name) + "\n" + section_of(command, language);
    return page;
}

} // namespace dateline::cli
