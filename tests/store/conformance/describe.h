#pragma once
// Answers as text that means the same whatever ids a store gives: things by their slugs.

#include <string>

#include "store/store.h"

namespace dateline::store::test {

std::string describe(Store& store, const model::Window& window);
std::string describe(Store& store, const model::Overview& overview);
std::string describe(Store& store, const model::Tray& tray);
std::string describe_events(Store& store, const EventQuery& query);
std::string describe_utterances(Store& store, model::EventId event, const model::Filter& filter);

} // namespace dateline::store::test
