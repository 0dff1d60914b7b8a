#pragma once
// Threads that do what is wished for, by keyed slots (ui/work_slots.h): the newest wish of a slot wins, what
// is no longer wanted is stopped. What comes of it waits to be taken by the one that asked. The one way in
// which the window has work done apart from the frame.

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

#include "platform/thread_priority.h"
#include "ui/work_slots.h"

namespace dateline::ui {

template<class Slot, class Wish, class Answer> class Worker {
  public:
    using Slots = WorkSlots<Slot, Wish>;
    using Job = typename Slots::Job;
    using End = typename Slots::End;
    // On a thread of its own, with what that thread alone has (a connection, a decoder). May answer several
    // times: one that is not the last is shown until the better one comes.
    using Emit = std::function<void(Answer)>;
    struct Hand {
        std::function<End(const Job&, const Emit&)> work;
        // Looks around each `idle_period` while there is nothing to do; nobody is woken unless it emits.
        std::function<void(const std::stop_token&, const Emit&)> idle = {};
        std::chrono::milliseconds idle_period{1000};
    };

    // One more thread, which takes what it may where the others have been at work for so long and it still
    // waits.
    struct Help {
        std::function<bool(const Slot&, const Wish&)> may;
        std::chrono::milliseconds patience;
    };

    // `wake` is called on a thread of the worker when there is something to take, or nothing more to do.
    // `make_hand` is called on each thread, with a stop that is requested when the worker goes. Threads begin
    // when there is work for them, at most `threads`.
    Worker(std::function<void()> wake, std::function<Hand(const std::stop_token&)> make_hand,
           WorkOrder order = WorkOrder::by_slot, std::size_t threads = 1, Help help = {})
        : wake_(std::move(wake)), make_hand_(std::move(make_hand)), slots_(order), threads_wanted_(threads),
          help_(std::move(help)) {
        if (help_.may) helper_ = std::jthread([this](const std::stop_token& stop) { lend_a_hand(stop); });
    }
    ~Worker() {
        for (std::jthread& thread : threads_)
            thread.request_stop();
        helper_.request_stop();
        {
            const std::lock_guard lock(mutex_);
            slots_.stop_running();
        }
        threads_.clear(); // joins
        if (helper_.joinable()) helper_.join();
    }
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    // May be asked in every frame: what is under way already is not begun again. At most so many wait: of
    // more, the oldest is dropped. False: it is under way already.
    bool ask(const Slot& slot, Wish wish, std::size_t max_waiting = 1000) {
        {
            const std::lock_guard lock(mutex_);
            if (!slots_.offer(slot, std::move(wish))) return false;
            if (slots_.waiting() > max_waiting) slots_.drop_oldest();
            const std::size_t work_for = slots_.waiting() + at_work_;
            if (threads_.size() < std::min(work_for, threads_wanted_))
                threads_.emplace_back([this](const std::stop_token& stop) { work(stop); });
        }
        ready_.notify_all();
        return true;
    }
    std::vector<Answer> take() {
        const std::lock_guard lock(mutex_);
        std::vector<Answer> answers;
        for (Done& done : done_) {
            slots_.taken(done.slot, done.number); // unless it is still at work on a better one
            answers.push_back(std::move(done.answer));
        }
        done_.clear();
        return answers;
    }
    // Something is under way, or waits to be taken.
    bool busy() const {
        const std::lock_guard lock(mutex_);
        return slots_.busy() || !done_.empty();
    }
    // Until nothing is under way (answers may wait to be taken), or for so long.
    void wait_settled(std::chrono::milliseconds most) {
        std::unique_lock lock(mutex_);
        settled_.wait_for(lock, most, [&] { return !slots_.busy(); });
    }
    // Until no thread is at work, not even on what is no longer wanted.
    void wait_settled() {
        std::unique_lock lock(mutex_);
        settled_.wait(lock, [&] { return at_work_ == 0 && slots_.waiting() == 0; });
    }
    void stop_running() {
        const std::lock_guard lock(mutex_);
        slots_.stop_running();
    }
    void stop(const Slot& slot) {
        const std::lock_guard lock(mutex_);
        slots_.stop(slot);
    }
    // Nothing more comes of what was asked for so far.
    void forget() {
        const std::lock_guard lock(mutex_);
        slots_.clear();
        done_.clear();
        ++generation_;
    }

  private:
    struct Done {
        Slot slot;
        std::uint64_t number; // of its job; 0: nobody asked
        Answer answer;
    };

    void work(const std::stop_token& stop) {
        platform::lower_thread_priority();
        const Hand hand = make_hand_(stop);
        while (true) {
            std::unique_lock lock(mutex_);
            std::optional<Job> job;
            const auto starts = [&] {
                if (!stop.stop_requested()) job = slots_.start();
                return job.has_value();
            };
            if (hand.idle)
                ready_.wait_for(lock, stop, hand.idle_period, starts);
            else
                ready_.wait(lock, stop, starts);
            if (stop.stop_requested()) return;
            if (job)
                run(hand, *job, lock);
            else
                look_around(hand, stop, lock);
        }
    }

    // Under the lock, which it opens while the hand looks.
    void look_around(const Hand& hand, const std::stop_token& stop, std::unique_lock<std::mutex>& lock) {
        const int generation = generation_;
        lock.unlock();
        hand.idle(stop, [&](Answer answer) { put({Slot(), 0, std::move(answer)}, generation); });
    }

    void put(Done done, int generation) {
        {
            const std::lock_guard lock(mutex_);
            if (generation == generation_) done_.push_back(std::move(done));
        }
        wake_();
    }

    void lend_a_hand(const std::stop_token& stop) {
        platform::lower_thread_priority();
        const Hand hand = make_hand_(stop);
        const auto is_needed = [&] { return at_work_ >= threads_wanted_ && slots_.has_waiting(help_.may); };
        while (true) {
            std::unique_lock lock(mutex_);
            ready_.wait(lock, stop, is_needed);
            if (stop.stop_requested()) return;
            const std::uint64_t offers = slots_.offers();
            if (ready_.wait_for(lock, stop, help_.patience,
                                [&] { return !is_needed() || slots_.offers() != offers; }))
                continue;
            if (stop.stop_requested()) return;
            if (const std::optional<Job> job = slots_.start(help_.may)) run(hand, *job, lock);
        }
    }

    // Under the lock, which it opens while the hand is at work; then it is left open.
    void run(const Hand& hand, const Job& job, std::unique_lock<std::mutex>& lock) {
        const int generation = generation_;
        ++at_work_;
        lock.unlock();
        const End end = hand.work(job, [&](Answer answer) {
            put({job.slot, job.number, std::move(answer)}, generation);
        });
        lock.lock();
        slots_.end(job, end);
        --at_work_;
        const bool waits = std::any_of(done_.begin(), done_.end(),
                                       [&](const Done& done) { return done.number == job.number; });
        if (end == End::answered && !waits) slots_.taken(job.slot, job.number);
        lock.unlock();
        settled_.notify_all();
        ready_.notify_all();
        wake_();
    }

    std::function<void()> wake_;
    std::function<Hand(const std::stop_token&)> make_hand_;
    mutable std::mutex mutex_;
    std::condition_variable_any ready_, settled_;
    Slots slots_;
    std::vector<Done> done_;
    int generation_ = 0; // what was forgotten has another
    std::size_t threads_wanted_, at_work_ = 0;
    Help help_;
    std::vector<std::jthread> threads_;
    std::jthread helper_;
};

} // namespace dateline::ui
