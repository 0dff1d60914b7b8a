#include "paint/decode_heic.h"

#ifdef DATELINE_HAS_HEIF
#include <algorithm>
#include <memory>
#include <type_traits>

#include <libheif/heif.h>

#include "paint/decode_colour.h"
#include "platform/next_symbol.h"
#endif

#ifdef DATELINE_HAS_HEIF
// libheif asks libde265 for a picture and never what was wrong with it: a slice whose bits make no sense
// leaves a patch of grey, and nothing is said. So the program's own functions stand before two of the
// library's.
namespace {

using NextPicture = const void* (*)(void*);
using Warning = int (*)(void*);
using SetSwitch = void (*)(void*, int, int);

struct De265 {
    NextPicture next_picture = nullptr;
    Warning warning = nullptr;
    SetSwitch set_switch = nullptr;
    bool is_damaged = false; // what it was asked for last
};
De265 de265; // one thread, one process

// Of what it warns of, what says nothing of the picture: that it has one thread, and messages beside it.
bool is_about_the_picture(int warning) {
    constexpr int no_threads = 1000, fewer_threads = 1022, unread_message = 1025;
    return warning != no_threads && warning != fewer_threads && warning != unread_message;
}

} // namespace

// It would start a thread, which the decoder process must not have. Without one, libde265 does the work where
// it is called. A picture with a sum of its pixels is held to it.
extern "C" __attribute__((visibility("default"))) int de265_start_worker_threads(void* context, int threads);
extern "C" int de265_start_worker_threads(void* context, int /*threads*/) {
    constexpr int check_sums = 0;
    if (de265.set_switch != nullptr) de265.set_switch(context, check_sums, 1);
    return 0;
}

extern "C" __attribute__((visibility("default"))) const void* de265_get_next_picture(void* context);
extern "C" const void* de265_get_next_picture(void* context) {
    for (int warning = 1; de265.warning != nullptr && (warning = de265.warning(context)) != 0;)
        de265.is_damaged = de265.is_damaged || is_about_the_picture(warning);
    return de265.next_picture != nullptr ? de265.next_picture(context) : nullptr;
}
#endif

namespace dateline::paint::decoder {

#ifdef DATELINE_HAS_HEIF
namespace {

Outcome outcome_of(const heif_error& error) {
    switch (error.code) {
    case heif_error_Ok:
        return Outcome::pixels;
    case heif_error_Memory_allocation_error:
        return error.subcode == heif_suberror_Security_limit_exceeded ? Outcome::too_large
                                                                      : Outcome::no_memory;
    case heif_error_Unsupported_feature:
    case heif_error_Unsupported_filetype:
    case heif_error_Decoder_plugin_error:
        return error.subcode == heif_suberror_Unsupported_codec ||
                       error.code == heif_error_Unsupported_filetype
                   ? Outcome::unsupported
                   : Outcome::damaged;
    default:
        return error.subcode == heif_suberror_Security_limit_exceeded ? Outcome::too_large : Outcome::damaged;
    }
}

void take_profile(const heif_image_handle* handle, Picture* picture) {
    const heif_color_profile_type type = heif_image_handle_get_color_profile_type(handle);
    if (type == heif_color_profile_type_rICC || type == heif_color_profile_type_prof) {
        std::vector<std::uint8_t> icc(heif_image_handle_get_raw_color_profile_size(handle));
        if (heif_image_handle_get_raw_color_profile(handle, icc.data()).code == heif_error_Ok)
            picture->has_profile(icc);
    } else if (type == heif_color_profile_type_nclx) {
        heif_color_profile_nclx* nclx = nullptr;
        if (heif_image_handle_get_nclx_color_profile(handle, &nclx).code == heif_error_Ok && nclx != nullptr)
            picture->has_profile(profile_of(nclx->color_primaries, nclx->transfer_characteristics));
        heif_nclx_color_profile_free(nclx);
    }
}

} // namespace

Outcome read_heic(Bytes file, Picture* picture) {
    const std::unique_ptr<heif_context, decltype(&heif_context_free)> context(heif_context_alloc(),
                                                                              &heif_context_free);
    heif_context_set_max_decoding_threads(context.get(), 0);
    heif_context_set_maximum_image_size_limit(context.get(), static_cast<int>(max_side_px));
    heif_error error =
        heif_context_read_from_memory_without_copy(context.get(), file.data(), file.size(), nullptr);
    if (error.code != heif_error_Ok) return outcome_of(error);
    heif_image_handle* found = nullptr;
    error = heif_context_get_primary_image_handle(context.get(), &found);
    const std::unique_ptr<heif_image_handle, decltype(&heif_image_handle_release)> handle(
        found, &heif_image_handle_release);
    if (error.code != heif_error_Ok || !handle) return outcome_of(error);
    const auto has_size = [picture](int width, int height) {
        return picture->has_size(static_cast<std::uint64_t>(std::max(width, 0)),
                                 static_cast<std::uint64_t>(std::max(height, 0)));
    };
    if (!has_size(heif_image_handle_get_width(handle.get()), heif_image_handle_get_height(handle.get())))
        return picture->outcome();
    take_profile(handle.get(), picture);
    const bool alpha = heif_image_handle_has_alpha_channel(handle.get()) != 0;
    heif_image* decoded = nullptr;
    const std::unique_ptr<heif_decoding_options, decltype(&heif_decoding_options_free)> options(
        heif_decoding_options_alloc(), &heif_decoding_options_free);
    if (options->version >= 3) options->strict_decoding = 1;
    de265.is_damaged = false;
    error =
        heif_decode_image(handle.get(), &decoded, heif_colorspace_RGB,
                          alpha ? heif_chroma_interleaved_RGBA : heif_chroma_interleaved_RGB, options.get());
    const std::unique_ptr<heif_image, decltype(&heif_image_release)> image(decoded, &heif_image_release);
    if (error.code != heif_error_Ok || !image) return outcome_of(error);
    if (de265.is_damaged || heif_image_get_decoding_warnings(image.get(), 0, nullptr, 0) > 0)
        return Outcome::damaged;
    int stride = 0;
    const std::uint8_t* pixels =
        heif_image_get_plane_readonly(image.get(), heif_channel_interleaved, &stride);
    const int width = heif_image_get_width(image.get(), heif_channel_interleaved);
    const int height = heif_image_get_height(image.get(), heif_channel_interleaved);
    // What was decoded counts: some files tell the size as it is before they are turned.
    if (pixels == nullptr || stride < width * (alpha ? 4 : 3)) return Outcome::damaged;
    if (!has_size(width, height)) return picture->outcome();
    picture->begin(static_cast<std::size_t>(width), static_cast<std::size_t>(height),
                   alpha ? Channels::rgba : Channels::rgb);
    for (std::size_t y = 0; y < static_cast<std::size_t>(height); ++y)
        picture->row(pixels + y * static_cast<std::size_t>(stride));
    return Outcome::pixels;
}

void prepare_heic() {
    heif_init(nullptr); // looks for its plug-ins
    // The library may have been brought by such a plug-in.
    const auto find = [](const char* name, auto* function) {
        *function = reinterpret_cast<std::remove_pointer_t<decltype(function)>>(
            platform::next_symbol(name, "libde265.so.0"));
    };
    find("de265_get_next_picture", &de265.next_picture);
    find("de265_get_warning", &de265.warning);
    find("de265_set_parameter_bool", &de265.set_switch);
}

#else

Outcome read_heic(Bytes /*file*/, Picture* /*picture*/) {
    return Outcome::no_heic;
}

void prepare_heic() {}

#endif

} // namespace dateline::paint::decoder
