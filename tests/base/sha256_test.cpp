#include "base/sha256.h"

#include <doctest/doctest.h>

using namespace dateline;

namespace {
std::string sum_of(std::string_view text) {
    base::Sha256 sum;
    sum.add(text);
    return sum.hex();
}
} // namespace

TEST_CASE("sha256: it gives the sums of the standard's examples, whatever the pieces") {
    CHECK(sum_of("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sum_of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sum_of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    const std::string million(1'000'000, 'a');
    base::Sha256 pieces;
    for (std::size_t at = 0, n = 1; at < million.size(); at += n, n = n % 97 + 1)
        pieces.add(std::string_view(million).substr(at, n));
    CHECK(pieces.hex() == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}
