#include "state/action.h"

namespace dateline::state {

Detail::Detail() noexcept = default;
Detail::Detail(const Detail&) = default;
Detail::Detail(Detail&&) noexcept = default;
Detail& Detail::operator=(const Detail&) = default;
Detail& Detail::operator=(Detail&&) noexcept = default;
Detail::~Detail() = default;

Action::Action(const Action&) = default;
Action::Action(Action&&) noexcept = default;
Action& Action::operator=(const Action&) = default;
Action& Action::operator=(Action&&) noexcept = default;
Action::~Action() = default;

} // namespace dateline::state
