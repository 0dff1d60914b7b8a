#include "paint/decode_inspect.h"

#include <algorithm>
#include <numeric>
#include <vector>

#include <libexif/exif-data.h>

namespace dateline::paint::decoder {
namespace {

constexpr int max_scans = 64; // a 5 kB file with thousands kept stb_image busy for half a minute

std::uint32_t big16(Bytes b, std::size_t at) {
    return (std::uint32_t{b[at]} << 8U) | b[at + 1];
}
std::uint32_t big32(Bytes b, std::size_t at) {
    return (big16(b, at) << 16U) | big16(b, at + 2);
}

bool begins_with(Bytes bytes, std::initializer_list<std::uint8_t> head) {
    return bytes.size() >= head.size() && std::equal(head.begin(), head.end(), bytes.begin());
}

std::uint32_t little16(Bytes b, std::size_t at) {
    return (std::uint32_t{b[at + 1]} << 8U) | b[at];
}
std::uint32_t little32(Bytes b, std::size_t at) {
    return (little16(b, at + 2) << 16U) | little16(b, at);
}

void check_size(Inspection* result) {
    const std::uint64_t pixels = std::uint64_t{result->width} * result->height;
    if (pixels == 0)
        result->outcome = Outcome::damaged;
    else if (result->width > max_side_px || result->height > max_side_px || pixels > max_pixels)
        result->outcome = Outcome::too_large;
}

// Every Huffman table's counts sum to at most 256 and its values lie inside the segment.
bool huffman_tables_fit(Bytes segment) {
    while (!segment.empty()) {
        if (segment.size() < 17 || (segment[0] >> 4U) > 1 || (segment[0] & 15U) > 3) return false;
        const std::size_t values = std::accumulate(segment.begin() + 1, segment.begin() + 17, std::size_t{0});
        if (values > 256 || segment.size() < 17 + values) return false;
        segment = segment.subspan(17 + values);
    }
    return true;
}

bool is_frame(std::uint8_t marker) { // SOF0 to SOF15, without DHT, JPG and DAC
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

// From entropy-coded data to the 0xFF of the next marker that is no restart and no stuffed byte.
std::size_t next_marker(Bytes file, std::size_t at) {
    for (; at + 1 < file.size(); ++at) {
        const std::uint8_t after = file[at + 1];
        if (file[at] == 0xFF && after != 0 && after != 0xFF && (after < 0xD0 || after > 0xD7)) return at;
    }
    return file.size();
}

// A profile is cut into numbered segments, in order; one that does not add up is left out.
class ProfileSegments {
  public:
    void take(Bytes segment) {
        if (!begins_with(segment, {'I', 'C', 'C', '_', 'P', 'R', 'O', 'F', 'I', 'L', 'E', 0}) ||
            segment.size() < 14)
            return;
        sound_ = sound_ && segment[12] == ++count_ && (count_ == 1 || segment[13] == of_);
        of_ = segment[13];
        bytes_.insert(bytes_.end(), segment.begin() + 14, segment.end());
    }
    std::vector<std::uint8_t> profile() && {
        return sound_ && count_ == of_ ? std::move(bytes_) : std::vector<std::uint8_t>();
    }

  private:
    std::vector<std::uint8_t> bytes_;
    unsigned count_ = 0, of_ = 0;
    bool sound_ = true;
};

} // namespace

Inspection inspect_jpeg(Bytes file) {
    Inspection result;
    ProfileSegments profile;
    int scans = 0, frames = 0;
    std::size_t at = 2;
    while (at + 1 < file.size()) {
        if (file[at] != 0xFF) return result;
        const std::uint8_t marker = file[at + 1];
        if (marker == 0xFF) { // fill
            ++at;
            continue;
        }
        if (marker == 0xD9) { // end of image: enough if there was one
            if (scans > 0) result.outcome = Outcome::pixels;
            if (scans > 0) check_size(&result);
            result.profile = std::move(profile).profile();
            return result;
        }
        if (at + 4 > file.size()) return result;
        const std::size_t length = big16(file, at + 2);
        if (length < 2 || at + 2 + length > file.size()) return result;
        const Bytes segment = file.subspan(at + 4, length - 2);
        at += 2 + length;
        if (marker == 0xC4 && !huffman_tables_fit(segment)) return result;
        if (marker == 0xE1 && begins_with(segment, {'E', 'x', 'i', 'f', 0, 0}) && result.orientation == 1)
            result.orientation = orientation_of(segment);
        if (marker == 0xE2) profile.take(segment);
        if (is_frame(marker)) {
            if (++frames > 1 || segment.size() < 6) return result;
            result.height = big16(segment, 1);
            result.width = big16(segment, 3);
            check_size(&result);
            if (result.outcome == Outcome::too_large) return result;
        }
        if (marker == 0xDA) {
            if (++scans > max_scans || frames == 0) return result;
            at = next_marker(file, at);
        }
    }
    return result; // no end of image: cut off
}

Inspection inspect_png(Bytes file) {
    Inspection result;
    bool data = false;
    std::size_t at = 8;
    while (file.size() - at >= 12) {
        const std::size_t length = big32(file, at);
        const std::uint32_t kind = big32(file, at + 4);
        if (length > file.size() - at - 12) return result;
        const Bytes chunk = file.subspan(at + 8, length);
        constexpr std::uint32_t ihdr = 0x49484452, idat = 0x49444154, iend = 0x49454E44, exif = 0x65584966;
        if ((at == 8) != (kind == ihdr)) return result; // the header comes first, and once
        if (kind == ihdr) {
            if (length != 13) return result;
            result.width = big32(chunk, 0);
            result.height = big32(chunk, 4);
            check_size(&result);
            if (result.outcome == Outcome::too_large) return result;
        }
        if (kind == idat) data = true;
        if (kind == exif) result.orientation = orientation_of(chunk);
        if (kind == iend) {
            result.outcome = data ? Outcome::pixels : Outcome::damaged;
            if (data) check_size(&result);
            return result;
        }
        at += 12 + length;
    }
    return result;
}

Inspection inspect_bmp(Bytes file) {
    Inspection result{Outcome::not_an_image, 0, 0, 1, {}};
    if (file.size() < 26) return result;
    const std::uint32_t header = little32(file, 14), offset = little32(file, 10);
    if (header != 12 && header != 40 && header != 52 && header != 56 && header != 64 && header != 108 &&
        header != 124)
        return result;
    result.outcome = Outcome::damaged;
    if (file.size() < 14 + std::size_t{header}) return result;
    const bool old = header == 12;
    result.width = old ? little16(file, 18) : little32(file, 18);
    result.height = old ? little16(file, 20) : little32(file, 22);
    if (result.height > 0x80000000U) result.height = ~result.height + 1; // top down
    const std::uint64_t bits = little16(file, old ? 24 : 28);
    const std::uint32_t compression = old ? 0 : little32(file, 30);
    check_size(&result);
    if (result.outcome == Outcome::too_large) return result;
    if (header == 52 || header == 64 || (compression != 0 && compression != 3)) {
        result.outcome = Outcome::unsupported;
        return result;
    }
    const std::uint64_t row_bytes = (result.width * bits + 31) / 32 * 4;
    const bool whole = result.width > 0 && result.height > 0 && offset >= 14 + header &&
                       offset + row_bytes * result.height <= file.size();
    if (whole) result.outcome = Outcome::pixels;
    return result;
}

int orientation_of(Bytes exif) {
    if (exif.size() < 8 || exif.size() > 65536) return 1;
    std::vector<std::uint8_t> block;
    if (!begins_with(exif, {'E', 'x', 'i', 'f', 0, 0})) block = {'E', 'x', 'i', 'f', 0, 0};
    block.insert(block.end(), exif.begin(), exif.end());
    ExifData* data = exif_data_new();
    if (data == nullptr) return 1;
    exif_data_set_option(data, EXIF_DATA_OPTION_IGNORE_UNKNOWN_TAGS);
    exif_data_set_option(data, EXIF_DATA_OPTION_DONT_CHANGE_MAKER_NOTE);
    exif_data_load_data(data, block.data(), static_cast<unsigned>(block.size()));
    int orientation = 1;
    ExifEntry* entry = exif_content_get_entry(data->ifd[EXIF_IFD_0], EXIF_TAG_ORIENTATION);
    if (entry != nullptr && entry->format == EXIF_FORMAT_SHORT && entry->size >= 2)
        orientation = exif_get_short(entry->data, exif_data_get_byte_order(data));
    exif_data_unref(data);
    return orientation >= 1 && orientation <= 8 ? orientation : 1;
}

} // namespace dateline::paint::decoder
