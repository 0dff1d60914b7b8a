// Makes the HEIC and AVIF files of this folder, through libheif (Debian: libheif-dev):
//     c++ -std=c++20 make_heif.cpp -lheif -o make_heif && ./make_heif FOLDER
// Tests read what was committed; nothing runs this but a person who adds a kind.

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <libheif/heif.h>

namespace {

void must(const heif_error& error) {
    if (error.code == heif_error_Ok) return;
    std::fprintf(stderr, "%s\n", error.message);
    std::exit(1);
}

struct Wish {
    std::string name;
    heif_compression_format format = heif_compression_HEVC;
    int width = 48, height = 32;
    heif_orientation orientation = heif_orientation_normal;
    std::vector<char> profile = {};
    bool swapped = false; // red and green exchanged
    int primaries = 0;
    bool flat = false;
};

void make(const std::string& folder, const Wish& wish) {
    heif_image* image = nullptr;
    must(
        heif_image_create(wish.width, wish.height, heif_colorspace_RGB, heif_chroma_interleaved_RGB, &image));
    must(heif_image_add_plane(image, heif_channel_interleaved, wish.width, wish.height, 8));
    int stride = 0;
    std::uint8_t* pixels = heif_image_get_plane(image, heif_channel_interleaved, &stride);
    const std::uint8_t colours[4][3] = {{238, 34, 34}, {34, 170, 102}, {238, 200, 40}, {34, 34, 238}};
    for (int y = 0; y < wish.height; ++y)
        for (int x = 0; x < wish.width; ++x) {
            const int part = wish.flat ? 0 : (y >= wish.height / 2 ? 2 : 0) + (x >= wish.width / 2 ? 1 : 0);
            const std::uint8_t* c = colours[part];
            std::uint8_t* to = pixels + static_cast<std::ptrdiff_t>(y) * stride + x * 3;
            to[0] = c[wish.swapped ? 1 : 0];
            to[1] = c[wish.swapped ? 0 : 1];
            to[2] = c[2];
        }
    if (!wish.profile.empty())
        must(heif_image_set_raw_color_profile(image, "prof", wish.profile.data(), wish.profile.size()));
    heif_color_profile_nclx* nclx = heif_nclx_color_profile_alloc();
    if (wish.primaries != 0) {
        nclx->color_primaries = static_cast<heif_color_primaries>(wish.primaries);
        nclx->transfer_characteristics = heif_transfer_characteristic_IEC_61966_2_1;
        nclx->matrix_coefficients = heif_matrix_coefficients_ITU_R_BT_601_6;
        must(heif_image_set_nclx_color_profile(image, nclx));
    }
    heif_context* context = heif_context_alloc();
    heif_encoder* encoder = nullptr;
    must(heif_context_get_encoder_for_format(context, wish.format, &encoder));
    heif_encoder_set_lossy_quality(encoder, 90);
    if (wish.format == heif_compression_HEVC) heif_encoder_set_parameter(encoder, "x265:aud", "0");
    heif_encoder_set_parameter(encoder, "chroma", wish.flat ? "420" : "444");
    if (wish.flat) heif_encoder_set_parameter(encoder, "preset", "ultrafast");
    if (wish.flat) heif_encoder_set_parameter(encoder, "speed", "9");
    heif_encoding_options* options = heif_encoding_options_alloc();
    options->image_orientation = wish.orientation;
    if (wish.primaries != 0) options->macOS_compatibility_workaround_no_nclx_profile = 0;
    must(heif_context_encode_image(context, image, encoder, options, nullptr));
    must(heif_context_write_to_file(context, (folder + "/" + wish.name).c_str()));
    // libheif 1.15 writes the size after the turn, where in AVIF the size before it belongs.
    std::fstream file(folder + "/" + wish.name, std::ios::in | std::ios::out | std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    if (wish.format == heif_compression_AV1) {
        file.seekp(static_cast<std::streamoff>(bytes.find("ispe") + 8));
        for (const int side : {wish.width, wish.height})
            for (const int shift : {24, 16, 8, 0})
                file.put(static_cast<char>(side >> shift));
    }
    heif_nclx_color_profile_free(nclx);
    heif_encoding_options_free(options);
    heif_encoder_release(encoder);
    heif_context_free(context);
    heif_image_release(image);
}

} // namespace

int main(int count, char** arguments) {
    if (count < 2) return 2;
    const std::string folder = arguments[1];
    std::ifstream file(folder + "/swapped.icc", std::ios::binary);
    const std::vector<char> swapped{std::istreambuf_iterator<char>(file), {}};
    for (const auto& [ending, format] :
         {std::pair(".heic", heif_compression_HEVC), std::pair(".avif", heif_compression_AV1)}) {
        const std::string end = ending;
        make(folder, {"plain" + end, format});
        for (int i = 2; i <= 8; ++i) // as EXIF counts them
            make(folder,
                 {"turned-" + std::to_string(i) + end, format, 48, 32, static_cast<heif_orientation>(i)});
        make(folder, {"profile" + end, format, 48, 32, heif_orientation_normal, swapped, true});
        make(folder, {"primaries" + end, format, 48, 32, heif_orientation_normal, {}, false, 12});
        if (count > 2)
            make(folder, {"large" + end,
                          format,
                          std::atoi(arguments[2]),
                          std::atoi(arguments[3]),
                          heif_orientation_normal,
                          {},
                          false,
                          0,
                          true});
    }
}
