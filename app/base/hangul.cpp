#include "base/hangul.h"

#include <array>

#include "base/utf8.h"

namespace dateline::base {

namespace {

constexpr char32_t first_syllable = 0xAC00;
constexpr char32_t last_syllable = 0xD7A3;
constexpr char32_t syllables_per_initial = 21 * 28;
constexpr char32_t first_conjoining = 0x1100;
// In the order of the syllable block and of the conjoining jamo.
constexpr std::array<char32_t, 19> initials{U'ㄱ', U'ㄲ', U'ㄴ', U'ㄷ', U'ㄸ', U'ㄹ', U'ㅁ',
                                            U'ㅂ', U'ㅃ', U'ㅅ', U'ㅆ', U'ㅇ', U'ㅈ', U'ㅉ',
                                            U'ㅊ', U'ㅋ', U'ㅌ', U'ㅍ', U'ㅎ'};

} // namespace

std::string initial_consonants(std::string_view text) {
    const std::string composed = to_nfc(text);
    std::string result;
    for (std::size_t at = 0; at < composed.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(composed, &at);
        if (c >= first_syllable && c <= last_syllable)
            append_code_point(&result, initials.at((c - first_syllable) / syllables_per_initial));
        else if (c >= first_conjoining && c < first_conjoining + initials.size())
            append_code_point(&result, initials.at(c - first_conjoining));
        else if (character_kind(c) != CharacterKind::space)
            result.append(composed, begin, at - begin);
    }
    return result;
}

bool is_initial_consonants(std::string_view term) {
    for (std::size_t at = 0; at < term.size();) {
        const char32_t c = next_code_point(term, &at);
        if (c < U'ㄱ' || c > U'ㅎ') return false;
    }
    return !term.empty();
}

} // namespace dateline::base
