#pragma once
// The files of assets/page as they are compiled in, and the digests by which the page's
// Content-Security-Policy knows them.

#include <string>
#include <string_view>

namespace dateline::publish {

std::string_view
page_skeleton(); // {{name}}: a part made by the program; {{=Words}}: interface words, translated
std::string page_script();
std::string_view page_style();
std::string_view page_script_sha256(); // hexadecimal
std::string_view page_style_sha256();

} // namespace dateline::publish
