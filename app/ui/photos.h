#pragma once
// Photos as textures: found and decoded on a worker thread with its own connection and decoder process,
// uploaded with mip levels as they arrive, the least recently drawn dropped beyond a byte budget.

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/geometry.h"
#include "model/photo.h"
#include "paint/image.h"
#include "ui/worker.h"

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
    bool busy() const { return worker_.busy(); }
    // What was seen of it since the database was opened, at whatever size; null: it was not asked for yet.
    const model::PhotoFact* fact(model::PhotoId photo) const;
    // Until all that was asked for is decoded, or for so long.
    void wait_settled(std::chrono::milliseconds most) { worker_.wait_settled(most); }

  private:
    struct Wish {
        std::string path; // of the database
        int opened = 0;   // how many have been: the same path may be another file
        std::string id;
        int side_px = 0;
        bool operator==(const Wish&) const = default;
    };
    struct Done {
        Wish wish;
        paint::DecodedImage image;
        std::vector<paint::Pixels> mip_levels;
    };
    using PhotoWorker = Worker<std::string, Wish, Done>; // a slot a photo
    class Decoder;
    struct Entry {
        Photo photo;
        int side_px = 0, asked_px = 0;
        std::size_t bytes = 0;
        std::uint64_t used = 0;
    };
    void drop_over_budget();

    std::size_t budget_bytes_, bytes_ = 0;
    std::uint64_t clock_ = 0;
    std::unordered_map<std::string, Entry> entries_;
    std::map<model::PhotoId, model::PhotoFact> facts_;
    std::string path_;
    int opened_ = 0;
    PhotoWorker worker_; // the newest first: it is nearest to what is looked at
};

} // namespace dateline::ui
