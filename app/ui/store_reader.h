#pragma once
// Answers what is asked of a database, on a worker's thread with a connection of its own: no other thread
// runs SQL for the window. What another program changes is noticed with the next answer, or when one looks
// for it, and told.

#include <atomic>
#include <memory>
#include <mutex>
#include <string>

#include "base/language.h"
#include "store/database.h"
#include "ui/wishes.h"
#include "ui/worker.h"

namespace dateline::ui {

using ReadWorker = Worker<ReadSlot, ReadWish, state::Answer>;

// Which database is open, for all threads that read it.
class OpenedDatabase {
  public:
    struct File {
        std::string path, change_token; // as last told
        int number = 0;                 // 0: none yet
    };
    File get() const {
        const std::lock_guard lock(mutex_);
        return file_;
    }
    void set(File file) {
        const std::lock_guard lock(mutex_);
        file_ = std::move(file);
    }
    // Whether a second connection to it may be tried.
    bool opens_twice() const {
        const std::lock_guard lock(mutex_);
        return refused_ != file_.number;
    }
    void refuse_second(int number) {
        const std::lock_guard lock(mutex_);
        refused_ = number;
    }

  private:
    mutable std::mutex mutex_;
    File file_;
    int refused_ = 0; // the one that could not be opened twice
};

class StoreReader {
  public:
    // The language is of what goes wrong.
    StoreReader(OpenedDatabase& opened, const std::atomic<base::Language>& language)
        : opened_(opened), language_(language) {}
    ReadWorker::End answer(const ReadWorker::Job& job, const ReadWorker::Emit& emit);
    // Asked now and then while nothing else is.
    void look_for_changes(const std::stop_token& stop, const ReadWorker::Emit& emit);

  private:
    struct Run; // one overload a wish
    bool opens_again(const std::stop_token& stop);
    void open_second(const OpenedDatabase::File& file, const std::stop_token& stop);
    void notice_changes(const ReadWorker::Emit& emit);

    OpenedDatabase& opened_;
    const std::atomic<base::Language>& language_;
    std::unique_ptr<store::Database> database_;
    std::unique_ptr<store::Store> store_; // of it
    int number_ = 0;                      // of the database
    bool opens_ = false;            // it is this one that opens databases, and tells what becomes of them
    std::string seen_;              // the change token when changes were last looked for
    model::Filter answered_filter_; // under which a window, or some of one, has been answered
};

} // namespace dateline::ui
