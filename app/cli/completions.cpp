#include "cli/completions.h"

#include "request/command_table.h"
#include "request/option_table.h"

namespace dateline::cli {
namespace {

using request::Option;
using Words = std::string; // parted by spaces

void add_word(Words& words, std::string_view word) {
    words += (words.empty() ? "" : " ") + std::string(word);
}

Words names_of_commands() {
    Words words;
    for (const request::CommandHelp& each : request::commands())
        if (!each.name.empty()) add_word(words, each.name);
    return words;
}

Words words_of(const Option& option) {
    Words words;
    for (const std::string_view word : option.words)
        add_word(words, word);
    return words;
}

// A line of the case that says what stands after an option: "export:--theme) offer "light dark" ;;".
std::string after_option(const request::CommandHelp& command, const Option& option) {
    if (option.value_name.empty() || option.is_positional()) return "";
    const std::string at = "        " + std::string(command.name) + ":" + std::string(option.name) + ") ";
    if (!option.words.empty()) return at + "offer '" + words_of(option) + "'; return ;;\n";
    return at + (option.value == Option::Value::file ? "offer_files; return ;;\n" : "return ;;\n");
}

std::string bash() {
    std::string values, options;
    for (const request::CommandHelp& command : request::commands()) {
        Words names, places;
        for (const Option& option : request::options()) {
            if (!option.is_told(command.command)) continue;
            values += after_option(command, option);
            if (!option.is_positional())
                add_word(names, option.name);
            else
                add_word(places, words_of(option));
        }
        options += "        '" + std::string(command.name) + "') options='" + names + "' words='" +
                   (command.name.empty() ? names_of_commands() : places) + "' ;;\n";
    }
    return "# dateline completions bash\n"
           "_dateline() {\n"
           "    local current=\"${COMP_WORDS[COMP_CWORD]}\" command='' options='' words='' word\n"
           "    offer() { COMPREPLY+=($(compgen -W \"$1\" -- \"$current\")); }\n"
           "    offer_files() { local IFS=$'\\n'; COMPREPLY+=($(compgen -f -- \"$current\")); }\n"
           "    COMPREPLY=()\n"
           "    for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
           "        case \" " +
           names_of_commands() +
           " \" in *\" $word \"*) command=\"$word\"; break ;; esac\n"
           "    done\n"
           "    case \"$command:${COMP_WORDS[COMP_CWORD-1]}\" in\n" +
           values +
           "    esac\n"
           "    case \"$command\" in\n" +
           options +
           "    esac\n"
           "    if [[ $current == -* ]]; then offer \"$options\"; return; fi\n"
           "    offer \"$words\"\n"
           "    offer_files\n"
           "}\n"
           "complete -o filenames -F _dateline dateline\n";
}

// zsh takes bash's functions once it is told to.
std::string zsh() {
    return "#compdef dateline\nautoload -U +X bashcompinit && bashcompinit\n" + bash();
}

std::string in_single_quotes(std::string_view text) {
    std::string quoted = "'";
    for (const char c : text)
        quoted += c == '\'' || c == '\\' ? std::string("\\") + c : std::string(1, c);
    return quoted + "'";
}

std::string fish_option(const std::string& condition, const Option& option) {
    std::string line = "complete -c dateline -n '" + condition + "'";
    if (!option.is_positional())
        line += " -l " + std::string(option.name.substr(2)) + (option.value_name.empty() ? "" : " -r");
    if (!option.words.empty()) line += " -a '" + words_of(option) + "'";
    if (!option.value_name.empty() && option.value != Option::Value::file) line += " -f";
    return line + " -d " + in_single_quotes(option.help) + "\n";
}

std::string fish() {
    std::string text = "# dateline completions fish\n";
    for (const request::CommandHelp& command : request::commands()) {
        const std::string name(command.name);
        const std::string condition = name.empty() ? "not __fish_seen_subcommand_from " + names_of_commands()
                                                   : "__fish_seen_subcommand_from " + name;
        if (!name.empty())
            text += "complete -c dateline -n 'not __fish_seen_subcommand_from " + names_of_commands() +
                    "' -a " + name + " -d " + in_single_quotes(command.summary) + "\n";
        for (const Option& option : request::options())
            if (option.is_told(command.command)) text += fish_option(condition, option);
    }
    return text;
}

} // namespace

std::string completions_for(const std::string& shell) {
    return shell == "fish" ? fish() : shell == "zsh" ? zsh() : bash();
}

} // namespace dateline::cli
