#pragma once
// What the store says when it refuses, and the bytes of a file before and after.

#include <functional>
#include <optional>
#include <string>

#include <doctest/doctest.h>

#include "base/error.h"
#include "platform/file.h"

namespace dateline::store::test {

// The message of the base::Error that `action` throws: one line, of `fault` if given; "" if it throws none.
inline std::string refusal(const std::function<void()>& action, std::optional<base::Fault> fault = {}) {
    try {
        action();
    } catch (const base::Error& error) {
        CHECK(error.fault() == fault.value_or(error.fault()));
        CHECK(std::string(error.what()).find('\n') == std::string::npos);
        return error.what();
    }
    return {};
}

inline bool says(const std::string& message, const std::string& words) {
    return message.find(words) != std::string::npos;
}

inline std::string bytes_of(const std::string& path) {
    return platform::read_file(path, std::size_t{1} << 28U);
}

} // namespace dateline::store::test
