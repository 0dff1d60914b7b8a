#pragma once
// LocalText in one cell: a JSON object of language tag to text, in the order authored. Written so that other
// programs can read it; read back only in that shape (strings alone, nothing nested).

#include <optional>
#include <string>
#include <string_view>

#include "model/text.h"

namespace dateline::store {

std::string encode_local_text(const model::LocalText& text);
std::optional<model::LocalText> decode_local_text(std::string_view json);

} // namespace dateline::store
