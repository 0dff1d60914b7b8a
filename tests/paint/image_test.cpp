#include <doctest/doctest.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "paint/mip_levels.h"
#include "support.h"

namespace fs = std::filesystem;
using namespace dateline;
using namespace dateline::test;
using paint::ImageFailure;
using platform::Way;

namespace {

// Red, green / blue, half transparent white.
const Bytes four_pixels = {255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 255, 255, 255, 128};

#if defined(__SANITIZE_ADDRESS__)
constexpr bool is_sanitized = true;
#elif defined(__has_feature)
constexpr bool is_sanitized = __has_feature(address_sanitizer);
#else
constexpr bool is_sanitized = false;
#endif

ImageFailure failure_of(const Bytes& bytes, int side_px = 0) {
    const Folder folder;
    save(folder / "photo", bytes);
    paint::ImageDecoder decoder;
    return decoder.decode(platform::read_photo(folder.path(), "photo"), side_px).failure;
}

std::vector<int> decoder_processes() { // this program's own
    std::vector<int> found;
    for (const auto& entry : fs::directory_iterator("/proc")) {
        std::ifstream file(entry.path() / "stat");
        int pid = 0, parent = 0;
        std::string name, state;
        if (file >> pid >> name >> state >> parent && parent == ::getpid() &&
            name.starts_with("(dateline-decod"))
            if (state != "Z") found.push_back(pid);
    }
    return found;
}

} // namespace

TEST_CASE("image: a PNG comes out pixel for pixel") {
    const Folder folder;
    save(folder / "a.png", png(2, 2, four_pixels));
    paint::ImageDecoder decoder;
    const auto image = decoder.decode(platform::read_photo(folder.path(), "a.png"), 0);
    REQUIRE(image.failure == ImageFailure::none);
    CHECK(image.pixels.width == 2);
    CHECK(image.pixels.height == 2);
    CHECK(image.full_width == 2);
    CHECK(image.pixels.rgba == four_pixels);
}

TEST_CASE("image: a JPEG is grey where it should be") {
    const Folder folder;
    save(folder / "a.jpg", jpeg({228, 40}));
    paint::ImageDecoder decoder;
    const auto image = decoder.decode(platform::read_photo(folder.path(), "a.jpg"), 0);
    REQUIRE(image.failure == ImageFailure::none);
    CHECK(image.pixels.width == 8);
    CHECK(image.pixels.height == 16);
    CHECK(distance(pixel(image.pixels, 4, 4), {228, 228, 228}) <= 2);
    CHECK(distance(pixel(image.pixels, 4, 12), {40, 40, 40}) <= 2);
}

TEST_CASE("image: a photo is turned as its EXIF says") {
    const Folder folder;
    paint::ImageDecoder decoder;
    // Where the bright upper block lies once upright: a point in it and a point in the dark one.
    struct Case {
        int orientation, width, bright_x, bright_y, dark_x, dark_y;
    };
    for (const Case c : {Case{1, 8, 4, 4, 4, 12}, Case{2, 8, 4, 4, 4, 12}, Case{3, 8, 4, 12, 4, 4},
                         Case{4, 8, 4, 12, 4, 4}, Case{5, 16, 4, 4, 12, 4}, Case{6, 16, 12, 4, 4, 4},
                         Case{7, 16, 12, 4, 4, 4}, Case{8, 16, 4, 4, 12, 4}, Case{9, 8, 4, 4, 4, 12}}) {
        CAPTURE(c.orientation);
        save(folder / "a.jpg", jpeg({228, 40}, {.orientation = c.orientation}));
        const auto image = decoder.decode(platform::read_photo(folder.path(), "a.jpg"), 0);
        REQUIRE(image.failure == ImageFailure::none);
        CHECK(image.pixels.width == c.width);
        CHECK(image.full_width == c.width);
        CHECK(pixel(image.pixels, c.bright_x, c.bright_y).red > 200);
        CHECK(pixel(image.pixels, c.dark_x, c.dark_y).red < 60);
    }
}

TEST_CASE("image: a large photo is averaged down to the side asked for, a small one left alone") {
    const Folder folder;
    Bytes stripes; // 64 x 2, black and white columns
    for (int i = 0; i < 128; ++i)
        for (int c = 0; c < 4; ++c)
            stripes.push_back(c == 3 || i % 2 == 0 ? 255 : 0);
    save(folder / "a.png", png(64, 2, stripes));
    paint::ImageDecoder decoder;
    const auto image = decoder.decode(platform::read_photo(folder.path(), "a.png"), 16);
    REQUIRE(image.failure == ImageFailure::none);
    CHECK(image.pixels.width == 16);
    CHECK(image.pixels.height == 1);
    CHECK(image.full_width == 64);
    CHECK(image.full_height == 2);
    for (int x = 0; x < 16; ++x)
        CHECK(distance(pixel(image.pixels, x, 0), {128, 128, 128}) <= 1);
    CHECK(decoder.decode(platform::read_photo(folder.path(), "a.png"), 100).pixels.width == 64);
    CHECK(decoder.decode(platform::read_photo(folder.path(), "a.png"), 1).pixels.width == 1);
}

TEST_CASE("image: transparent pixels do not tint their neighbours when scaled") {
    const Folder folder;
    save(folder / "a.png", png(2, 1, {200, 100, 50, 255, 0, 255, 0, 0}));
    paint::ImageDecoder decoder;
    const auto image = decoder.decode(platform::read_photo(folder.path(), "a.png"), 1);
    REQUIRE(image.failure == ImageFailure::none);
    CHECK(distance(pixel(image.pixels, 0, 0), {200, 100, 50}) <= 1);
    CHECK(std::abs(pixel(image.pixels, 0, 0).alpha - 128) <= 1);
}

TEST_CASE("image: what is cut off is damaged, at every length") {
    for (const Bytes& whole : {png(2, 2, four_pixels), jpeg({228, 40}, {.orientation = 6})}) {
        const Folder folder;
        paint::ImageDecoder decoder;
        for (std::size_t length = 8; length < whole.size(); ++length) {
            CAPTURE(length);
            save(folder / "photo", Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length)));
            CHECK(decoder.decode(platform::read_photo(folder.path(), "photo"), 0).failure ==
                  ImageFailure::damaged);
        }
    }
}

TEST_CASE("image: any byte of a photo may be wrong without harm") {
    for (const Bytes& whole : {png(2, 2, four_pixels), jpeg({228, 40}, {.orientation = 6})}) {
        const Folder folder;
        paint::ImageDecoder decoder;
        for (std::size_t at = 0; at < whole.size(); ++at) {
            for (const int flip : {0xFF, 0x01, 0x80}) {
                Bytes wrong = whole;
                wrong[at] = static_cast<std::uint8_t>(wrong[at] ^ flip);
                save(folder / "photo", wrong);
                const auto image = decoder.decode(platform::read_photo(folder.path(), "photo"), 16);
                CHECK(image.failure != ImageFailure::decoder);
                CHECK(image.pixels.width <= 16);
            }
        }
    }
}

TEST_CASE("image: a header that promises too many pixels is refused before any is made") {
    CHECK(failure_of(png_with_header_only(65535, 65535)) == ImageFailure::too_large);
    CHECK(failure_of(png_with_header_only(16000, 12501)) == ImageFailure::too_large);
    CHECK(failure_of(jpeg({228}, {.claimed_width = 65535, .claimed_height = 65535})) ==
          ImageFailure::too_large);
    CHECK(failure_of(png_with_header_only(0, 5)) == ImageFailure::damaged);
}

TEST_CASE("image: a GIF may be as large as any photo, and no larger") {
    const auto gif = [](int width, int height) { // one pixel of so large a canvas
        const auto low = [](int n) { return static_cast<std::uint8_t>(n & 0xFF); };
        const auto high = [](int n) { return static_cast<std::uint8_t>(n >> 8); };
        return Bytes{'G',  'I',  'F', '8', '9', 'a', low(width), high(width), low(height), high(height),
                     0x80, 0,    0,   0,   0,   0,   255,        255,         255,         0x2C,
                     0,    0,    0,   0,   1,   0,   1,          0,           0,           2,
                     2,    0x44, 1,   0,   0x3B};
    };
    CHECK(failure_of(gif(12'000, 10'001), 64) == ImageFailure::none);
    CHECK(failure_of(gif(20'000, 10'000), 64) == ImageFailure::none);
    CHECK(failure_of(gif(20'000, 10'001), 64) == ImageFailure::too_large);
    CHECK(failure_of(gif(0, 10), 64) == ImageFailure::damaged); // its frame lies outside
}

TEST_CASE("image: a GIF of 200 megapixels that are all there is decoded, in order and interlaced") {
    // Codes of nine bits that repeat what was before: a pixel more each time, cleared while all have nine.
    const auto gif = [](int width, int height, bool interlaced) {
        const auto low = [](int n) { return static_cast<std::uint8_t>(n & 0xFF); };
        const auto high = [](int n) { return static_cast<std::uint8_t>(n >> 8); };
        Bytes file{'G',
                   'I',
                   'F',
                   '8',
                   '9',
                   'a',
                   low(width),
                   high(width),
                   low(height),
                   high(height),
                   0x80,
                   0,
                   0,
                   0xEE,
                   0x22,
                   0x22,
                   0,
                   0,
                   0,
                   0x2C,
                   0,
                   0,
                   0,
                   0,
                   low(width),
                   high(width),
                   low(height),
                   high(height),
                   static_cast<std::uint8_t>(interlaced ? 0x40 : 0),
                   8};
        Bytes data;
        std::uint32_t bits = 0;
        unsigned count = 0;
        const auto code = [&](std::uint32_t value) {
            bits |= value << count;
            for (count += 9; count >= 8; count -= 8, bits >>= 8U)
                data.push_back(static_cast<std::uint8_t>(bits));
        };
        for (long long left = static_cast<long long>(width) * height; left > 0;) {
            code(256);
            code(0);
            --left;
            for (std::uint32_t known = 258, length = 2; left > 0 && known < 510; ++known, ++length) {
                code(known);
                left -= length;
            }
        }
        code(257);
        data.push_back(static_cast<std::uint8_t>(bits));
        for (std::size_t at = 0; at < data.size(); at += 255) {
            const std::size_t block = std::min<std::size_t>(255, data.size() - at);
            file.push_back(static_cast<std::uint8_t>(block));
            file.insert(file.end(), data.begin() + static_cast<std::ptrdiff_t>(at),
                        data.begin() + static_cast<std::ptrdiff_t>(at + block));
        }
        file.insert(file.end(), {0, 0x3B});
        return file;
    };
    for (const bool interlaced : {false, true}) {
        CAPTURE(interlaced);
        const Folder folder;
        paint::ImageDecoder decoder;
        const int part = is_sanitized ? 10 : 1; // that would take its processor too long
        save(folder / "large.gif", gif(20'000, 10'000 / part, interlaced));
        const auto image = decoder.decode(platform::read_photo(folder.path(), "large.gif"), 64);
        REQUIRE_MESSAGE(image.failure == ImageFailure::none, paint::image_failure_text(image.failure));
        CHECK(image.full_width == 20'000);
        CHECK(image.pixels.height == 32 / part);
        CHECK(distance(pixel(image.pixels, 40, 2), base::Colour{0xEE, 0x22, 0x22, 255}) == 0);
    }
}

TEST_CASE("image: a GIF whose codes are wrong or end too soon is damaged") {
    Bytes sound{'G', 'I',  'F', '8', '9', 'a', 2, 0, 2, 0, 0x80, 0, 0, 255,  0,    0, 0,   0,
                255, 0x2C, 0,   0,   0,   0,   2, 0, 2, 0, 0,    2, 2, 0x84, 0x51, 0, 0x3B};
    REQUIRE(failure_of(sound) == ImageFailure::none);
    Bytes short_data = sound;
    short_data[31] = 0x44; // ends after the first pixel
    short_data[32] = 0x01;
    CHECK(failure_of(short_data) == ImageFailure::damaged);
    Bytes wrong_code = sound;
    wrong_code[31] = 0xC4; // a code that nothing has made
    wrong_code[32] = 0x01;
    CHECK(failure_of(wrong_code) == ImageFailure::damaged);
    Bytes no_end = sound;
    no_end.resize(33);
    CHECK(failure_of(no_end) == ImageFailure::damaged);
    Bytes no_colours = sound;
    no_colours[10] = 0;
    CHECK(failure_of(no_colours) == ImageFailure::damaged);
}

TEST_CASE("image: a PNG whose chunk is longer than its file is damaged") {
    Bytes file = png(2, 2, four_pixels);
    file[33] = 0x7F; // the length of IDAT
    CHECK(failure_of(file) == ImageFailure::damaged);
}

TEST_CASE("image: 64 scans are decoded, 65 are refused") {
    CHECK(failure_of(jpeg({228}, {.scans = 64})) == ImageFailure::none);
    CHECK(failure_of(jpeg({228}, {.scans = 65})) == ImageFailure::damaged);
}

TEST_CASE("image: a Huffman table with more than 256 codes is refused") {
    CHECK(failure_of(jpeg({228}, {.overfull_huffman_table = true})) == ImageFailure::damaged);
}

TEST_CASE("image: what is no picture is called so") {
    CHECK(failure_of({}) == ImageFailure::empty);
    CHECK(failure_of({'G', 'I', 'F', '8', '8', 'a', 1, 0, 1, 0}) == ImageFailure::not_an_image);
    CHECK(failure_of({0xFF, 0xD8}) == ImageFailure::not_an_image);
    CHECK(failure_of({'B', 'M', ' ', 'i', 's', ' ', 'n', 'o', ' ', 'p', 'i', 'c', 't', 'u',
                      'r', 'e', ' ', 'b', 'u', 't', ' ', 'a', ' ', 'w', 'o', 'r', 'd'}) ==
          ImageFailure::not_an_image);
}

TEST_CASE("image: only regular files inside the folder are opened, through no link") {
    const Folder folder;
    fs::create_directories(folder / "db/photos");
    save(folder / "secret.png", png(2, 2, four_pixels));
    save(folder / "db/photos/a.png", png(2, 2, four_pixels));
    fs::create_symlink("../secret.png", folder / "db/link.png");
    fs::create_symlink("photos/a.png", folder / "db/inner.png");
    fs::create_symlink("..", folder / "db/up");
    fs::create_symlink("photos", folder / "db/linked");
    REQUIRE(::mkfifo((folder / "db/fifo").c_str(), 0600) == 0);
    const std::string root = folder / "db";
    const auto failure = [&](const std::string& file) { return platform::read_photo(root, file).way; };
    CHECK(failure("photos/a.png") == Way::there);
    CHECK(failure("./photos//a.png") == Way::there);
    CHECK(failure("../secret.png") == Way::outside);
    CHECK(failure("photos/../../secret.png") == Way::outside);
    CHECK(failure(folder / "secret.png") == Way::outside);
    CHECK(failure("up/secret.png") == Way::link);
    CHECK(failure("linked/a.png") == Way::link);
    CHECK(failure("link.png") == Way::link);
    CHECK(failure("inner.png") == Way::link);
    CHECK(failure("photos/a.png/b.png") == Way::missing);
    CHECK(failure("fifo") == Way::not_a_file);
    CHECK(failure("photos") == Way::folder);
    CHECK(failure("none.png") == Way::missing);
    CHECK(failure("") == Way::missing);
    CHECK(failure(std::string("photos/a.png\0x", 14)) == Way::missing);
}

TEST_CASE("image: a name is found in whatever letters it stands on the disk, composed or decomposed") {
    const std::string composed = "\xED\x99\x8D", decomposed = "\xE1\x84\x92\xE1\x85\xA9\xE1\x86\xBC"; // 홍
    const Folder folder;
    for (const std::string& on_disk : {composed, decomposed}) {
        fs::create_directories(folder / ("db-" + on_disk) + "/" + on_disk);
        save(folder / ("db-" + on_disk) + "/" + on_disk + "/" + on_disk + ".png", png(2, 2, four_pixels));
        for (const std::string& written : {composed, decomposed}) {
            CAPTURE(written);
            const std::string root = folder / ("db-" + on_disk);
            CHECK(platform::read_photo(root, written + "/" + written + ".png").way == Way::there);
            CHECK(platform::read_photo(root, written + "/../../x.png").way != Way::there);
            CHECK(platform::read_photo(root, written + "/none.png").way == Way::missing);
        }
    }
    // Each under its own name, where both are there.
    save(folder / composed, png(2, 2, four_pixels));
    save(folder / decomposed, png(1, 1, {1, 2, 3, 255}));
    paint::ImageDecoder decoder;
    CHECK(decoder.decode(platform::read_photo(folder.path(), composed), 0).full_width == 2);
    CHECK(decoder.decode(platform::read_photo(folder.path(), decomposed), 0).full_width == 1);
}

TEST_CASE("image: a file above 256 MB is refused without reading it") {
    const Folder folder;
    save(folder / "a.png", png(2, 2, four_pixels));
    fs::resize_file(folder / "a.png", (std::uintmax_t{256} << 20U) + 1); // with a hole: it takes no disk
    CHECK(platform::read_photo(folder.path(), "a.png").way == Way::too_large);
}

TEST_CASE("image: the decoder works under seccomp, and a killed one is replaced") {
    const Folder folder;
    save(folder / "a.png", png(2, 2, four_pixels));
    {
        paint::ImageDecoder decoder;
        CHECK(decoder_processes().empty()); // started when first needed
        REQUIRE(decoder.decode(platform::read_photo(folder.path(), "a.png"), 0).failure ==
                ImageFailure::none);
        const auto first = decoder_processes();
        REQUIRE(first.size() == 1);
        const std::string status = text_of("/proc/" + std::to_string(first[0]) + "/status");
        CHECK(status.find("Seccomp:\t2") != std::string::npos);
        CHECK(status.find("NoNewPrivs:\t1") != std::string::npos);
        REQUIRE(::kill(first[0], SIGKILL) == 0);
        CHECK(decoder.decode(platform::read_photo(folder.path(), "a.png"), 0).failure == ImageFailure::none);
        const auto second = decoder_processes();
        REQUIRE(second.size() == 1);
        CHECK(second[0] != first[0]);
    }
    CHECK(decoder_processes().empty());
}

TEST_CASE("image: who stops waits for no photo") {
    const Folder folder;
    save(folder / "a.png", png(2, 2, four_pixels));
    bool goes_on = true;
    paint::ImageDecoder decoder([&goes_on] { return goes_on; });
    REQUIRE(decoder.decode(platform::read_photo(folder.path(), "a.png"), 0).failure == ImageFailure::none);
    REQUIRE(decoder_processes().size() == 1);
    REQUIRE(::kill(decoder_processes()[0], SIGSTOP) == 0); // a photo that takes for ever
    goes_on = false;
    CHECK(decoder.decode(platform::read_photo(folder.path(), "a.png"), 0).failure == ImageFailure::stopped);
    CHECK(decoder.decode(platform::read_photo(folder.path(), "a.png"), 0).failure ==
          ImageFailure::stopped); // at its start, too
    CHECK(decoder_processes().empty());
    goes_on = true;
    CHECK(decoder.decode(platform::read_photo(folder.path(), "a.png"), 0).failure == ImageFailure::none);
}

TEST_CASE("image: a photo for which there is no memory is named so, not damaged") {
    const Folder folder;
    save(folder / "small.png", png(2, 2, four_pixels));
    Bytes whole = jpeg(std::vector<int>(100, 228), {.claimed_width = 16320, .claimed_height = 12240});
    const Bytes baseline = {0xFF, 0xC0};
    const auto frame = std::search(whole.begin(), whole.end(), baseline.begin(), baseline.end());
    REQUIRE(frame != whole.end());
    frame[1] = 0xC2; // progressive: all of it is held before the first row comes
    save(folder / "progressive.jpg", whole);
    if (is_sanitized) return; // the shadow of the decoder's memory spans terabytes
    paint::ImageDecoder decoder;
    REQUIRE(decoder.decode(platform::read_photo(folder.path(), "small.png"), 64).failure ==
            ImageFailure::none);
    REQUIRE(decoder_processes().size() == 1);
    constexpr rlim_t little = rlim_t{300} << 20U; // it takes more
    const rlimit limit{little, little};
    REQUIRE(::prlimit(decoder_processes()[0], RLIMIT_AS, &limit, nullptr) == 0);
    CHECK(decoder.decode(platform::read_photo(folder.path(), "progressive.jpg"), 64).failure ==
          ImageFailure::no_memory);
}

TEST_CASE("image: mip levels go down to one pixel, and transparent pixels do not tint them") {
    const auto levels = paint::mip_levels(
        {5, 2, Bytes{200, 0, 0, 255, 0, 99, 0, 0, 10, 20, 30, 255, 30, 20, 10, 255, 9, 9, 9, 9,
                     200, 0, 0, 255, 0, 99, 0, 0, 10, 20, 30, 255, 30, 20, 10, 255, 9, 9, 9, 9}});
    REQUIRE(levels.size() == 2);
    CHECK(levels[0].width == 2);
    CHECK(levels[0].height == 1);
    CHECK(levels[0].rgba == Bytes{200, 0, 0, 128, 20, 20, 20, 255});
    CHECK(levels[1].width == 1);
    CHECK(levels[1].height == 1);
    CHECK(paint::mip_levels({1, 1, Bytes{1, 2, 3, 4}}).empty());
    CHECK(paint::mip_levels({}).empty());
}

TEST_CASE("image: each failure has a line of its own") {
    std::vector<std::string> lines;
    for (int i = 1; i <= static_cast<int>(ImageFailure::decoder); ++i) {
        const std::string line = paint::image_failure_text(static_cast<ImageFailure>(i));
        CHECK_FALSE(line.empty());
        CHECK(std::find(lines.begin(), lines.end(), line) == lines.end());
        lines.push_back(line);
    }
}
