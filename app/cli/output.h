#pragma once
// Where a command's text goes: standard output, which may be closed early by its reader, or a string for a
// file.

#include <string>
#include <string_view>

namespace dateline::cli {

class Output {
  public:
    virtual ~Output() = default;
    virtual void write(std::string_view text) = 0;
    // Nobody reads any more: the rest need not be made.
    virtual bool closed() const { return false; }
};

class StandardOutput final : public Output {
  public:
    void write(std::string_view text) override;
    bool closed() const override { return error_ != 0; }
    // Throws base::Error (environment) if something could not be written. A reader that went away (dateline
    // quotes ... | head) is no error.
    void finish();

  private:
    int error_ = 0; // errno
};

class StringOutput final : public Output {
  public:
    void write(std::string_view text) override { text_ += text; }
    const std::string& text() const { return text_; }

  private:
    std::string text_;
};

} // namespace dateline::cli
