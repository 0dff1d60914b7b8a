#pragma once
// The one exception type. Thrown only at the edges (store, import, painters, window set-up); caught in main
// and in the frame loop. Its text is one line: what, where (file, row, field), what to do. Knows no module.

#include <stdexcept>
#include <string>
#include <string_view>

namespace dateline::base {

// Whose fault it is; the value is the exit code of the command line.
enum class Fault { input = 1, usage = 2, environment = 3 };

class Error : public std::runtime_error {
  public:
    Error(Fault fault, const std::string& message) : std::runtime_error(message), fault_(fault) {}
    Fault fault() const noexcept { return fault_; }
    // The same error with a place in front: "data.db: table event: ...".
    Error within(std::string_view place) const;

  private:
    Fault fault_;
};

} // namespace dateline::base
