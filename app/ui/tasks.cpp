#include "ui/tasks.h"

#include "base/error.h"

namespace dateline::ui {

namespace {

constexpr std::size_t task_threads = 8; // more than anybody starts at once; others wait

} // namespace

Tasks::Tasks(std::function<void()> wake)
    : worker_(
          std::move(wake),
          [](const std::stop_token& /*stop*/) {
              return TaskWorker::Hand{[](const TaskWorker::Job& job, const TaskWorker::Emit& emit) {
                  try {
                      job.wish.run(emit, job.stop);
                  } catch (const std::exception& error) {
                      emit(state::answer::Notify{base::told(error, job.wish.language), true});
                  }
                  return TaskWorker::End::answered;
              }};
          },
          WorkOrder::by_slot, task_threads) {}

void Tasks::start(const std::string& name, Run run, base::Language language) {
    worker_.ask(name, {++started_, std::move(run), language});
}

} // namespace dateline::ui
