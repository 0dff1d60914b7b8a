#pragma once
// The fields of one JSON object, taken one by one and checked. What is wrong goes to the list of problems
// with its place and field; the field then has its default, so that one pass finds everything. Knows JSON and
// the kinds of values, not the records.

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/enum_names.h"
#include "model/rules.h"
#include "model/text.h"
#include "source/json.h"
#include "source/problems.h"

namespace dateline::source {

class Fields {
  public:
    enum class Need { optional, required };

    // `path` stands in front of field names: "participations[2].".
    Fields(const Json& value, const Location& at, std::string path, Problems* problems);

    std::string slug(const char* name, Need need = Need::optional);
    std::vector<std::string> slugs(const char* name);
    std::string text(const char* name, Need need = Need::optional);
    std::string path(const char* name, Need need = Need::optional); // as written, letter for letter
    std::vector<std::string> texts(const char* name);
    model::LocalText local(const char* name, Need need = Need::optional);
    std::string date(const char* name);
    std::string url(const char* name);
    std::string language(const char* name, Need need = Need::optional);
    std::string word(const char* name, std::span<const std::string_view> allowed, Need need = Need::optional);
    std::optional<std::int64_t> integer(const char* name, std::int64_t least, std::int64_t most,
                                        Need need = Need::optional);
    std::optional<double> number(const char* name, double least, double most, Need need = Need::optional);
    bool boolean(const char* name);
    std::string json_object(const char* name); // as its text, "{}" where there is none
    std::optional<int> offset_minutes(const char* name);
    template<class E, std::size_t N> E choice(const char* name, const model::Names<E, N>& names) {
        std::vector<std::string_view> words;
        for (const auto& entry : names)
            words.push_back(entry.second);
        const std::string given = word(name, words);
        for (const auto& [value, text_of_value] : names) {
            if (text_of_value == given) return value;
        }
        return names[0].first;
    }
    // Each element of a list of objects; how many there were.
    std::size_t objects(const char* name, const std::function<void(Fields&)>& read);

    void complain(std::string_view name, std::string message);
    // Every key that nobody asked for is a problem.
    void refuse_the_rest();

  private:
    const Json* find(const char* name, Need need);
    std::optional<std::string> given(const char* name, Need need);      // text, if it is there and is text
    std::string checked_text(const Json& value, std::string_view name); // as written
    bool check_slug(const std::string& slug, std::string_view name);

    const Json* object_ = nullptr; // null: the value was no object; every field has its default
    const Location& at_;
    std::string path_;
    Problems* problems_;
    std::vector<std::string_view> asked_;
};

using model::is_slug;
bool is_language_tag(std::string_view text);
// "+09:00", "-03:30", "Z" to minutes.
std::optional<int> parse_offset(std::string_view text);
std::string format_source_offset(int minutes); // the same back

} // namespace dateline::source
