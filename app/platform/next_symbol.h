#pragma once
// The function of a shared library that one of the program's own, of the same name, stands before.

namespace dateline::platform {

// Among the libraries that the program was linked with, else in this one, if anything has loaded it. Null
// where there is none.
void* next_symbol(const char* name, const char* library);

} // namespace dateline::platform
