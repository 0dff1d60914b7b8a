#include "platform/sandbox.h"

#include <cerrno>
#include <cstdint>
#include <ctime>

#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "platform/file_bytes.h"

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

namespace dateline::platform {
namespace {

constexpr rlim_t cpu_s = 360; // the program ends it sooner, by how large the photo's file is

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

} // namespace

void close_inherited_files() {
    ::close_range(3, ~0U, 0);
}

bool give_up_rights() {
    return ::prctl(PR_SET_DUMPABLE, 0) == 0 && limit_resources() && limit_system_calls();
}

bool read_input(void* to, std::size_t bytes) {
    return read_bytes(STDIN_FILENO, to, bytes) == static_cast<std::ptrdiff_t>(bytes);
}

bool write_output(const void* from, std::size_t bytes) {
    return write_bytes(STDOUT_FILENO, {static_cast<const char*>(from), bytes});
}

std::chrono::nanoseconds processor_time() {
    timespec used{};
    if (::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used) != 0) return {};
    return std::chrono::seconds(used.tv_sec) + std::chrono::nanoseconds(used.tv_nsec);
}

void end_at_once(int status) {
    ::_exit(status);
}

} // namespace dateline::platform
