#include "source/fields.h"

#include <algorithm>
#include <cmath>

#include "base/displayable.h"
#include "base/edtf.h"
#include "base/utf8.h"
#include "model/rules.h"

namespace dateline::source {
namespace {

std::string list_of(std::span<const std::string_view> words) {
    std::string list;
    for (const std::string_view word : words) {
        if (!list.empty()) list += ", ";
        list += word;
    }
    return list;
}

std::string in_quotes(std::string_view text) {
    return "\"" + base::displayable(text, 80) + "\"";
}

} // namespace

Fields::Fields(const Json& value, const Location& at, std::string path, Problems* problems)
    : at_(at), path_(std::move(path)), problems_(problems) {
    if (value.is_object()) {
        object_ = &value;
    } else {
        const std::string name = path_.empty() ? "" : path_.substr(0, path_.size() - 1);
        problems_->add(at_, name, std::string("an object is expected here, not ") + value.type_name());
    }
}

void Fields::complain(std::string_view name, std::string message) {
    problems_->add(at_, path_ + std::string(name), std::move(message));
}

const Json* Fields::find(const char* name, Need need) {
    asked_.emplace_back(name);
    if (object_ == nullptr) return nullptr;
    const auto found = object_->find(name);
    if (found != object_->end()) return &*found;
    if (need == Need::required) complain(name, "is missing");
    return nullptr;
}

std::string Fields::checked_text(const Json& value, std::string_view name) {
    const auto* text = value.get_ptr<const std::string*>();
    if (text == nullptr) {
        complain(name, std::string("text is expected, not ") + value.type_name());
        return "";
    }
    if (text->size() > model::longest_text_bytes) {
        complain(name, "is longer than 4 MiB: shorten it");
        return "";
    }
    if (text->find('\0') != std::string::npos) {
        complain(name, "has a NUL character (\\u0000): remove it");
        return "";
    }
    return *text;
}

std::optional<std::string> Fields::given(const char* name, Need need) {
    const Json* value = find(name, need);
    if (value == nullptr) return std::nullopt;
    std::string text = base::to_nfc(checked_text(*value, name));
    if (!value->is_string()) return std::nullopt;
    return text;
}

std::string Fields::text(const char* name, Need need) {
    std::optional<std::string> text = given(name, need);
    if (text && need == Need::required && model::shows_nothing(*text)) complain(name, "must not be empty");
    return text.value_or("");
}

std::string Fields::path(const char* name, Need need) {
    const Json* value = find(name, need);
    if (value == nullptr) return "";
    std::string path = checked_text(*value, name);
    if (value->is_string() && model::shows_nothing(path)) complain(name, "must not be empty");
    return path;
}

std::vector<std::string> Fields::texts(const char* name) {
    std::vector<std::string> all;
    const Json* value = find(name, Need::optional);
    if (value == nullptr) return all;
    if (!value->is_array()) {
        complain(name, std::string("a list is expected, not ") + value->type_name());
        return all;
    }
    for (const Json& element : *value) {
        const std::string at = std::string(name) + "[" + std::to_string(all.size()) + "]";
        all.push_back(base::to_nfc(checked_text(element, at)));
        if (element.is_string() && model::shows_nothing(all.back())) complain(at, "must not be empty");
    }
    return all;
}

bool Fields::check_slug(const std::string& slug, std::string_view name) {
    if (is_slug(slug)) return true;
    complain(name, in_quotes(slug) +
                       " is not a slug: use a-z, 0-9, - and _, at most 120, starting with a letter or digit");
    return false;
}

std::string Fields::slug(const char* name, Need need) {
    std::optional<std::string> slug = given(name, need);
    return slug && check_slug(*slug, name) ? *slug : "";
}

std::vector<std::string> Fields::slugs(const char* name) {
    std::vector<std::string> all = texts(name);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::string at = std::string(name) + "[" + std::to_string(i) + "]";
        if (all[i].empty()) continue; // already complained about
        if (!check_slug(all[i], at)) all[i].clear();
        const auto here = all.begin() + static_cast<std::ptrdiff_t>(i);
        if (!all[i].empty() && i < 1000 && std::find(all.begin(), here, all[i]) != here) {
            complain(at, in_quotes(all[i]) + " is in this list already");
        }
    }
    return all;
}

model::LocalText Fields::local(const char* name, Need need) {
    model::LocalText local;
    const Json* value = find(name, need);
    if (value == nullptr) return local;
    if (!value->is_object()) {
        complain(name, std::string("an object by language is expected, {\"ko\": \"...\"}, not ") +
                           value->type_name());
        return local;
    }
    std::size_t bytes = 0;
    for (const auto& [tag, element] : value->items()) {
        const std::string at = std::string(name) + "." + tag;
        if (!is_language_tag(tag)) complain(at, in_quotes(tag) + " is not a language tag such as ko or en");
        std::string text = base::to_nfc(checked_text(element, at));
        if (element.is_string() && model::shows_nothing(text))
            complain(at, "must not be empty: leave it out");
        bytes += tag.size() + text.size();
        local.by_language.emplace_back(tag, std::move(text));
    }
    if (bytes > model::longest_local_bytes)
        complain(name, "is longer than 2 MiB in all languages: shorten it");
    if (local.empty()) complain(name, "must not be empty");
    return local;
}

std::string Fields::date(const char* name) {
    std::optional<std::string> text = given(name, Need::optional);
    if (!text) return "";
    const base::EdtfResult result = base::parse_edtf(*text);
    if (result.date) return *text;
    complain(name, in_quotes(*text) + ": " + result.problem);
    return "";
}

std::string Fields::url(const char* name) {
    std::optional<std::string> text = given(name, Need::optional);
    if (!text) return "";
    const std::string_view fault = model::fault_of_web_address(*text);
    if (fault.empty()) return *text;
    complain(name, in_quotes(*text) + " is not a web address: " + std::string(fault) +
                       " (what is none belongs into `reference`)");
    return "";
}

std::string Fields::language(const char* name, Need need) {
    std::optional<std::string> text = given(name, need);
    if (!text || is_language_tag(*text)) return text.value_or("");
    complain(name, in_quotes(*text) + " is not a language tag such as ko or en");
    return "";
}

std::string Fields::word(const char* name, std::span<const std::string_view> allowed, Need need) {
    std::optional<std::string> text = given(name, need);
    if (!text || std::find(allowed.begin(), allowed.end(), *text) != allowed.end()) return text.value_or("");
    complain(name, in_quotes(*text) + " is none of: " + list_of(allowed));
    return "";
}

std::optional<std::int64_t> Fields::integer(const char* name, std::int64_t least, std::int64_t most,
                                            Need need) {
    const Json* value = find(name, need);
    if (value == nullptr) return std::nullopt;
    if (!value->is_number_integer()) {
        const std::string what = value->is_number() ? value->dump() : value->type_name();
        complain(name, "a whole number is expected, not " + what);
        return std::nullopt;
    }
    const bool too_large =
        value->is_number_unsigned() &&
        value->get<std::uint64_t>() > static_cast<std::uint64_t>(std::max<std::int64_t>(most, 0));
    const auto number = too_large ? most : value->get<std::int64_t>();
    if (!too_large && number >= least && number <= most) return number;
    complain(name, value->dump() + " is not within " + std::to_string(least) + " to " + std::to_string(most));
    return std::nullopt;
}

std::optional<double> Fields::number(const char* name, double least, double most, Need need) {
    const Json* value = find(name, need);
    if (value == nullptr) return std::nullopt;
    if (!value->is_number()) {
        complain(name, std::string("a number is expected, not ") + value->type_name());
        return std::nullopt;
    }
    const auto number = value->get<double>();
    if (std::isfinite(number) && number >= least && number <= most) return number;
    complain(name, value->dump() + " is not within " + Json(least).dump() + " to " + Json(most).dump());
    return std::nullopt;
}

std::string Fields::json_object(const char* name) {
    const Json* value = find(name, Need::optional);
    if (value == nullptr) return "{}";
    if (!value->is_object()) complain(name, std::string("an object is expected, not ") + value->type_name());
    return value->is_object() ? value->dump(-1, ' ', false, Json::error_handler_t::replace) : "{}";
}

bool Fields::boolean(const char* name) {
    const Json* value = find(name, Need::optional);
    if (value == nullptr) return false;
    if (!value->is_boolean())
        complain(name, std::string("true or false is expected, not ") + value->type_name());
    return value->is_boolean() && value->get<bool>();
}

std::optional<int> Fields::offset_minutes(const char* name) {
    const std::optional<std::string> text = given(name, Need::optional);
    if (!text) return std::nullopt;
    const std::optional<int> minutes = parse_offset(*text);
    if (!minutes) complain(name, in_quotes(*text) + " is not an offset from UTC such as +09:00 or -03:30");
    return minutes;
}

std::size_t Fields::objects(const char* name, const std::function<void(Fields&)>& read) {
    const Json* value = find(name, Need::optional);
    if (value == nullptr) return 0;
    if (!value->is_array()) {
        complain(name, std::string("a list is expected, not ") + value->type_name());
        return 0;
    }
    for (std::size_t i = 0; i < value->size(); ++i) {
        Fields element((*value)[i], at_, path_ + name + "[" + std::to_string(i) + "].", problems_);
        read(element);
        element.refuse_the_rest();
    }
    return value->size();
}

void Fields::refuse_the_rest() {
    if (object_ == nullptr) return;
    for (const auto& [key, value] : object_->items()) {
        if (std::find(asked_.begin(), asked_.end(), key) != asked_.end()) continue;
        complain(base::displayable(key, 80), "is not a key of this object; its keys are " + list_of(asked_));
    }
}

bool is_language_tag(std::string_view text) {
    std::size_t part_length = 0;
    bool first = true;
    for (const char c : text) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        const bool digit = c >= '0' && c <= '9';
        if (c == '-') {
            if (part_length == 0 || (first && part_length < 2)) return false;
            first = false;
            part_length = 0;
        } else if ((letter || (digit && !first)) && part_length < 8) {
            ++part_length;
        } else {
            return false;
        }
    }
    return text.size() <= 35 && part_length >= (first ? 2U : 1U);
}

std::optional<int> parse_offset(std::string_view text) {
    if (text == "Z") return 0;
    const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9' ? text[i] - '0' : -1; };
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return std::nullopt;
    for (const std::size_t i : {1U, 2U, 4U, 5U}) {
        if (digit(i) < 0) return std::nullopt;
    }
    const int hours = digit(1) * 10 + digit(2);
    const int minutes = digit(4) * 10 + digit(5);
    if (minutes > 59 || hours * 60 + minutes > 18 * 60) return std::nullopt;
    return (text[0] == '-' ? -1 : 1) * (hours * 60 + minutes);
}

std::string format_source_offset(int minutes) {
    const int size = std::min(std::abs(minutes), 18 * 60);
    const auto two = [](int n) { return std::string(n < 10 ? "0" : "") + std::to_string(n); };
    return (minutes < 0 ? "-" : "+") + two(size / 60) + ":" + two(size % 60);
}

} // namespace dateline::source
