#include "state/palette.h"

#include <algorithm>
#include <tuple>

#include "base/hangul.h"
#include "base/letters.h"

namespace dateline::state {

namespace {

enum class Match { whole, start, word, within, consonants, tooltip, alike, none }; // best first

std::vector<std::string> words_in(const std::string& letters) {
    std::vector<std::string> words(1);
    for (const char c : letters) {
        if (c != ' ') words.back() += c;
        if (c == ' ' && !words.back().empty()) words.emplace_back();
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words)
        text += word;
    return text;
}

bool has_alike(const std::vector<std::string>& words, const std::string& word) {
    const std::size_t most = base::near_enough(word);
    return std::any_of(words.begin(), words.end(), [&](const std::string& other) {
        return base::letters_apart(word, other, most) <= most;
    });
}

// What a command is called in a language, as it is compared with what is typed.
struct CommandLetters {
    std::string title, label, tooltip, joined_title;
    std::vector<std::string> title_words;
};

CommandLetters letters_in(const Command& command, base::Language language) {
    CommandLetters letters;
    letters.title = base::letters_of(title_of(command, language));
    letters.label = base::letters_of(base::tr(language, command.label));
    letters.tooltip = base::letters_of(base::tr(language, command.tooltip));
    letters.title_words = words_in(letters.title);
    letters.joined_title = joined(letters.title_words);
    return letters;
}

// Of one typed word. The group goes before the label in the title, and either may begin with it.
Match match_word(const CommandLetters& command, const std::string& word) {
    if (command.title.starts_with(word) || command.label.starts_with(word)) return Match::start;
    if (std::any_of(command.title_words.begin(), command.title_words.end(),
                    [&](const std::string& other) { return other.starts_with(word); }))
        return Match::word;
    if (command.joined_title.find(word) != std::string::npos) return Match::within;
    if (base::is_initial_consonants(word) &&
        base::initial_consonants(command.title).find(word) != std::string::npos)
        return Match::consonants;
    if (command.tooltip.find(word) != std::string::npos) return Match::tooltip;
    return has_alike(command.title_words, word) ? Match::alike : Match::none;
}

Match match_in(const CommandLetters& command, const std::string& typed) {
    if (command.title == typed || command.label == typed) return Match::whole;
    Match worst = Match::start;
    for (const std::string& word : words_in(typed))
        worst = std::max(worst, match_word(command, word));
    return worst;
}

// What can be asked for from anywhere, rather than in one place alone.
bool is_listed(const Command& command) {
    if (command.id == CommandId::show_palette) return false;
    bool bound = false;
    for (const Binding& binding : command.bindings) {
        if (binding.shortcut.key == Key::none) continue;
        if (binding.context == Context::canvas || binding.context == Context::everywhere) return true;
        bound = true;
    }
    return !bound;
}

} // namespace

std::vector<FoundCommand> found_commands(std::span<const Command> commands, const State& state) {
    struct Ranked {
        Match match;
        bool unavailable;
        std::ptrdiff_t used; // how many have been used since
        FoundCommand command;
    };
    const std::string typed = base::letters_of(state.palette.text);
    const auto& recent = state.settings.recent_commands;
    const base::Language own = state.settings.language;
    const base::Language other =
        own == base::Language::korean ? base::Language::english : base::Language::korean;
    std::vector<Ranked> ranked;
    for (const Command& command : commands) {
        if (!is_listed(command)) continue;
        const Match in_own = typed.empty() ? Match::whole : match_in(letters_in(command, own), typed);
        const Match in_other = in_own == Match::whole ? in_own : match_in(letters_in(command, other), typed);
        const Match match = std::min(in_own, in_other);
        if (match == Match::none) continue;
        const auto used = std::find(recent.begin(), recent.end(), command.name) - recent.begin();
        ranked.push_back(
            {match, *why_not(command, state) != '\0', used, {command.id, in_other < in_own ? other : own}});
    }
    if (std::any_of(ranked.begin(), ranked.end(), [](const Ranked& one) { return one.match < Match::alike; }))
        std::erase_if(ranked, [](const Ranked& one) { return one.match == Match::alike; });
    std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
        return std::tie(a.match, a.unavailable, a.used) < std::tie(b.match, b.unavailable, b.used);
    });
    std::vector<FoundCommand> found;
    for (const Ranked& one : ranked)
        found.push_back(one.command);
    return found;
}

CommandId chosen_command(std::span<const Command> commands, const State& state) {
    const std::vector<FoundCommand> found = found_commands(commands, state);
    return found.at(std::min(state.palette.cursor, found.size() - 1)).id;
}

} // namespace dateline::state
