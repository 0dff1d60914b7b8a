#include <cerrno>
#include <clocale>
#include <cstdlib>
#include <cstring>
#include <doctest/doctest.h>
#include <fstream>
#include <string>
#include <vector>

#include "base/language.h"
#include "platform/locale.h"

using namespace dateline::base;
using namespace dateline::platform;

namespace {

void clear_environment() {
    for (const char* name : {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"})
        unsetenv(name);
}

std::size_t placeholders(const std::string& text) {
    std::size_t count = 0;
    for (std::size_t at = text.find("{}"); at != std::string::npos; at = text.find("{}", at + 2))
        ++count;
    return count;
}

struct Message {
    std::string key, words;
};

// The one-line entries of a catalogue; a plural counts as one with its singular key.
std::vector<Message> messages_of(const std::string& path) {
    std::ifstream file(path);
    REQUIRE(file.good());
    std::vector<Message> messages;
    const auto quoted = [](const std::string& line) {
        const std::size_t first = line.find('"') + 1;
        return line.substr(first, line.rfind('"') - first);
    };
    for (std::string line; std::getline(file, line);) {
        if (line.rfind("msgid ", 0) == 0) messages.push_back({quoted(line), {}});
        if (line.rfind("msgstr", 0) == 0 && !messages.empty()) messages.back().words = quoted(line);
    }
    return messages;
}

} // namespace

// One case, because what the environment asks for is remembered when the translations are loaded.
TEST_CASE("language: the environment's wish is known, and still so once Korean is loaded") {
    clear_environment();
    CHECK(system_language() == Language::english);
    setenv("LANG", "ko_KR.UTF-8", 1);
    CHECK(system_language() == Language::korean);
    setenv("LC_MESSAGES", "en_US.UTF-8", 1);
    CHECK(system_language() == Language::english);
    setenv("LANGUAGE", "kok:ko", 1); // Konkani
    CHECK(system_language() == Language::english);
    setenv("LANGUAGE", "ko:en", 1);
    CHECK(system_language() == Language::korean);
    setenv("LANGUAGE", "", 1);
    CHECK(system_language() == Language::english);

    CHECK(std::string(tr(Language::korean, "Undated")) == "Undated"); // no catalogue yet: the keys

    load_translations(std::string(DATELINE_BINARY_DIR) + "/locale");
    CHECK(system_language() == Language::english);
    CHECK(std::string(tr(Language::korean, "Undated")) == "날짜 미상");
    CHECK(std::string(tr(Language::english, "Undated")) == "Undated");
    CHECK(std::string(tr(Language::korean, "no such key")) == "no such key");
    CHECK(std::string(tr(Language::korean, "")).empty());
    CHECK(std::string(std::setlocale(LC_NUMERIC, nullptr)) == "C");
    CHECK(std::string(std::strerror(ENOENT)) == "No such file or directory");

    CHECK(tr_count(Language::korean, "{} quote", "{} quotes", 1234567) == "발언 1,234,567건");
    CHECK(tr_count(Language::korean, "{} quote", "{} quotes", 1) == "발언 1건");
}

TEST_CASE("language: English counts have one form for one and one for the rest") {
    CHECK(tr_count(Language::english, "{} quote", "{} quotes", 1) == "1 quote");
    CHECK(tr_count(Language::english, "{} quote", "{} quotes", 0) == "0 quotes");
    CHECK(tr_count(Language::english, "{} quote", "{} quotes", 999) == "999 quotes");
    CHECK(tr_count(Language::english, "{} quote", "{} quotes", 1000) == "1,000 quotes");
    CHECK(tr_count(Language::english, "one", "{} of {}", -123456) == "-123,456 of -123,456");
}

TEST_CASE("language: tags") {
    CHECK(language_tag(Language::korean) == "ko");
    CHECK(language_tag(Language::english) == "en");
}

TEST_CASE("language: every entry of the Korean catalogue is translated and keeps its placeholders") {
    const auto messages = messages_of(std::string(DATELINE_SOURCE_DIR) + "/assets/locale/ko.po");
    CHECK(messages.size() > 100);
    for (const Message& message : messages) {
        CAPTURE(message.key);
        if (message.key.empty()) continue; // the header, or a key of several lines
        CHECK_FALSE(message.words.empty());
        CHECK(placeholders(message.words) == placeholders(message.key));
    }
}
