// dateline-decode: decodes the photos that strangers made. It gives up every right before it reads the first
// byte: no files, no network, no other program; memory, time and descriptors are limited. A crash here is a
// damaged photo.

#include <algorithm>
#include <cerrno>
#include <ctime>
#include <new>
#include <vector>

#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "paint/decode.h"

#if defined(__SANITIZE_ADDRESS__)
#define DATELINE_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer) || __has_feature(thread_sanitizer)
#define DATELINE_SANITIZED 1
#endif
#endif

#ifdef DATELINE_SANITIZED
// The leak check starts a thread, which the limits forbid.
extern "C" const char* __asan_default_options();
extern "C" const char* __asan_default_options() {
    return "detect_leaks=0";
}
#endif

namespace {

using namespace dateline::paint::decoder;

constexpr rlim_t cpu_s = 360;                  // the program ends it sooner, by how large the photo's file is
constexpr std::time_t retire_after_cpu_s = 20; // between pictures; the program starts the next one

bool limit(__rlimit_resource resource, rlim_t value) {
    const rlimit wanted{value, value};
    return ::setrlimit(resource, &wanted) == 0;
}

bool limit_resources() {
#ifndef DATELINE_SANITIZED // its shadow memory spans terabytes
    constexpr rlim_t memory_bytes = rlim_t{2} << 30U;
    if (!limit(RLIMIT_AS, memory_bytes)) return false;
#endif
    return limit(RLIMIT_CPU, cpu_s) && limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_CORE, 0) &&
           limit(RLIMIT_NOFILE, 0);
}

// What is not on the list ends the process (under a sanitizer, whose runtime asks for more, it fails
// instead).
bool limit_system_calls() {
#ifdef DATELINE_SANITIZED
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
#else
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
#endif
    if (filter == nullptr) return false;
    bool good = true;
    for (const int call :
         {SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(exit), SCMP_SYS(exit_group), SCMP_SYS(brk),
          SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(futex), SCMP_SYS(clock_gettime),
          SCMP_SYS(rt_sigreturn), SCMP_SYS(getrandom),
          SCMP_SYS(rt_sigprocmask)}) // the last: before a thread is asked for, and after it is refused
        good = good && seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) == 0;
#ifndef DATELINE_SANITIZED
    // What libraries ask on the side (how much memory, how many processors, a file of settings, a thread) is
    // refused; they do without.
    for (const int call : {SCMP_SYS(sysinfo), SCMP_SYS(sched_getaffinity), SCMP_SYS(openat), SCMP_SYS(clone)})
        good = good && seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), call, 0) == 0;
    good = good && seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0;
#endif
    // Memory, but never memory that can be run.
    const scmp_arg_cmp not_executable{2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0};
    for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mprotect)})
        good = good && seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, call, 1, &not_executable) == 0;
#ifdef DATELINE_SANITIZED
    for (const int call : {SCMP_SYS(sigaltstack), SCMP_SYS(rt_sigaction), SCMP_SYS(gettid), SCMP_SYS(getpid),
                           SCMP_SYS(sched_yield)})
        good = good && seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) == 0;
#endif
    good = good && seccomp_load(filter) == 0;
    seccomp_release(filter);
    return good;
}

// False at the end of the conversation.
bool read_all(void* to, std::size_t bytes) {
    auto* at = static_cast<std::uint8_t*>(to);
    while (bytes > 0) {
        const ssize_t n = ::read(STDIN_FILENO, at, bytes);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        at += n;
        bytes -= static_cast<std::size_t>(n);
    }
    return true;
}

void write_all(const void* from, std::size_t bytes) {
    const auto* at = static_cast<const std::uint8_t*>(from);
    while (bytes > 0) {
        const ssize_t n = ::write(STDOUT_FILENO, at, bytes);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) ::_exit(0); // the program has gone
        at += n;
        bytes -= static_cast<std::size_t>(n);
    }
}

class Output { // rows gathered into fewer, larger writes
  public:
    void add(Bytes bytes) {
        buffer_.insert(buffer_.end(), bytes.begin(), bytes.end());
        if (buffer_.size() >= flush_bytes) flush();
    }
    void flush() {
        write_all(buffer_.data(), buffer_.size());
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
                write_all(&reply, sizeof reply);
            },
            [&](Bytes row) { output.add(row); });
        output.flush();
    } catch (const std::bad_alloc&) {
        if (begun) ::_exit(1); // half a picture cannot be taken back
        Reply reply;
        reply.outcome = static_cast<std::uint32_t>(Outcome::no_memory);
        write_all(&reply, sizeof reply);
    }
}

} // namespace

int main() {
    ::close_range(3, ~0U, 0); // whatever the program had open
    prepare_colours();
    prepare_heic();
    if (::prctl(PR_SET_DUMPABLE, 0) != 0 || !limit_resources() || !limit_system_calls()) return 3;
    write_all(&magic, sizeof magic);
    std::vector<std::uint8_t> file;
    Request request;
    while (read_all(&request, sizeof request)) {
        if (request.hello != magic || request.file_bytes > most_file_bytes) ::_exit(2);
        try {
            file.resize(static_cast<std::size_t>(request.file_bytes));
        } catch (const std::bad_alloc&) {
            ::_exit(1);
        }
        if (!read_all(file.data(), file.size())) break;
        answer(file, request);
        file.clear();
        if (file.capacity() > std::size_t{8} << 20U) file.shrink_to_fit();
        timespec used{};
        if (::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used) == 0 && used.tv_sec >= retire_after_cpu_s) break;
    }
    ::_exit(0);
}
