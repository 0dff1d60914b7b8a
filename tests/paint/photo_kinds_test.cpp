// Photos of every kind, from tests/data/photos: their colours, how they stand, how large they may be, and
// what becomes of broken ones.

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <random>

#include "support.h"

namespace fs = std::filesystem;
using namespace dateline;
using namespace dateline::test;
using paint::ImageFailure;

namespace {

const std::string photos = DATELINE_SOURCE_DIR "/tests/data/photos";
constexpr base::Colour red{238, 34, 34, 255}, green{34, 170, 102, 255}, yellow{238, 200, 40, 255},
    blue{34, 34, 238, 255};

std::vector<std::string> photo_files() {
    std::vector<std::string> files;
    for (const auto& entry : fs::directory_iterator(photos)) {
        const std::string ending = entry.path().extension().string();
        if (ending != ".md" && ending != ".py" && ending != ".cpp")
            files.push_back(entry.path().filename().string());
    }
    std::sort(files.begin(), files.end());
    REQUIRE(files.size() > 40);
    return files;
}

// A kind for which this build has no library; then there is nothing to see but that it is said.
bool is_left_out(ImageFailure failure) {
    return failure == ImageFailure::no_webp || failure == ImageFailure::no_avif ||
           failure == ImageFailure::no_heic || failure == ImageFailure::no_tiff;
}

// The colours at the corners, from the upper left by rows, are these.
void check_corners(const paint::Pixels& pixels, const std::array<base::Colour, 4>& colours) {
    for (std::size_t i = 0; i < 4; ++i) {
        const int x = pixels.width * (i % 2 == 0 ? 1 : 3) / 4, y = pixels.height * (i < 2 ? 1 : 3) / 4;
        CAPTURE(i);
        CAPTURE(int{pixel(pixels, x, y).red});
        CAPTURE(int{pixel(pixels, x, y).green});
        CAPTURE(int{pixel(pixels, x, y).blue});
        CHECK(distance(pixel(pixels, x, y), colours.at(i)) <= 10);
    }
}

// The four colours, turned as EXIF says: first mirrored, then turned with the clock.
std::array<base::Colour, 4> turned(int orientation) {
    switch (orientation) {
    case 2:
        return {green, red, blue, yellow};
    case 3:
        return {blue, yellow, green, red};
    case 4:
        return {yellow, blue, red, green};
    case 5:
        return {red, yellow, green, blue};
    case 6:
        return {yellow, red, blue, green};
    case 7:
        return {blue, green, yellow, red};
    case 8:
        return {green, blue, red, yellow};
    default:
        return {red, green, yellow, blue};
    }
}

int orientation_in(const std::string& name) {
    if (!name.starts_with("turned")) return 1;
    return name[6] == '-' ? name[7] - '0' : 6;
}

std::uint64_t seed() { // the same in every run, but for long ones
    const char* rounds = std::getenv("DATELINE_FUZZ");
    return rounds != nullptr ? std::random_device{}() : 7;
}

} // namespace

TEST_CASE("photo kinds: each comes out in its colours, upright, at any size") {
    paint::ImageDecoder decoder;
    for (const std::string& name : photo_files()) {
        CAPTURE(name);
        const bool other = name.starts_with("grey") || name.starts_with("inks.jpg") ||
                           name.starts_with("large") || name.starts_with("primaries");
        if (other) continue;
        for (const int side : {0, 24}) {
            const auto image = decoder.decode(platform::read_photo(photos, name), side);
            if (is_left_out(image.failure)) continue;
            REQUIRE_MESSAGE(image.failure == ImageFailure::none, paint::image_failure_text(image.failure));
            const int orientation = orientation_in(name);
            CHECK(image.full_width == (orientation >= 5 ? 32 : 48));
            CHECK(image.full_height == (orientation >= 5 ? 48 : 32));
            CHECK(std::max(image.pixels.width, image.pixels.height) == (side == 0 ? 48 : 24));
            check_corners(image.pixels, turned(orientation));
        }
    }
}

TEST_CASE("photo kinds: a profile of grey, of inks, and primaries without a profile lead to sRGB") {
    paint::ImageDecoder decoder;
    struct Expected {
        const char* name;
        base::Colour colour;
    };
    for (const Expected& expected :
         {Expected{"grey.png", {128, 128, 128, 255}}, Expected{"grey.tif", {128, 128, 128, 255}},
          Expected{"inks.jpg", {248, 0, 0, 255}}, Expected{"primaries.avif", {255, 0, 1, 255}},
          Expected{"primaries.heic", {255, 0, 1, 255}}}) {
        CAPTURE(expected.name);
        const auto image = decoder.decode(platform::read_photo(photos, expected.name), 0);
        if (is_left_out(image.failure)) continue;
        REQUIRE(image.failure == ImageFailure::none);
        CHECK(distance(pixel(image.pixels, 4, 4), expected.colour) <= 6);
    }
}

TEST_CASE("photo kinds: 200 megapixels are shown, as JPEG") {
    const Folder folder;
    std::vector<int> blocks(std::size_t{2040} * 1530, 228); // 16320 x 12240
    std::fill(blocks.begin() + static_cast<std::ptrdiff_t>(blocks.size() / 2), blocks.end(), 40);
    save(folder / "large.jpg", jpeg(blocks, {.claimed_width = 16320, .claimed_height = 12240}));
    paint::ImageDecoder decoder;
    const auto image = decoder.decode(platform::read_photo(folder.path(), "large.jpg"), 256);
    REQUIRE_MESSAGE(image.failure == ImageFailure::none, paint::image_failure_text(image.failure));
    CHECK(image.full_width == 16320);
    CHECK(image.full_height == 12240);
    CHECK(image.pixels.width == 256);
    CHECK(image.pixels.height == 192);
    CHECK(distance(pixel(image.pixels, 100, 20), {228, 228, 228}) <= 2);
    CHECK(distance(pixel(image.pixels, 100, 170), {40, 40, 40}) <= 2);
}

TEST_CASE("photo kinds: 200 megapixels are shown, as PNG, also interlaced") {
    for (const int interlaced : {0, 1}) {
        const Folder folder;
        save(folder / "large.png", white_png(16320, 12250, interlaced == 1));
        paint::ImageDecoder decoder;
        const auto image = decoder.decode(platform::read_photo(folder.path(), "large.png"), 64);
        REQUIRE_MESSAGE(image.failure == ImageFailure::none, paint::image_failure_text(image.failure));
        CHECK(image.full_height == 12250);
        CHECK(image.pixels.width == 64);
        CHECK(distance(pixel(image.pixels, 63, 47), {255, 255, 255}) == 0);
    }
}

TEST_CASE("photo kinds: 200 megapixels are shown, as WebP and as TIFF") {
    const Folder folder;
    fs::copy_file(photos + "/large.webp", folder / "large.webp");
    save(folder / "large.tif", white_tiff(16320, 12250));
    paint::ImageDecoder decoder;
    for (const std::string name : {"large.webp", "large.tif"}) {
        CAPTURE(name);
        const auto image = decoder.decode(platform::read_photo(folder.path(), name), 128);
        if (is_left_out(image.failure)) continue;
        REQUIRE_MESSAGE(image.failure == ImageFailure::none, paint::image_failure_text(image.failure));
        CHECK(image.full_width == 16320);
        CHECK(image.pixels.width == 128);
        CHECK(distance(pixel(image.pixels, 120, 90),
                       name == "large.tif" ? base::Colour{255, 255, 255, 255} : red) <= 2);
    }
}

TEST_CASE("photo kinds: what is cut off is refused with a line of its own, and the next is decoded") {
    const Folder folder;
    paint::ImageDecoder decoder;
    for (const std::string& name : photo_files()) {
        CAPTURE(name);
        const std::string bytes = text_of(photos + "/" + name);
        if (is_left_out(decoder.decode(platform::read_photo(photos, name), 64).failure) ||
            name == "large.webp")
            continue;
        for (std::size_t part = 1; part < 8; ++part) {
            const std::size_t length = bytes.size() * part / 8;
            CAPTURE(length);
            save(folder / "photo", Bytes(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(length)));
            const auto image = decoder.decode(platform::read_photo(folder.path(), "photo"), 64);
            CHECK(image.failure != ImageFailure::decoder);
            // Of moving ones and TIFF the first picture may be whole.
            if (!name.starts_with("moving") && part <= 4 && !name.ends_with(".tif"))
                CHECK(image.failure != ImageFailure::none);
            CHECK(image.pixels.rgba.empty() == (image.failure != ImageFailure::none));
        }
    }
}

// What a library draws over in silence: bits that make no sense amid the pixels.
TEST_CASE("photo kinds: a photo whose pixels are wrong in the middle does not pass as sound") {
    const Folder folder;
    paint::ImageDecoder decoder;
    struct Kind {
        const char* name;
        double least; // of the wrong ones that its library can know
    };
    // WebP, lossy JPEG and AVIF have no sum of what they hold: any bits mean some picture.
    for (const Kind& kind : {Kind{"plain.heic", 0.7}, Kind{"plain.png", 0.9}, Kind{"lzw.tif", 0.2},
                             Kind{"plain.jpg", 0.1}, Kind{"moving.gif", 0.1}}) {
        const std::string name = kind.name;
        CAPTURE(name);
        const std::string bytes = text_of(photos + "/" + name);
        const auto sound = decoder.decode(platform::read_photo(photos, name), 0);
        if (is_left_out(sound.failure)) continue;
        REQUIRE(sound.failure == ImageFailure::none);
        int changed = 0, known = 0;
        for (std::size_t at = bytes.size() / 2; at < bytes.size(); at += 3) {
            Bytes wrong(bytes.begin(), bytes.end());
            wrong[at] = static_cast<std::uint8_t>(wrong[at] ^ 0x55U);
            save(folder / "photo", wrong);
            const auto image = decoder.decode(platform::read_photo(folder.path(), "photo"), 0);
            if (image.failure == ImageFailure::none && image.pixels.rgba == sound.pixels.rgba) continue;
            ++changed;
            known += image.failure != ImageFailure::none ? 1 : 0;
        }
        CAPTURE(changed);
        CAPTURE(known);
        CHECK(known >= static_cast<int>(kind.least * changed));
    }
}

TEST_CASE("photo kinds: a HEIC that is cut off anywhere is damaged") {
    const std::string bytes = text_of(photos + "/plain.heic");
    paint::ImageDecoder decoder;
    if (is_left_out(decoder.decode(platform::read_photo(photos, "plain.heic"), 0).failure)) return;
    const Folder folder;
    for (std::size_t length = 40; length < bytes.size(); length += 7) {
        CAPTURE(length);
        save(folder / "photo", Bytes(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(length)));
        CHECK(decoder.decode(platform::read_photo(folder.path(), "photo"), 0).failure ==
              ImageFailure::damaged);
    }
}

TEST_CASE("photo kinds: any bytes may be wrong without harm (more of them: DATELINE_FUZZ=rounds)") {
    const char* said = std::getenv("DATELINE_FUZZ");
    const int rounds = said != nullptr ? std::atoi(said) : 6;
    std::mt19937_64 random(seed());
    const Folder folder;
    paint::ImageDecoder decoder;
    for (const std::string& name : photo_files()) {
        if (name == "large.webp") continue;
        CAPTURE(name);
        const std::string bytes = text_of(photos + "/" + name);
        for (int round = 0; round < rounds; ++round) {
            Bytes wrong(bytes.begin(), bytes.end());
            for (std::uint64_t change = 0; change <= random() % 4; ++change)
                wrong[random() % wrong.size()] = static_cast<std::uint8_t>(random());
            save(folder / "photo", wrong);
            const auto image = decoder.decode(platform::read_photo(folder.path(), "photo"), 32);
            CHECK(image.failure != ImageFailure::decoder);
            CHECK(image.pixels.width <= 32);
            CHECK(image.pixels.height <= 32);
        }
    }
    CHECK(decoder.decode(platform::read_photo(photos, "plain.png"), 0).failure == ImageFailure::none);
}
