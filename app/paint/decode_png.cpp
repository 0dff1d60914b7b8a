#include "paint/decode_png.h"

#include <csetjmp>
#include <memory>

#include <png.h>

namespace dateline::paint::decoder {
namespace {

void png_fails(png_structp png, png_const_charp /*message*/) {
    png_longjmp(png, 1);
}
void png_warns(png_structp /*png*/, png_const_charp /*message*/) {}

// All that a jump over the frames of libpng must not lose stands here.
class PngReader {
  public:
    explicit PngReader(Bytes file) : file_(file) {}
    PngReader(const PngReader&) = delete;
    PngReader& operator=(const PngReader&) = delete;
    ~PngReader() { png_destroy_read_struct(&png_, &info_, nullptr); }

    Outcome read(const Inspection& inspection, Picture* picture) {
        png_ = png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, png_fails, png_warns);
        info_ = png_ != nullptr ? png_create_info_struct(png_) : nullptr;
        if (info_ == nullptr) throw std::bad_alloc();
        if (!start()) return Outcome::damaged;
        width_ = png_get_image_width(png_, info_);
        height_ = png_get_image_height(png_, info_);
        if (width_ != inspection.width || height_ != inspection.height) return Outcome::damaged;
        if (profile_ != nullptr && profile_bytes_ > 0) picture->has_profile({profile_, profile_bytes_});
        constexpr Channels kinds[] = {Channels::grey, Channels::grey_alpha, Channels::rgb, Channels::rgba};
        const std::size_t channels = png_get_channels(png_, info_);
        if (channels < 1 || channels > 4 || png_get_bit_depth(png_, info_) != 8) return Outcome::damaged;
        picture->begin(width_, height_, kinds[channels - 1]);
        const std::size_t row_bytes = width_ * channels;
        if (png_get_rowbytes(png_, info_) != row_bytes) return Outcome::damaged;
        // Of several passes each goes over the whole picture; what is not yet there is empty, never memory
        // that lay there before.
        pixels_.assign(passes_ > 1 ? row_bytes * height_ : row_bytes, 0);
        for (int pass = 0; pass < passes_; ++pass)
            for (std::size_t y = 0; y < height_; ++y) {
                std::uint8_t* row = pixels_.data() + (passes_ > 1 ? y * row_bytes : 0);
                if (!next_row(row)) return Outcome::damaged;
                if (pass + 1 == passes_) picture->row(row);
            }
        return end() ? Outcome::pixels : Outcome::damaged;
    }

  private:
    static void take(png_structp png, png_bytep to, std::size_t bytes) {
        auto& reader = *static_cast<PngReader*>(png_get_io_ptr(png));
        if (bytes > reader.file_.size() - reader.at_) png_error(png, "end of file");
        std::copy_n(reader.file_.data() + reader.at_, bytes, to);
        reader.at_ += bytes;
    }

    // Each of these holds nothing that a jump would lose. NOLINTBEGIN
    bool start() {
        if (setjmp(png_jmpbuf(png_))) return false;
        png_set_read_fn(png_, this, take);
        png_set_user_limits(png_, max_side_px, max_side_px);
        png_set_chunk_malloc_max(png_, std::size_t{32} << 20U);
        png_read_info(png_, info_);
        png_charp name = nullptr;
        int compression = 0;
        png_get_iCCP(png_, info_, &name, &compression, &profile_, &profile_bytes_);
        png_set_expand(png_); // palettes, transparency, bits
        png_set_scale_16(png_);
        passes_ = png_set_interlace_handling(png_);
        png_read_update_info(png_, info_);
        return true;
    }
    bool next_row(std::uint8_t* row) {
        if (setjmp(png_jmpbuf(png_))) return false;
        png_read_row(png_, row, nullptr);
        return true;
    }
    bool end() {
        if (setjmp(png_jmpbuf(png_))) return false;
        png_read_end(png_, nullptr);
        return true;
    }
    // NOLINTEND

    Bytes file_;
    std::size_t at_ = 0;
    png_structp png_ = nullptr;
    png_infop info_ = nullptr;
    png_bytep profile_ = nullptr;
    png_uint_32 profile_bytes_ = 0;
    int passes_ = 1;
    std::size_t width_ = 0, height_ = 0;
    std::vector<std::uint8_t> pixels_;
};

} // namespace

Outcome read_png(const Inspection& inspection, Bytes file, Picture* picture) {
    if (inspection.outcome != Outcome::pixels) return inspection.outcome;
    if (!picture->has_size(inspection.width, inspection.height, inspection.orientation))
        return picture->outcome();
    return std::make_unique<PngReader>(file)->read(inspection, picture);
}

} // namespace dateline::paint::decoder
