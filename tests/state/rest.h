#pragma once
// A year to open, and time that passes until nothing moves.

#include "state/apply.h"
#include "state/shown.h"
#include "state/state.h"

namespace dateline::state::test {

constexpr base::Span year_2023{1'672'531'200'000, 1'704'067'200'000};

inline void rest(State& state) {
    for (int i = 0; i < 100 && is_moving(state); ++i)
        apply(state, action::Tick{0.05});
}

} // namespace dateline::state::test
