#include "cli/arguments.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "base/error.h"
#include "random.h"
#include "request/command_line.h"
#include "request/command_table.h"
#include "request/option_table.h"

using namespace dateline;
using namespace dateline::request;

namespace {

Arguments parsed(const std::string& line) {
    const auto words = split_command_line(line);
    REQUIRE(words);
    std::vector<const char*> arguments;
    for (const std::string& word : *words)
        arguments.push_back(word.c_str());
    return cli::parse_arguments(static_cast<int>(arguments.size()), arguments.data());
}

std::string random_word(test::Random& random) {
    static const std::vector<std::string> pieces = {
        "a", "Z", "7", " ", "'", "\"", "\\", "-",  "--", "$HOME", "`x`", ";",  "&",     "|",    "*",
        "=", "[", "]", "{", "}", ",",  "#",  "!",  "~",  "%",     "\n",  "\t", "샘",    "🙂", "--from",
        "(", "<", ">", "?", "^", "/",  ".",  "..", ":",  "@",     "+",   "é",  "export"};
    std::string word;
    for (std::int64_t left = random.between(1, 6); left > 0; --left)
        word += pieces[static_cast<std::size_t>(random.between(0, std::ssize(pieces) - 1))];
    return word;
}

// Sets an option to something at random that its command line can say.
struct Setter {
    const Option& option;
    Arguments& arguments;
    test::Random& random;

    void operator()(std::monostate /*the parser's own*/) const {}
    void operator()(bool& (*field)(Arguments&)) const { field(arguments) = random.chance(50); }
    void operator()(std::string& (*field)(Arguments&)) const {
        field(arguments) =
            option.value == Option::Value::one_of_words
                ? std::string(
                      option.words[static_cast<std::size_t>(random.between(0, std::ssize(option.words) - 1))])
                : text();
    }
    void operator()(std::vector<std::string>& (*field)(Arguments&)) const {
        for (std::int64_t left = random.between(1, 3); left > 0; --left)
            field(arguments).push_back(text());
    }
    void operator()(double& (*field)(Arguments&)) const {
        field(arguments) = static_cast<double>(random.between(1, 1'000'000)) / 12345;
    }
    // What stands by its place is a path: the line may say it in another way where it looks like an option.
    std::string text() const {
        std::string word = random_word(random);
        while (option.is_positional() && (word.starts_with("-") || word == "export" || word == "++"))
            word = random_word(random);
        return word;
    }
};

} // namespace

TEST_CASE("command line: what was asked for becomes a line, and the line what was asked for") {
    test::Random random(20230609);
    for (const CommandHelp& command : commands()) {
        for (int i = 0; i < 300; ++i) {
            Arguments asked;
            asked.command = command.command;
            for (const Option& option : options()) {
                const bool required = option.use == Option::Use::required;
                if (option.is_of(command.command) && (required || random.chance(30)))
                    std::visit(Setter{option, asked, random}, option.field);
            }
            const std::string line = command_line(asked);
            CAPTURE(line);
            CHECK(parsed(line) == asked);
        }
    }
}

TEST_CASE("command line: a file that is called like an option or a command is a file all the same") {
    for (const char* name : {"-x.db", "--help", "export", "++"}) {
        PictureOptions options;
        const Arguments again = parsed(command_line(options, name, "a.png"));
        CHECK(again.file == "./" + std::string(name));
        Arguments window;
        window.file = name;
        CHECK(parsed(command_line(window)).file == "./" + std::string(name));
    }
}

TEST_CASE(
    "command line: a number that is none, and a word that is none of those allowed, are refused by name") {
    const auto refusal = [](const std::string& line) -> std::string {
        try {
            parsed(line);
        } catch (const base::Error& error) {
            return error.what();
        }
        return "";
    };
    CHECK(refusal("dateline a.db --scale wide") == "--scale \"wide\": give a number other than 0");
    CHECK(refusal("dateline quotes a.db --format xml") == "--format \"xml\": give one of text, json, csv");
    CHECK(refusal("dateline export a.db --out b.csv --guard some") ==
          "--guard \"some\": give one of prose, all, none");
    CHECK(refusal("dateline completions tcsh") == "SHELL \"tcsh\": give one of bash, zsh, fish");
}

TEST_CASE("option table: no command has two options of one name, and each option belongs to a command") {
    for (const CommandHelp& command : commands()) {
        std::set<std::string_view> names;
        for (const Option& option : options())
            if (option.is_of(command.command)) CHECK_MESSAGE(names.insert(option.name).second, option.name);
    }
    for (const Option& option : options())
        CHECK(std::any_of(commands().begin(), commands().end(),
                          [&](const CommandHelp& command) { return option.is_of(command.command); }));
}
