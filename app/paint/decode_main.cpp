// dateline-decode: decodes the photos that strangers made. It gives up every right before it reads the first
// byte: no files, no network, no other program; memory, time and descriptors are limited. A crash here is a
// damaged photo.

#include <chrono>
#include <new>
#include <vector>

#include "paint/decode.h"
#include "paint/decode_colour.h"
#include "paint/decode_heic.h"
#include "platform/sandbox.h"

namespace {

namespace platform = dateline::platform;
using namespace dateline::paint::decoder;

constexpr auto retire_after = std::chrono::seconds(20); // between pictures; the program starts the next one

void say(const void* from, std::size_t bytes) {
    if (!platform::write_output(from, bytes)) platform::end_at_once(0); // the program has gone
}

class Output { // rows gathered into fewer, larger writes
  public:
    void add(Bytes bytes) {
        buffer_.insert(buffer_.end(), bytes.begin(), bytes.end());
        if (buffer_.size() >= flush_bytes) flush();
    }
    void flush() {
        say(buffer_.data(), buffer_.size());
        buffer_.clear();
    }

  private:
    static constexpr std::size_t flush_bytes = 256 * 1024;
    std::vector<std::uint8_t> buffer_;
};

void answer(Bytes file, const Request& request) {
    bool begun = false;
    Output output;
    try {
        decode(
            file, request,
            [&](const Reply& reply) {
                begun = true;
                say(&reply, sizeof reply);
            },
            [&](Bytes row) { output.add(row); });
        output.flush();
    } catch (const std::bad_alloc&) {
        if (begun) platform::end_at_once(1); // half a picture cannot be taken back
        Reply reply;
        reply.outcome = static_cast<std::uint32_t>(Outcome::no_memory);
        say(&reply, sizeof reply);
    }
}

} // namespace

int main() {
    platform::close_inherited_files();
    prepare_colours();
    prepare_heic();
    if (!platform::give_up_rights()) return 3;
    say(&magic, sizeof magic);
    std::vector<std::uint8_t> file;
    Request request;
    while (platform::read_input(&request, sizeof request)) {
        if (request.hello != magic || request.file_bytes > max_file_bytes) platform::end_at_once(2);
        try {
            file.resize(static_cast<std::size_t>(request.file_bytes));
        } catch (const std::bad_alloc&) {
            platform::end_at_once(1);
        }
        if (!platform::read_input(file.data(), file.size())) break;
        answer(file, request);
        file.clear();
        if (file.capacity() > std::size_t{8} << 20U) file.shrink_to_fit();
        if (platform::processor_time() >= retire_after) break;
    }
    platform::end_at_once(0);
}
