#pragma once
// The bytes of a source: files found, opened safely, read in blocks, and their encoding named where it is not
// UTF-8.

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <streambuf>
#include <string>
#include <vector>

#include "platform/descriptor.h"

namespace dateline::source {

constexpr std::int64_t largest_file_bytes = std::int64_t{1} << 30; // 1 GiB

struct SourceFile {
    std::string path;  // as it is opened
    std::string shown; // as it is named in messages
    std::int64_t bytes = 0;
    std::uint32_t number = 0; // among those of one import
};
// The files of a source: a folder's *.json, the usual names (places.json ... views.json) in
// the order in which they refer to each other, then the others by name; or the file itself. Throws
// base::Error (input) where there is none, or where it is something else.
std::vector<SourceFile> find_source_files(const std::string& source);

// A regular file as a stream; a pipe or a device is never waited for. `on_block` hears how many bytes came.
class FileStream final : public std::streambuf {
  public:
    FileStream(const SourceFile& file, std::function<void(std::int64_t)> on_block);
    ~FileStream() override = default;
    FileStream(const FileStream&) = delete;
    FileStream& operator=(const FileStream&) = delete;

  protected:
    int_type underflow() override;

  private:
    platform::Descriptor file_;
    std::int64_t left_ = 0;
    std::string shown_;
    std::function<void(std::int64_t)> on_block_;
    std::array<char, 65536> block_{};
};

struct EncodingFault {
    std::int64_t line = 0; // of the first byte that is not UTF-8; 0: the file as a whole
    std::string message;
};
// What is wrong with the file's encoding, if anything is: UTF-16, UTF-32, CP949 (EUC-KR) or unknown bytes.
std::optional<EncodingFault> find_encoding_fault(const SourceFile& file);
// The line (from 1) of a byte.
std::int64_t line_of(const SourceFile& file, std::int64_t byte);

} // namespace dateline::source
