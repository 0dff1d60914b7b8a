#include "paint/decode_jpeg.h"

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstdio>
#include <memory>

#ifdef DATELINE_HAS_JPEG
#include <jpeglib.h>

#include <jerror.h>
#endif

#include "paint/decode_stb.h"

namespace dateline::paint::decoder {

#ifdef DATELINE_HAS_JPEG
namespace {

struct JpegErrors {
    jpeg_error_mgr manager{};
    std::jmp_buf jump{};
    bool corrupt = false, unsupported = false, out_of_memory = false;
};

JpegErrors& errors_of(j_common_ptr info) {
    return *reinterpret_cast<JpegErrors*>(info->err); // the manager is its first member
}

[[noreturn]] void jpeg_fails(j_common_ptr info) {
    const int code = info->err->msg_code;
    errors_of(info).unsupported = code == JERR_SOF_UNSUPPORTED || code == JERR_BAD_PRECISION ||
                                  code == JERR_CONVERSION_NOTIMPL || code == JERR_NOT_COMPILED;
    errors_of(info).out_of_memory = code == JERR_OUT_OF_MEMORY;
    std::longjmp(errors_of(info).jump, 1); // NOLINT: libjpeg knows no other way
}

void jpeg_warns(j_common_ptr info, int level) {
    const int code = info->err->msg_code;
    if (level < 0 && (code == JWRN_HIT_MARKER || code == JWRN_HUFF_BAD_CODE || code == JWRN_ARITH_BAD_CODE ||
                      code == JWRN_JPEG_EOF || code == JWRN_MUST_RESYNC))
        errors_of(info).corrupt = true;
}

void jpeg_says_nothing(j_common_ptr /*info*/) {}

// All that a jump over the frames of libjpeg must not lose stands here.
class JpegReader {
  public:
    explicit JpegReader(Bytes file) : file_(file) {}
    JpegReader(const JpegReader&) = delete;
    JpegReader& operator=(const JpegReader&) = delete;
    ~JpegReader() { jpeg_destroy_decompress(&info_); }

    Outcome read(const Inspection& inspection, Picture* picture) {
        if (!start()) return failure();
        // The pre-flight's size is the one that was judged: another one is a file that means two things.
        if (info_.image_width != inspection.width || info_.image_height != inspection.height)
            return Outcome::damaged;
        const bool inks = info_.jpeg_color_space == JCS_CMYK || info_.jpeg_color_space == JCS_YCCK;
        const bool grey = info_.jpeg_color_space == JCS_GRAYSCALE;
        info_.out_color_space = inks ? JCS_CMYK : grey ? JCS_GRAYSCALE : JCS_RGB;
        info_.scale_denom = 8;
        info_.scale_num = eighths(picture->wanted());
        if (!begin()) return failure();
        picture->begin(info_.output_width, info_.output_height,
                       inks   ? Channels::cmyk
                       : grey ? Channels::grey
                              : Channels::rgb);
        row_.resize(std::size_t{info_.output_width} * static_cast<unsigned>(info_.output_components));
        // Adobe writes what is left of the paper's white, others the inks.
        const bool inverted = info_.saw_Adobe_marker == TRUE;
        while (info_.output_scanline < info_.output_height) {
            if (!next_row() || errors_.corrupt) return failure();
            if (inks && !inverted)
                for (std::uint8_t& ink : row_)
                    ink = static_cast<std::uint8_t>(255 - ink);
            picture->row(row_.data());
        }
        return Outcome::pixels;
    }

  private:
    // The least that is not below what is wanted.
    unsigned eighths(const Size& wanted) const {
        for (const unsigned n : {1U, 2U, 4U})
            if (std::size_t{info_.image_width} * n / 8 >= wanted.width &&
                std::size_t{info_.image_height} * n / 8 >= wanted.height)
                return n;
        return 8;
    }
    Outcome failure() const {
        if (errors_.out_of_memory) return Outcome::no_memory;
        return errors_.unsupported ? Outcome::unsupported : Outcome::damaged;
    }

    // Each of these holds nothing that a jump would lose. NOLINTBEGIN
    bool start() {
        info_.err = jpeg_std_error(&errors_.manager);
        errors_.manager.error_exit = jpeg_fails;
        errors_.manager.emit_message = jpeg_warns;
        errors_.manager.output_message = jpeg_says_nothing;
        if (setjmp(errors_.jump)) return false;
        jpeg_create_decompress(&info_);
        jpeg_mem_src(&info_, file_.data(), static_cast<unsigned long>(file_.size()));
        return jpeg_read_header(&info_, TRUE) == JPEG_HEADER_OK;
    }
    bool begin() {
        if (setjmp(errors_.jump)) return false;
        return jpeg_start_decompress(&info_) == TRUE;
    }
    bool next_row() {
        if (setjmp(errors_.jump)) return false;
        JSAMPROW row = row_.data();
        return jpeg_read_scanlines(&info_, &row, 1) == 1;
    }
    // NOLINTEND

    Bytes file_;
    JpegErrors errors_;
    jpeg_decompress_struct info_{};
    std::vector<std::uint8_t> row_;
};

} // namespace

Outcome read_jpeg(const Inspection& inspection, Bytes file, Picture* picture) {
    if (inspection.outcome != Outcome::pixels) return inspection.outcome;
    if (!picture->has_size(inspection.width, inspection.height, inspection.orientation))
        return picture->outcome();
    picture->has_profile(inspection.profile);
    return std::make_unique<JpegReader>(file)->read(inspection, picture);
}

#else

Outcome read_jpeg(const Inspection& inspection, Bytes file, Picture* picture) {
    return read_with_stb(inspection, file, picture);
}

#endif

} // namespace dateline::paint::decoder
