#include "paint/png_text.h"

#include <zlib.h>

#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <string_view>

#include "base/error.h"
#include "base/paths.h"
#include "base/utf8.h"
#include "platform/file.h"

namespace dateline::paint {
namespace {

constexpr std::uint32_t max_text_bytes = 1U << 20U;
constexpr int max_chunks = 256;

std::uint32_t big32(const std::string& bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value = (value << 8U) | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

std::optional<std::string> read(std::FILE* file, std::size_t size) {
    std::string bytes(size, '\0');
    if (std::fread(bytes.data(), 1, size, file) != size) return std::nullopt;
    return bytes;
}

// keyword 0 compressed method language 0 translated 0 text
std::optional<std::pair<std::string, std::string>> parse_itxt(std::string_view data) {
    const std::size_t keyword_end = data.find('\0');
    if (keyword_end == std::string_view::npos || keyword_end + 3 > data.size() || data[keyword_end + 1] != 0)
        return std::nullopt;
    const std::size_t language_end = data.find('\0', keyword_end + 3);
    if (language_end == std::string_view::npos) return std::nullopt;
    const std::size_t translated_end = data.find('\0', language_end + 1);
    if (translated_end == std::string_view::npos) return std::nullopt;
    const std::string_view text = data.substr(translated_end + 1);
    if (!base::is_valid_utf8(text)) return std::nullopt;
    return std::pair(std::string(data.substr(0, keyword_end)), std::string(text));
}

bool has_right_sum(const std::string& kind_and_data, std::uint32_t sum) {
    return crc32(0, reinterpret_cast<const Bytef*>(kind_and_data.data()),
                 static_cast<uInt>(kind_and_data.size())) == sum;
}

} // namespace

std::vector<std::pair<std::string, std::string>> read_png_texts(const std::string& path) {
    const platform::OpenFile file = platform::open_file(path);
    const std::string shown = base::shown_path(path);
    if (read(file.get(), 8) != std::string("\x89PNG\r\n\x1a\n"))
        throw base::Error(base::Fault::input, shown + ": is no PNG; give a picture that Dateline wrote");
    std::vector<std::pair<std::string, std::string>> texts;
    for (int i = 0; i < max_chunks; ++i) {
        const auto head = read(file.get(), 8);
        if (!head) break;
        const std::uint32_t length = big32(*head, 0);
        const std::string kind = head->substr(4);
        if (kind == "IDAT" || kind == "IEND") break;
        if (kind != "iTXt" || length > max_text_bytes) {
            if (length > 0x7FFFFFFFU || std::fseek(file.get(), static_cast<long>(length) + 4, SEEK_CUR) != 0)
                break;
            continue;
        }
        const auto data = read(file.get(), length);
        const auto sum = read(file.get(), 4);
        if (!data || !sum) break;
        if (auto text = parse_itxt(*data); text && has_right_sum(kind + *data, big32(*sum, 0)))
            texts.push_back(std::move(*text));
    }
    return texts;
}

} // namespace dateline::paint
