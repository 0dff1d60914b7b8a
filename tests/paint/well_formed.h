#pragma once
// Whether a text is well-formed XML, as far as our own SVG goes: tags nest, attributes are quoted, entities
// are the five known ones, no stray < or &, no control characters.

#include <string>
#include <string_view>

namespace dateline::test {

// "" if it is; else what is wrong and where.
std::string xml_problem(std::string_view xml);

} // namespace dateline::test
