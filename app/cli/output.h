#pragma once
// A command's standard output, which may be closed early by its reader.

#include <string>
#include <string_view>

#include "base/language.h"
#include "publish/output.h"
#include "publish/photos.h"

namespace dateline::cli {

class StandardOutput final : public publish::Output {
  public:
    void write(std::string_view text) override;
    bool closed() const override { return error_ != 0; }
    // Throws base::Error (environment) if something could not be written. A reader that went away (dateline
    // quotes ... | head) is no error.
    void finish();

  private:
    int error_ = 0; // errno
};

// Where an older database was kept as it was before `file` was written; nothing where `backup` is empty.
void say_backup(StandardOutput& output, const std::string& file, const std::string& backup,
                base::Language language);

// On standard error, a line each: what the picture or the page lacks.
void say_notices(const publish::Notices& notices);

} // namespace dateline::cli
