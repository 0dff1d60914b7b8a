#pragma once
// The one exception type. Thrown only at the edges (store, import, painters, window set-up); caught in main
// and in the frame loop. Its text is one line: what, where (file, row, field), what to do. Knows no module.

#include <initializer_list>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/language.h"

namespace dateline::base {

// Whose fault it is; the value is the exit code of the command line.
enum class Fault { input = 1, usage = 2, environment = 3 };

// Words that can be said in every language.
struct Phrase {
    const char* key;                         // for base::tr; it outlives the error
    std::vector<std::string> arguments = {}; // what stands for one "{}" in it after the other
    std::string in(Language language) const;
};

class Error : public std::runtime_error {
  public:
    // What stands as it is (a path, a place), or is said in the language of whoever reads it.
    using Part = std::variant<std::string, Phrase>;

    Error(Fault fault, const std::string& message);
    Error(Fault fault, std::initializer_list<Part> parts); // "first: second: third"
    Fault fault() const noexcept { return fault_; }
    // what() is in English.
    std::string in(Language language) const;
    // The same error with a place in front: "data.db: table event: ...".
    Error within(std::string_view place) const;

  private:
    Error(Fault fault, std::vector<Part> parts);

    Fault fault_;
    std::vector<Part> parts_;
};

// What an exception says, in this language where it knows it.
std::string told(const std::exception& exception, Language language);

} // namespace dateline::base
