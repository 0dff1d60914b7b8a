#pragma once
// Photos as textures: found and decoded on a worker thread with its own connection and decoder process,
// uploaded with mip levels as they arrive, the least recently drawn dropped beyond a byte budget.

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include "base/geometry.h"
#include "model/photo.h"
#include "paint/image.h"

namespace dateline::ui {

struct Photo {
    std::uint32_t texture = 0; // 0: not there (yet)
    base::Size size;           // of the whole image, pixels
    paint::ImageFailure failure = paint::ImageFailure::none;
};

class Photos {
  public:
    explicit Photos(std::function<void()> wake, std::size_t budget_bytes = std::size_t{192} << 20U);
    ~Photos();
    Photos(const Photos&) = delete;
    Photos& operator=(const Photos&) = delete;

    void open(const std::string& database_path); // forgets everything of the one before
    // The image "photo:ID" at about `width_px` device pixels; asks for it if it is not there. What was drawn
    // at another size serves until the better one comes.
    Photo get(const std::string& image_id, float width_px);
    // Uploads what has been decoded; true if anything changed.
    bool collect();
    bool busy() const;
    // What was seen of it since the database was opened, at whatever size; null: it was not asked for yet.
    const model::PhotoFact* fact(model::PhotoId photo) const;
    void
    wait_settled(std::chrono::milliseconds most); // until all that was asked for is decoded, or for so long

  private:
    struct Wish {
        std::string id;
        int side_px = 0;
        int generation = 0;
    };
    struct Done {
        Wish wish;
        paint::DecodedImage image;
        std::vector<paint::Pixels> mip_levels;
    };
    struct Entry {
        Photo photo;
        int side_px = 0, asked_px = 0;
        std::size_t bytes = 0;
        std::uint64_t used = 0;
    };
    void work(const std::stop_token& stop);
    void drop_over_budget();

    std::function<void()> wake_;
    std::size_t budget_bytes_, bytes_ = 0;
    std::uint64_t clock_ = 0;
    std::unordered_map<std::string, Entry> entries_;
    std::map<model::PhotoId, model::PhotoFact> facts_;
    mutable std::mutex mutex_;
    std::condition_variable_any ready_, settled_;
    std::string path_;
    int generation_ = 0;
    std::vector<Wish> wishes_; // the newest first: it is nearest to what is looked at
    std::vector<Done> done_;
    bool working_ = false;
    std::jthread thread_;
};

} // namespace dateline::ui
