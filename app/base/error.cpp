#include "base/error.h"

#include <utility>

namespace dateline::base {
namespace {

std::string joined(const std::vector<Error::Part>& parts, Language language) {
    std::string line;
    for (const Error::Part& part : parts) {
        if (!line.empty()) line += ": ";
        const auto* phrase = std::get_if<Phrase>(&part);
        line += phrase != nullptr ? phrase->in(language) : std::get<std::string>(part);
    }
    return line;
}

} // namespace

std::string Phrase::in(Language language) const {
    std::string words = tr(language, key);
    std::size_t at = 0;
    for (const std::string& argument : arguments) {
        at = words.find("{}", at);
        if (at == std::string::npos) break;
        words.replace(at, 2, argument);
        at += argument.size();
    }
    return words;
}

Error::Error(Fault fault, const std::string& message) : Error(fault, std::vector<Part>{message}) {}

Error::Error(Fault fault, std::initializer_list<Part> parts) : Error(fault, std::vector<Part>(parts)) {}

Error::Error(Fault fault, std::vector<Part> parts)
    : std::runtime_error(joined(parts, Language::english)), fault_(fault), parts_(std::move(parts)) {}

std::string Error::in(Language language) const {
    return joined(parts_, language);
}

Error Error::within(std::string_view place) const {
    std::vector<Part> parts{std::string(place)};
    parts.insert(parts.end(), parts_.begin(), parts_.end());
    return {fault_, std::move(parts)};
}

std::string told(const std::exception& exception, Language language) {
    const auto* error = dynamic_cast<const Error*>(&exception);
    return error != nullptr ? error->in(language) : exception.what();
}

} // namespace dateline::base
