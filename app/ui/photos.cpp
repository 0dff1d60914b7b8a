#include "ui/photos.h"

#include <epoxy/gl.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <memory>

#include "base/error.h"
#include "paint/mip_levels.h"
#include "store/database.h"

namespace dateline::ui {

namespace {

constexpr int min_side_px = 128, max_side_px = 4096;
constexpr std::size_t max_wishes = 64;

void upload_level(GLint level, const paint::Pixels& pixels) {
    glTexImage2D(GL_TEXTURE_2D, level, GL_RGBA8, pixels.width, pixels.height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                 pixels.rgba.data());
}

// The levels are made on the worker: a software driver compiles shaders of its own to make them.
std::uint32_t uploaded(const paint::Pixels& pixels, const std::vector<paint::Pixels>& levels) {
    GLuint texture = 0;
    glGenTextures(1, &texture);
    glBindTexture(GL_TEXTURE_2D, texture);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    upload_level(0, pixels);
    for (std::size_t i = 0; i < levels.size(); ++i)
        upload_level(static_cast<GLint>(i) + 1, levels[i]);
    return texture;
}

platform::PhotoBytes bytes_of(store::Store& store, const std::string& image_id, const std::stop_token& stop) {
    const auto ref = model::parse_ref(image_id);
    if (!ref || ref->kind != model::Kind::photo) return {{}, platform::Way::missing};
    return store.load_photo_bytes(model::PhotoId{ref->id}, stop);
}

} // namespace

// On the worker: a connection and a decoder process of its own.
class Photos::Decoder {
  public:
    explicit Decoder(const std::stop_token& stop)
        : stop_(stop), decoder_([stop] { return !stop.stop_requested(); }) {}

    Done decode(const Wish& wish) {
        Done done{wish, {}, {}};
        try {
            if (opened_ != wish.opened) {
                store_ = store::database_at(wish.path)->open_store(store::SnapshotScope::each_answer, stop_);
                opened_ = wish.opened;
            }
            done.image = decoder_.decode(bytes_of(*store_, wish.id, stop_), wish.side_px);
            done.mip_levels = paint::mip_levels(done.image.pixels);
        } catch (const std::exception&) {
            done.image.failure = paint::ImageFailure::decoder;
        }
        return done;
    }

  private:
    std::stop_token stop_;
    paint::ImageDecoder decoder_;
    int opened_ = 0; // by its store
    std::unique_ptr<store::Store> store_;
};

Photos::Photos(std::function<void()> wake, std::size_t budget_bytes)
    : budget_bytes_(budget_bytes),
      worker_(
          std::move(wake),
          [](const std::stop_token& stop) {
              auto decoder = std::make_shared<Decoder>(stop);
              return PhotoWorker::Hand{[decoder](const PhotoWorker::Job& job, const PhotoWorker::Emit& emit) {
                  emit(decoder->decode(job.wish));
                  return PhotoWorker::End::answered;
              }};
          },
          WorkOrder::newest_first) {}

Photos::~Photos() {
    for (auto& [id, entry] : entries_)
        glDeleteTextures(1, &entry.photo.texture);
}

void Photos::open(const std::string& database_path) {
    for (auto& [id, entry] : entries_)
        glDeleteTextures(1, &entry.photo.texture);
    entries_.clear();
    facts_.clear();
    bytes_ = 0;
    path_ = database_path;
    ++opened_;
    worker_.forget();
}

Photo Photos::get(const std::string& image_id, float width_px) {
    Entry& entry = entries_[image_id];
    entry.used = ++clock_;
    const auto wanted = static_cast<unsigned>(std::clamp(width_px, 1.0F, static_cast<float>(max_side_px)));
    const int side = std::clamp(static_cast<int>(std::bit_ceil(wanted)), min_side_px, max_side_px);
    if (side > entry.asked_px && entry.photo.failure == paint::ImageFailure::none) {
        entry.asked_px = side;
        worker_.ask(image_id, {path_, opened_, image_id, side}, max_wishes);
    }
    return entry.photo;
}

bool Photos::collect() {
    const std::vector<Done> done = worker_.take();
    for (const Done& one : done) {
        Entry& entry = entries_[one.wish.id];
        entry.photo.failure = one.image.failure;
        if (const auto ref = model::parse_ref(one.wish.id); ref && ref->kind == model::Kind::photo)
            facts_[{ref->id}] = {
                {ref->id},
                {static_cast<float>(one.image.full_width), static_cast<float>(one.image.full_height)},
                paint::image_failure_text(one.image.failure)};
        if (one.image.failure != paint::ImageFailure::none || one.wish.side_px < entry.side_px) continue;
        if (entry.photo.texture != 0) {
            glDeleteTextures(1, &entry.photo.texture);
            bytes_ -= entry.bytes;
        }
        entry.photo.texture = uploaded(one.image.pixels, one.mip_levels);
        entry.photo.size = {static_cast<float>(one.image.full_width),
                            static_cast<float>(one.image.full_height)};
        entry.side_px = one.wish.side_px;
        // A larger one than there is will not come.
        if (std::max(one.image.full_width, one.image.full_height) <= one.wish.side_px)
            entry.asked_px = max_side_px;
        entry.bytes = one.image.pixels.rgba.size() * 4 / 3;
        entry.used = ++clock_;
        bytes_ += entry.bytes;
    }
    drop_over_budget();
    return !done.empty();
}

void Photos::drop_over_budget() {
    while (bytes_ > budget_bytes_) {
        auto oldest = entries_.end();
        for (auto it = entries_.begin(); it != entries_.end(); ++it) {
            if (it->second.photo.texture != 0 &&
                (oldest == entries_.end() || it->second.used < oldest->second.used))
                oldest = it;
        }
        if (oldest == entries_.end()) return;
        glDeleteTextures(1, &oldest->second.photo.texture);
        bytes_ -= oldest->second.bytes;
        entries_.erase(oldest);
    }
}

const model::PhotoFact* Photos::fact(model::PhotoId photo) const {
    const auto found = facts_.find(photo);
    return found == facts_.end() ? nullptr : &found->second;
}

} // namespace dateline::ui
