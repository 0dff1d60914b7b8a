#include "platform/next_symbol.h"

#include <dlfcn.h>

namespace dateline::platform {

void* next_symbol(const char* name, const char* library) {
    if (void* found = ::dlsym(RTLD_NEXT, name)) return found;
    void* const loaded = ::dlopen(library, RTLD_LAZY | RTLD_NOLOAD);
    return loaded == nullptr ? nullptr : ::dlsym(loaded, name);
}

} // namespace dateline::platform
