#pragma once
// Threads that work in the background.

namespace dateline::platform {

// The calling thread, and what it starts from now on, comes after others for the processor, for good: a busy
// worker does not make the frame wait.
void lower_thread_priority();

} // namespace dateline::platform
