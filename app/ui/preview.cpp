#include "ui/preview.h"

#include <epoxy/gl.h>

#include <utility>

#include "base/error.h"
#include "platform/thread_priority.h"
#include "publish/publish.h"
#include "request/command_line.h"

namespace dateline::ui {

Preview::Preview(std::function<void()> wake) : wake_(std::move(wake)) {}

Preview::~Preview() {
    {
        const std::lock_guard lock(mutex_);
        running_.request_stop();
    }
    thread_.request_stop();
    if (thread_.joinable()) thread_.join();
    if (texture_ != 0) glDeleteTextures(1, &texture_); // else there may be no context
}

void Preview::ask(const std::string& database_path, const request::PictureOptions& options, float side_px,
                  base::Language language) {
    std::string key = request::command_line(options, database_path, std::to_string(side_px));
    if (key == asked_) return;
    asked_ = key;
    {
        const std::lock_guard lock(mutex_);
        wish_ = Wish{database_path, options, side_px, language, std::move(key)};
        running_.request_stop();
    }
    ready_.notify_one();
    if (!thread_.joinable()) thread_ = std::jthread([this](const std::stop_token& stop) { work(stop); });
}

bool Preview::collect() {
    std::optional<Done> done;
    {
        const std::lock_guard lock(mutex_);
        done = std::exchange(done_, std::nullopt);
    }
    if (!done || done->key != asked_) return false;
    failure_ = done->failure;
    const paint::Pixels& pixels = done->pixels;
    if (pixels.rgba.empty()) return true;
    if (texture_ == 0) glGenTextures(1, &texture_);
    glBindTexture(GL_TEXTURE_2D, texture_);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, pixels.width, pixels.height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                 pixels.rgba.data());
    size_ = {static_cast<float>(pixels.width), static_cast<float>(pixels.height)};
    return true;
}

bool Preview::busy() const {
    const std::lock_guard lock(mutex_);
    return working_ || wish_ || done_;
}

void Preview::forget() {
    asked_.clear();
    failure_.clear();
    const std::lock_guard lock(mutex_);
    wish_.reset();
    running_.request_stop();
}

Preview::Done Preview::make(const Wish& wish, std::unique_ptr<paint::FontBook>& fonts,
                            const std::stop_token& stop) {
    Done done;
    done.key = wish.key;
    try {
        const auto store = store::open_store(wish.path);
        if (!fonts) fonts = std::make_unique<paint::FontBook>();
        done.pixels =
            publish::preview_picture(*store, wish.path, wish.options, *fonts, wish.side_px, {nullptr, stop});
    } catch (const std::exception& error) {
        done.failure = base::told(error, wish.language);
    }
    return done;
}

void Preview::work(const std::stop_token& stop) {
    platform::lower_thread_priority();
    std::unique_ptr<paint::FontBook> fonts; // found once: that takes as long as a small picture
    while (!stop.stop_requested()) {
        std::optional<Wish> wish;
        std::stop_token running;
        {
            std::unique_lock lock(mutex_);
            working_ = false;
            ready_.wait(lock, stop, [&] { return wish_.has_value(); });
            if (stop.stop_requested()) return;
            wish = std::exchange(wish_, std::nullopt);
            running_ = std::stop_source();
            running = running_.get_token();
            working_ = true;
        }
        Done done = make(*wish, fonts, running);
        {
            const std::lock_guard lock(mutex_);
            if (!running.stop_requested()) done_ = std::move(done);
            working_ = false;
        }
        wake_();
    }
}

} // namespace dateline::ui
