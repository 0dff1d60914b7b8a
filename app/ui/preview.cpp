#include "ui/preview.h"

#include <epoxy/gl.h>

#include <memory>
#include <optional>
#include <utility>

#include "base/error.h"
#include "publish/publish.h"
#include "request/command_line.h"

namespace dateline::ui {

Preview::Preview(std::function<void()> wake) : worker_(std::move(wake), &Preview::make_hand) {}

Preview::~Preview() {
    if (texture_ != 0) glDeleteTextures(1, &texture_); // else there may be no context
}

void Preview::ask(const std::string& database_path, const request::PictureOptions& options, float side_px,
                  base::Language language) {
    std::string key = request::command_line(options, database_path, std::to_string(side_px));
    if (key == asked_) return;
    asked_ = key;
    worker_.ask(Slot::picture, {database_path, options, side_px, language, std::move(key)});
}

bool Preview::collect() {
    std::optional<Done> done;
    for (Done& each : worker_.take())
        done = std::move(each);
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
    return worker_.busy();
}

void Preview::forget() {
    asked_.clear();
    failure_.clear();
    worker_.forget();
}

Preview::PreviewWorker::Hand Preview::make_hand(const std::stop_token& /*stop*/) {
    // Fonts are found once: that takes as long as a small picture.
    auto fonts = std::make_shared<std::optional<paint::FontBook>>();
    return PreviewWorker::Hand{[fonts](const PreviewWorker::Job& job, const PreviewWorker::Emit& emit) {
        const Wish& wish = job.wish;
        Done done;
        done.key = wish.key;
        try {
            const auto store =
                store::database_at(wish.path)->open_store(store::SnapshotScope::each_answer, job.stop);
            if (!*fonts) fonts->emplace();
            done.pixels =
                publish::preview_picture(*store, wish.options, **fonts, wish.side_px, {nullptr, job.stop});
        } catch (const std::exception& error) {
            done.failure = base::told(error, wish.language);
        }
        if (job.stop.stop_requested()) return PreviewWorker::End::stopped;
        emit(std::move(done));
        return PreviewWorker::End::answered;
    }};
}

} // namespace dateline::ui
