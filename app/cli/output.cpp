#include "cli/output.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "base/error.h"
#include "base/paths.h"
#include "store/writer.h"

namespace dateline::cli {

void StandardOutput::write(std::string_view text) {
    if (error_ != 0 || text.empty()) return;
    errno = 0;
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) error_ = errno != 0 ? errno : EIO;
}

void StandardOutput::finish() {
    errno = 0;
    if (error_ == 0 && std::fflush(stdout) != 0) error_ = errno != 0 ? errno : EIO;
    if (error_ == 0 || error_ == EPIPE) return;
    throw base::Error(base::Fault::environment,
                      std::string("standard output cannot be written: ") + std::strerror(error_));
}

void say_backup(StandardOutput& output, const std::string& file, const std::string& backup,
                base::Language language) {
    if (!backup.empty())
        output.write(base::shown_path(file) + ": " + store::told_of_backup(backup).in(language) + "\n");
}

void say_notices(const publish::Notices& notices) {
    for (const std::string& notice : notices)
        std::fprintf(stderr, "dateline: %s\n", notice.c_str());
}

} // namespace dateline::cli
