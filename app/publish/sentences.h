#pragma once
// Words cut at the ends of their sentences, for what must be divided. Internal to publish/. A cut is made
// only at a space, so a Korean eojeol stays whole, as do "3.5" and "A.I."; after an initial or a title ("J.",
// "Mr.") there is none.

#include <string>
#include <string_view>
#include <vector>

namespace dateline::publish {

// None is empty; joined by a space they are the words again, but for the spaces between them.
std::vector<std::string> sentences_of(std::string_view words);

} // namespace dateline::publish
