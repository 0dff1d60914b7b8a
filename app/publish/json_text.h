#pragma once
// JSON that leaves: word for word when read, and harmless as text wherever it lands.

#include <string>

#include <nlohmann/json.hpp>

#include "publish/output.h"

namespace dateline::publish {

using Json = nlohmann::ordered_json; // keys keep the order in which they were written

// Two spaces a level, with `indent` after each line break. What could act on a terminal, turn the reading
// direction, end a line of a script or begin markup is written as \uXXXX; what is not UTF-8 becomes U+FFFD.
std::string json_text(const Json& json, const std::string& indent);

// An object with one long list, written item by item: {members..., "key": [ items ], members...}.
class JsonList {
  public:
    JsonList(Output& output, const Json& members, const char* key);
    void add(const Json& item);
    void finish(const Json& members);

  private:
    Output& output_;
    bool any_ = false;
};

} // namespace dateline::publish
