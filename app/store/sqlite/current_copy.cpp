#include "store/sqlite/current_copy.h"

#include <map>
#include <mutex>
#include <utility>

#include <sqlite3.h>
#include <SQLiteCpp/SQLiteCpp.h>

#include "base/paths.h"
#include "store/sqlite/schema.h"
#include "store/sqlite/snapshot.h"
#include "store/sqlite/sqlite_writer.h"

namespace dateline::store {
namespace {

constexpr std::uint64_t max_copied_bytes = std::uint64_t{256} << 20U;

} // namespace

// It is made without the lock: nobody waits for it who is to stop, and of two that make it at once one goes.
std::shared_ptr<const CurrentCopy> CurrentCopy::of(const std::string& path, const std::stop_token& stop) {
    static std::mutex mutex;
    static std::map<std::string, std::weak_ptr<const CurrentCopy>> copies; // by the path of the file
    {
        const std::scoped_lock lock(mutex);
        std::shared_ptr<const CurrentCopy> copy = copies[path].lock();
        if (copy && copy->fingerprint() == fingerprint_of(path)) return copy;
    }
    std::shared_ptr<const CurrentCopy> copy = make(path, stop);
    const std::scoped_lock lock(mutex);
    copies[path] = copy;
    return copy;
}

std::shared_ptr<const CurrentCopy> CurrentCopy::make(const std::string& path, const std::stop_token& stop) {
    std::string fingerprint = fingerprint_of(path); // before: what changes later is noticed
    const std::unique_ptr<Connection> older =
        Connection::open_for_reading(path, Pages::leave, Versions::older_too, stop);
    if (older->version() >= readable_version) return nullptr;
    if (older->file_bytes() > max_copied_bytes) Connection::open_for_reading(path); // which says what to do
    const Snapshot snapshot(*older);
    SqliteWriter writer(Connection::open_copy(*older), path, stop);
    const std::unique_ptr<Connection> made = writer.release_current();
    return std::shared_ptr<const CurrentCopy>(new CurrentCopy(path, std::move(fingerprint), *made));
}

CurrentCopy::CurrentCopy(std::string path, std::string fingerprint, Connection& made)
    : path_(std::move(path)), fingerprint_(std::move(fingerprint)) {
    sqlite3_int64 size = 0;
    const unsigned char* const bytes = sqlite3_serialize(made.database().getHandle(), "main", &size, 0);
    if (bytes == nullptr)
        throw base::Error(base::Fault::environment,
                          {base::shown_path(path_), base::Phrase{"there is not enough memory to read it"}});
    bytes_ = {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

CurrentCopy::~CurrentCopy() {
    sqlite3_free(const_cast<char*>(bytes_.data()));
}

std::unique_ptr<Connection> CurrentCopy::open() const {
    return Connection::open_bytes(bytes_, base::shown_path(path_));
}

} // namespace dateline::store
