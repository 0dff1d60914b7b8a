#include "ui/tasks.h"

#include <chrono>

#include "base/error.h"
#include "platform/thread_priority.h"

namespace dateline::ui {

Tasks::Tasks(std::function<void()> wake) : wake_(std::move(wake)) {}

void Tasks::start(std::function<void()> task, base::Language language) {
    std::erase_if(tasks_, [](const std::future<void>& done) {
        return done.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
    });
    tasks_.push_back(std::async(std::launch::async, [this, task = std::move(task), language] {
        platform::lower_thread_priority();
        try {
            task();
        } catch (const std::exception& error) {
            answer(state::answer::Notify{base::told(error, language), true});
        }
    }));
}

void Tasks::answer(state::Answer answer) {
    {
        const std::lock_guard lock(mutex_);
        answers_.push_back(std::move(answer));
    }
    wake_();
}

std::vector<state::Answer> Tasks::take() {
    const std::lock_guard lock(mutex_);
    return std::exchange(answers_, {});
}

void Tasks::wait() {
    tasks_.clear();
}

} // namespace dateline::ui
