#pragma once
// Where text that leaves goes: a file, standard output, or a string.

#include <string>
#include <string_view>

#include "platform/file.h"

namespace dateline::publish {

class Output {
  public:
    virtual ~Output() = default;
    virtual void write(std::string_view text) = 0;
    // Nobody reads any more: the rest need not be made.
    virtual bool closed() const { return false; }
};

// A file that stands under its name once finish() has returned, whole.
class FileOutput final : public Output {
  public:
    explicit FileOutput(const std::string& path) : file_(path) {}
    void write(std::string_view text) override { file_.write(text); }
    void finish() { file_.finish(); }

  private:
    platform::FileWriter file_;
};

class StringOutput final : public Output {
  public:
    void write(std::string_view text) override { text_ += text; }
    const std::string& text() const { return text_; }

  private:
    std::string text_;
};

} // namespace dateline::publish
