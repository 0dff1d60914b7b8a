#include "ui/work_slots.h"

#include <doctest/doctest.h>

#include <condition_variable>
#include <mutex>
#include <string>
#include <vector>

#include "ui/worker.h"

using namespace dateline::ui;
using Slots = WorkSlots<int, std::string>;
using End = Slots::End;

TEST_CASE("work slots: what is wished for twice is begun once, until its answer has been taken") {
    Slots slots;
    CHECK(slots.offer(1, "a"));
    CHECK_FALSE(slots.offer(1, "a")); // it waits
    const auto job = slots.start();
    REQUIRE(job);
    CHECK(job->wish == "a");
    CHECK_FALSE(slots.offer(1, "a")); // it runs
    slots.end(*job, End::answered);
    CHECK_FALSE(slots.busy());
    CHECK_FALSE(slots.offer(1, "a")); // its answer waits to be taken
    slots.taken(1, job->number);
    CHECK(slots.offer(1, "a"));
}

TEST_CASE("work slots: the newest wish wins: the one that waits is replaced, the one that runs is stopped") {
    Slots slots;
    slots.offer(1, "a");
    const auto first = slots.start();
    CHECK(slots.offer(1, "b"));
    CHECK(first->stop.stop_requested());
    CHECK(slots.offer(1, "c"));
    const auto second = slots.start(); // though the first has not ended yet
    REQUIRE(second);
    CHECK(second->wish == "c");
    CHECK_FALSE(second->stop.stop_requested());
    CHECK_FALSE(slots.start());
    slots.end(*first, End::stopped); // it is no more of this slot
    CHECK(slots.busy());
    slots.end(*second, End::answered);
    slots.taken(1, first->number);
    CHECK_FALSE(slots.offer(1, "c"));
    slots.taken(1, second->number);
    CHECK(slots.offer(1, "c"));
}

TEST_CASE("work slots: who goes back to what runs, wishes for nothing new") {
    Slots slots;
    slots.offer(1, "a");
    const auto job = slots.start();
    REQUIRE(job);
    slots.end(*job, End::answered);
    CHECK(slots.offer(1, "b"));
    CHECK(slots.offer(1, "a")); // its answer was given up for b: it is asked anew
    CHECK(slots.start()->wish == "a");
    CHECK_FALSE(slots.start());
}

TEST_CASE("work slots: slots do not stop each other") {
    Slots slots;
    slots.offer(1, "a");
    const auto one = slots.start();
    slots.offer(2, "b");
    CHECK_FALSE(one->stop.stop_requested());
    const auto two = slots.start();
    REQUIRE(two);
    CHECK(two->slot == 2);
    slots.stop(1);
    CHECK(one->stop.stop_requested());
    CHECK_FALSE(two->stop.stop_requested());
}

TEST_CASE("work slots: what failed is not begun again until something else is wished for") {
    Slots slots;
    slots.offer(1, "a");
    slots.end(*slots.start(), End::failed);
    CHECK_FALSE(slots.offer(1, "a"));
    CHECK_FALSE(slots.busy());
    CHECK(slots.offer(1, "b"));
    slots.end(*slots.start(), End::stopped);
    CHECK(slots.offer(1, "b")); // what was stopped is
}

TEST_CASE("work slots: the first slot goes first, or the newest wish does") {
    Slots by_slot;
    by_slot.offer(2, "b");
    by_slot.offer(1, "a");
    CHECK(by_slot.start()->slot == 1);
    Slots newest(WorkOrder::newest_first);
    newest.offer(1, "a");
    newest.offer(3, "c");
    newest.offer(2, "b");
    newest.drop_oldest();
    CHECK(newest.start()->slot == 2);
    CHECK(newest.start()->slot == 3);
    CHECK_FALSE(newest.start());
}

TEST_CASE("work slots: one that may not start now waits, and lets others go before it") {
    Slots slots;
    slots.offer(1, "a");
    slots.offer(2, "b");
    const auto job = slots.start([](int slot, const std::string&) { return slot != 1; });
    REQUIRE(job);
    CHECK(job->slot == 2);
    CHECK(slots.waiting() == 1);
}

TEST_CASE("work slots: cleared, nothing waits, and nothing comes of what runs") {
    Slots slots;
    slots.offer(1, "a");
    slots.offer(2, "b");
    const auto job = slots.start();
    slots.clear();
    CHECK(job->stop.stop_requested());
    CHECK_FALSE(slots.busy());
    slots.end(*job, End::answered);
    CHECK(slots.offer(1, "a"));
}

namespace {

using TestWorker = Worker<int, std::string, std::string>;

// Opens once, for whoever waits at it.
class Gate {
  public:
    void open() {
        {
            const std::lock_guard lock(mutex_);
            open_ = true;
        }
        opened_.notify_all();
    }
    void wait() {
        std::unique_lock lock(mutex_);
        opened_.wait(lock, [&] { return open_; });
    }

  private:
    std::mutex mutex_;
    std::condition_variable opened_;
    bool open_ = false;
};

} // namespace

TEST_CASE("worker: a first answer can be taken while the better one is made") {
    Gate first_is_there, goes_on;
    TestWorker worker([] {},
                      [&](const std::stop_token&) {
                          return TestWorker::Hand{
                              [&](const TestWorker::Job& job, const TestWorker::Emit& emit) {
                                  emit("first " + job.wish);
                                  first_is_there.open();
                                  goes_on.wait();
                                  emit("whole " + job.wish);
                                  return TestWorker::End::answered;
                              }};
                      });
    worker.ask(1, "a");
    first_is_there.wait();
    CHECK(worker.take() == std::vector<std::string>{"first a"});
    CHECK(worker.busy());
    worker.ask(1, "a"); // in the next frame: it is under way
    goes_on.open();
    worker.wait_settled();
    CHECK(worker.take() == std::vector<std::string>{"whole a"});
    CHECK_FALSE(worker.busy());
}

TEST_CASE("worker: a newer wish stops the one that runs, and has its answer alone") {
    Gate began;
    TestWorker worker([] {},
                      [&](const std::stop_token&) {
                          return TestWorker::Hand{
                              [&](const TestWorker::Job& job, const TestWorker::Emit& emit) {
                                  if (job.wish == "long") {
                                      began.open();
                                      Gate stopped;
                                      const std::stop_callback wakes(job.stop, [&] { stopped.open(); });
                                      stopped.wait();
                                      return TestWorker::End::stopped;
                                  }
                                  emit(job.wish);
                                  return TestWorker::End::answered;
                              }};
                      });
    worker.ask(1, "long");
    began.wait();
    worker.ask(1, "short");
    worker.wait_settled();
    CHECK(worker.take() == std::vector<std::string>{"short"});
}

TEST_CASE("worker: of what is forgotten comes nothing, and going stops what runs") {
    Gate began;
    {
        TestWorker worker([] {},
                          [&](const std::stop_token&) {
                              return TestWorker::Hand{
                                  [&](const TestWorker::Job& job, const TestWorker::Emit& emit) {
                                      began.open();
                                      Gate stopped;
                                      const std::stop_callback wakes(job.stop, [&] { stopped.open(); });
                                      stopped.wait();
                                      emit(job.wish);
                                      return TestWorker::End::answered;
                                  }};
                          });
        worker.ask(1, "a");
        began.wait();
        worker.forget();
        worker.wait_settled();
        CHECK(worker.take().empty());
        worker.ask(1, "b");
    } // it does not wait for ever
}

TEST_CASE("worker: while there is nothing to do it looks around, and tells what it finds") {
    std::atomic<int> woken = 0, looked = 0;
    Gate found;
    TestWorker worker([&] { ++woken; },
                      [&](const std::stop_token&) {
                          TestWorker::Hand hand;
                          hand.work = [](const TestWorker::Job& job, const TestWorker::Emit& emit) {
                              emit(job.wish);
                              return TestWorker::End::answered;
                          };
                          hand.idle = [&](const std::stop_token&, const TestWorker::Emit& emit) {
                              if (++looked != 3) return;
                              emit("found");
                              found.open();
                          };
                          hand.idle_period = std::chrono::milliseconds(1);
                          return hand;
                      });
    worker.ask(1, "a");
    found.wait();
    CHECK(worker.take() == std::vector<std::string>{"a", "found"});
    CHECK_FALSE(worker.busy());
    CHECK(woken == 3); // an answer, its end, and what was found: not for each look
    worker.ask(1, "b");
    worker.wait_settled();
    CHECK(worker.take() == std::vector<std::string>{"b"});
}
