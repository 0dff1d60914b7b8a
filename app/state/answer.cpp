#include "state/answer.h"

namespace dateline::state {

Detail::Detail() noexcept = default;
Detail::Detail(const Detail&) = default;
Detail::Detail(Detail&&) noexcept = default;
Detail& Detail::operator=(const Detail&) = default;
Detail& Detail::operator=(Detail&&) noexcept = default;
Detail::~Detail() = default;

Answer::Answer(Answer&&) noexcept = default;
Answer& Answer::operator=(Answer&&) noexcept = default;
Answer::~Answer() = default;

} // namespace dateline::state
