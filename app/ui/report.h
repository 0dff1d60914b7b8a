#pragma once
// What the window shows, told to the tests that drive it (tests/stories).

#include <string>

#include "state/state.h"
#include "ui/hits.h"

namespace dateline::ui {

// The state and the places as JSON.
std::string report_json(const state::State& state, const Hits& hits, std::uint64_t frame, bool idle,
                        base::Size window);

} // namespace dateline::ui
