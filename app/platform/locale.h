#pragma once
// The language that the system asks for, and where gettext finds the words of the others.

#include <string>

#include "base/language.h"

namespace dateline::platform {

// What the environment asks for (LANGUAGE, LC_ALL, LC_MESSAGES, LANG): Korean if it starts with "ko", else
// English.
base::Language system_language();

// Once, at the start, before any thread. `folder` holds ko/LC_MESSAGES/dateline.mo.
void load_translations(const std::string& folder);

} // namespace dateline::platform
