#pragma once
// The picture that the export dialog asks for, small, as a texture: made by the file painters on a worker
// thread, the newest wish first; an older one is stopped.

#include <cstdint>
#include <functional>
#include <string>

#include "base/geometry.h"
#include "paint/fonts.h"
#include "paint/image.h"
#include "request/options.h"
#include "ui/worker.h"

namespace dateline::ui {

class Preview {
  public:
    explicit Preview(std::function<void()> wake);
    ~Preview();
    Preview(const Preview&) = delete;
    Preview& operator=(const Preview&) = delete;

    // Unless that is there or under way. What was there serves until the new one comes.
    void ask(const std::string& database_path, const request::PictureOptions& options, float side_px,
             base::Language language); // of what goes wrong
    bool collect();                    // uploads what has been made; true if anything changed
    bool busy() const;
    void forget(); // the dialog was closed

    std::uint32_t texture() const { return texture_; } // 0: not there
    base::Size size() const { return size_; }
    const std::string& failure() const { return failure_; } // why there is none; "" otherwise

  private:
    struct Wish {
        std::string path;
        request::PictureOptions options;
        float side_px = 0;
        base::Language language = base::Language::english;
        std::string key; // tells wishes apart
        bool operator==(const Wish& other) const { return key == other.key; }
    };
    struct Done {
        paint::Pixels pixels;
        std::string failure, key;
    };
    enum class Slot { picture };
    using PreviewWorker = Worker<Slot, Wish, Done>;
    static PreviewWorker::Hand make_hand(const std::stop_token& stop);

    std::uint32_t texture_ = 0;
    base::Size size_;
    std::string failure_, asked_;
    PreviewWorker worker_;
};

} // namespace dateline::ui
