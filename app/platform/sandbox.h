#pragma once
// For a program that reads what strangers made: it gives up every right before it reads the first byte, and
// then has nothing but its input, its output and memory. See limited_process.h for the other end.

#include <chrono>
#include <cstddef>

namespace dateline::platform {

void close_inherited_files(); // all but input, output and errors
// No files, no network, no other program, no threads; memory, time and descriptors are limited. Whatever else
// is asked of the system ends the process. False where the system refuses.
bool give_up_rights();

bool read_input(void* to, std::size_t bytes); // all of them; false at the end
bool write_output(const void* from, std::size_t bytes);
std::chrono::nanoseconds processor_time(); // that this process has used
[[noreturn]] void end_at_once(int status); // without any clearing up

} // namespace dateline::platform
