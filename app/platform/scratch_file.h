#pragma once
// A temporary file without a name, for what does not fit into memory: it goes when it is closed, or the
// program ends. In the folder that TMPDIR names, else /tmp.

#include <cstddef>
#include <cstdint>
#include <string>

#include "platform/descriptor.h"

namespace dateline::platform {

class ScratchFile {
  public:
    // These are false where the system refuses (no room, no rights). The first write makes the file.
    bool append(const void* bytes, std::size_t count);
    bool read_at(std::uint64_t offset, void* bytes, std::size_t count) const;
    void close() { file_ = Descriptor(); }
    static std::string folder();

  private:
    Descriptor file_;
};

} // namespace dateline::platform
