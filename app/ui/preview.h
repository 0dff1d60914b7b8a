#pragma once
// The picture that the export dialog asks for, small, as a texture: made by the file painters on a worker
// thread, the newest wish first; an older one is stopped.

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "base/geometry.h"
#include "paint/fonts.h"
#include "paint/image.h"
#include "request/options.h"

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
    };
    struct Done {
        paint::Pixels pixels;
        std::string failure, key;
    };
    void work(const std::stop_token& stop);
    static Done make(const Wish& wish, std::unique_ptr<paint::FontBook>& fonts, const std::stop_token& stop);

    std::function<void()> wake_;
    std::uint32_t texture_ = 0;
    base::Size size_;
    std::string failure_, asked_;
    mutable std::mutex mutex_;
    std::condition_variable_any ready_;
    std::optional<Wish> wish_;
    std::optional<Done> done_;
    bool working_ = false;
    std::stop_source running_;
    std::jthread thread_; // begins with the first wish
};

} // namespace dateline::ui
