#include "source/source_file.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <string_view>

#include "base/error.h"
#include "base/paths.h"
#include "platform/file.h"
#include "platform/file_bytes.h"
#include "platform/file_status.h"

namespace dateline::source {
namespace {

namespace fs = std::filesystem;

base::Error input_error(const std::string& shown, const base::Phrase& what) {
    return {base::Fault::input, {shown, what}};
}

bool is_json_name(const std::string& name) {
    if (name.size() < 6 || name.front() == '.') return false;
    std::string ending = name.substr(name.size() - 5);
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return ending == ".json";
}

SourceFile checked_file(const std::string& path) {
    const platform::FileStatus status = platform::status_of(path);
    const std::string shown = base::shown_path(path);
    if (status.kind == platform::FileStatus::Kind::none)
        throw input_error(shown, platform::reason_of(status.error));
    if (status.kind != platform::FileStatus::Kind::regular)
        throw input_error(shown, base::Phrase{"is not a regular file; name a .json file"});
    if (status.bytes > largest_file_bytes)
        throw input_error(shown, base::Phrase{"is larger than 1 GiB: split it into several files"});
    return {path, shown, status.bytes};
}

// CP949 writes Korean as pairs of bytes; text that is made of nothing else beside ASCII is taken for it.
bool looks_like_cp949(std::string_view bytes) {
    std::size_t pairs = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto lead = static_cast<unsigned char>(bytes[i]);
        if (lead < 0x80) continue;
        if (lead == 0x80 || lead == 0xFF) return false;
        if (++i == bytes.size()) break;
        const auto trail = static_cast<unsigned char>(bytes[i]);
        const bool letter = (trail >= 0x41 && trail <= 0x5A) || (trail >= 0x61 && trail <= 0x7A);
        if (!letter && (trail < 0x81 || trail == 0xFF)) return false;
        ++pairs;
    }
    return pairs > 0;
}

// One byte after the other through UTF-8's own rules: no overlong forms, no surrogates, nothing above
// U+10FFFF.
class Utf8Check {
  public:
    bool takes(unsigned char byte) {
        if (wanted_ == 0) return starts(byte);
        if (byte < least_ || byte > most_) return false;
        least_ = 0x80;
        most_ = 0xBF;
        --wanted_;
        return true;
    }
    bool complete() const { return wanted_ == 0; }

  private:
    bool starts(unsigned char byte) {
        least_ = byte == 0xE0 ? 0xA0 : byte == 0xF0 ? 0x90 : 0x80;
        most_ = byte == 0xED ? 0x9F : byte == 0xF4 ? 0x8F : 0xBF;
        if (byte < 0x80) return true;
        if (byte < 0xC2 || byte > 0xF4) return false;
        wanted_ = byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3;
        return true;
    }
    int wanted_ = 0;
    unsigned char least_ = 0x80, most_ = 0xBF;
};

// Blocks of the file until `take` returns false.
void each_block(const SourceFile& file, const std::function<bool(std::string_view)>& take) {
    FileStream stream(file, [](std::int64_t) {});
    std::array<char, 65536> block{};
    while (true) {
        const std::streamsize got = stream.sgetn(block.data(), block.size());
        if (got <= 0 || !take({block.data(), static_cast<std::size_t>(got)})) return;
    }
}

std::optional<std::string> wide_encoding(std::string_view head) {
    const auto starts = [&](std::string_view mark) { return head.substr(0, mark.size()) == mark; };
    constexpr std::string_view utf32_little("\xFF\xFE\0\0", 4);
    constexpr std::string_view utf32_big("\0\0\xFE\xFF", 4);
    if (starts(utf32_little) || starts(utf32_big)) return "UTF-32";
    if (starts("\xFF\xFE") || starts("\xFE\xFF")) return "UTF-16";
    if (head.size() >= 2 && (head[0] == '\0') != (head[1] == '\0')) return "UTF-16";
    return std::nullopt;
}

// The usual names of a folder's files, in the order in which they refer to each other; any other name comes
// last.
std::size_t rank_of(const std::string& name) {
    constexpr std::array<std::string_view, 10> usual = {
        "database.json", "places.json", "topics.json", "outlets.json",    "participants.json",
        "articles.json", "photos.json", "events.json", "utterances.json", "views.json"};
    return static_cast<std::size_t>(std::find(usual.begin(), usual.end(), name) - usual.begin());
}

} // namespace

std::vector<SourceFile> find_source_files(const std::string& source) {
    const std::string shown = base::shown_path(source);
    std::error_code code;
    const fs::file_status status = fs::status(source, code);
    if (!fs::exists(status)) throw input_error(shown, base::Phrase{"there is no such file or folder"});
    if (!fs::is_directory(status)) {
        if (is_json_name(base::file_name_of(source))) return {checked_file(source)};
        throw input_error(
            shown,
            base::Phrase{"cannot be imported: give a .json file of the source format, or a folder of them"});
    }
    std::vector<std::string> names;
    fs::directory_iterator entries(source, code);
    for (const fs::directory_iterator end; !code && entries != end; entries.increment(code)) {
        const std::string name = entries->path().filename().string();
        if (is_json_name(name)) names.push_back(name);
    }
    if (code)
        throw base::Error(base::Fault::input,
                          {shown, base::Phrase{"cannot be listed"}, platform::reason_of(code.value())});
    if (names.empty()) throw input_error(shown, base::Phrase{"has no .json files; name a folder that has"});
    // What others refer to comes first, so that ids (and the colours that follow them) are in the authored
    // order.
    std::sort(names.begin(), names.end(), [](const std::string& a, const std::string& b) {
        return std::pair(rank_of(a), std::string_view(a)) < std::pair(rank_of(b), std::string_view(b));
    });
    std::vector<SourceFile> files;
    const std::string folder = source.back() == '/' ? source : source + "/";
    for (const std::string& name : names) {
        files.push_back(checked_file(folder + name));
        files.back().shown = base::shown_path(name);
    }
    return files;
}

FileStream::FileStream(const SourceFile& file, std::function<void(std::int64_t)> on_block)
    : left_(largest_file_bytes), shown_(file.shown), on_block_(std::move(on_block)) {
    file_ = platform::open_regular_file(file.path);
    if (!file_ && (errno == ENXIO || errno == EISDIR))
        throw input_error(shown_, base::Phrase{"is not a regular file; name a .json file"});
    if (!file_)
        throw base::Error(base::Fault::input,
                          {shown_, base::Phrase{"cannot be opened"}, platform::reason_of(errno)});
}

FileStream::int_type FileStream::underflow() {
    if (gptr() < egptr()) return traits_type::to_int_type(*gptr());
    const std::ptrdiff_t got = platform::read_bytes(file_.get(), block_.data(), block_.size());
    if (got < 0)
        throw base::Error(base::Fault::environment,
                          {shown_, base::Phrase{"cannot be read"}, platform::reason_of(errno)});
    if (got == 0) return traits_type::eof();
    left_ -= got;
    if (left_ < 0) throw input_error(shown_, base::Phrase{"grew beyond 1 GiB while it was read"});
    on_block_(got);
    setg(block_.data(), block_.data(), block_.data() + got);
    return traits_type::to_int_type(*gptr());
}

std::optional<EncodingFault> find_encoding_fault(const SourceFile& file) {
    std::optional<EncodingFault> fault;
    Utf8Check check;
    std::int64_t line = 1;
    bool first = true;
    bool korean = true;
    each_block(file, [&](std::string_view block) {
        if (first) {
            if (const auto wide = wide_encoding(block)) {
                fault = {0, "is " + *wide + ", not UTF-8: save it as UTF-8"};
                return false;
            }
        }
        first = false;
        for (const char c : block) {
            if (c == '\n') ++line;
            if (check.takes(static_cast<unsigned char>(c))) continue;
            // The start of the file decides what it is: a megabyte is enough.
            fault = {line, ""};
            return false;
        }
        return true;
    });
    if (!fault && !check.complete())
        fault = {line, "ends in the middle of a character: the file is cut short"};
    if (!fault || !fault->message.empty()) return fault;
    std::string head;
    each_block(file, [&](std::string_view block) {
        head.append(block);
        return head.size() < (1U << 20U);
    });
    korean = looks_like_cp949(head);
    fault->message = korean ? "is CP949 (EUC-KR), not UTF-8: save it as UTF-8"
                            : "has bytes that are not UTF-8: save the file as UTF-8";
    return fault;
}

std::int64_t line_of(const SourceFile& file, std::int64_t byte) {
    std::int64_t line = 1;
    std::int64_t left = byte;
    each_block(file, [&](std::string_view block) {
        const auto looked = std::min<std::int64_t>(left, static_cast<std::int64_t>(block.size()));
        line += std::count(block.begin(), block.begin() + looked, '\n');
        left -= looked;
        return left > 0;
    });
    return line;
}

} // namespace dateline::source
