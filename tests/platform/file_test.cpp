#include <doctest/doctest.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "base/paths.h"
#include "platform/file.h"
#include "platform/file_hash.h"
#include "platform/temporary_file.h"
#include "platform/unnamed_file.h"

namespace fs = std::filesystem;
using namespace dateline::base;
using namespace dateline::platform;

namespace {

class Folder { // a new one for each test, gone after it
  public:
    Folder() {
        std::string name = (fs::temp_directory_path() / "dateline-file-XXXXXX").string();
        path_ = ::mkdtemp(name.data());
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    std::string operator/(const std::string& name) const { return path_ + "/" + name; }
    std::size_t count() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(path_), fs::directory_iterator()));
    }

  private:
    std::string path_;
};

Fault fault_of(const std::string& path, std::size_t most, std::string* message) {
    try {
        static_cast<void>(read_file(path, most));
    } catch (const Error& error) {
        *message = error.what();
        return error.fault();
    }
    FAIL("no error for " << path);
    return Fault::usage;
}

} // namespace

TEST_CASE("file: what was written is read back, bytes of every kind") {
    const Folder folder;
    std::string bytes;
    for (int i = 0; i < 200'000; ++i)
        bytes += static_cast<char>(i % 251);
    write_file(folder / "가.bin", bytes);
    CHECK(read_file(folder / "가.bin", bytes.size()) == bytes);
    write_file(folder / "가.bin", "");
    CHECK(read_file(folder / "가.bin", 0).empty());
    CHECK(folder.count() == 1);
}

TEST_CASE("file: a missing file, a folder, a FIFO and a large file are refused with one line") {
    const Folder folder;
    std::string message;
    CHECK(fault_of(folder / "none", 10, &message) == Fault::input);
    CHECK(message.find("does not exist") != std::string::npos);
    CHECK(fault_of(folder / ".", 10, &message) == Fault::input);
    CHECK(message.find("is a folder") != std::string::npos);
    REQUIRE(::mkfifo((folder / "fifo").c_str(), 0600) == 0);
    CHECK(fault_of(folder / "fifo", 10, &message) == Fault::input);
    CHECK(message.find("not a regular file") != std::string::npos);
    std::ofstream(folder / "large") << "12345678901";
    CHECK(fault_of(folder / "large", 10, &message) == Fault::input);
    CHECK(message.find("larger than 10 bytes") != std::string::npos);
    CHECK(message.find('\n') == std::string::npos);
}

TEST_CASE("file: writing into a folder that does not exist is the environment's fault and leaves nothing") {
    const Folder folder;
    try {
        write_file(folder / "no/such/file.txt", "x");
        FAIL("written");
    } catch (const Error& error) {
        CHECK(error.fault() == Fault::environment);
        CHECK(std::string(error.what()).find("folder does not exist") != std::string::npos);
    }
    CHECK(folder.count() == 0);
}

TEST_CASE("file: a folder or a device is never replaced by a file") {
    const Folder folder;
    fs::create_directory(folder / "sub");
    CHECK_THROWS_AS(write_file(folder / "sub", "x"), Error);
    CHECK_THROWS_AS(write_file(folder / "sub/", "x"), Error);
    REQUIRE(::mkfifo((folder / "fifo").c_str(), 0600) == 0);
    CHECK_THROWS_AS(write_file(folder / "fifo", "x"), Error);
    CHECK(fs::is_fifo(folder / "fifo"));
    CHECK(folder.count() == 2);
}

TEST_CASE("file: a write that fails half way leaves the old file and no other") {
    const Folder folder;
    write_file(folder / "a", "old");
    // A full disk, for this process: the limit on file sizes.
    struct sigaction ignore {
    }, before{};
    ignore.sa_handler = SIG_IGN;
    REQUIRE(::sigaction(SIGXFSZ, &ignore, &before) == 0);
    rlimit old{};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &old) == 0);
    rlimit small = old;
    small.rlim_cur = 4096;
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
    Fault fault = Fault::input;
    try {
        write_file(folder / "a", std::string(100'000, 'x'));
    } catch (const Error& error) {
        fault = error.fault();
    }
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &old) == 0);
    REQUIRE(::sigaction(SIGXFSZ, &before, nullptr) == 0);
    CHECK(fault == Fault::environment);
    CHECK(read_file(folder / "a", 100) == "old");
    CHECK(folder.count() == 1);
}

TEST_CASE("file: a link to what is not there yet stays a link, and its target is written") {
    const Folder folder;
    fs::create_directory(folder / "in");
    fs::create_symlink("in/new", folder / "link");
    fs::create_symlink(folder / "link", folder / "chain");
    write_file(folder / "chain", "words");
    CHECK(fs::is_symlink(folder / "chain"));
    CHECK(fs::is_symlink(folder / "link"));
    CHECK(read_file(folder / "in/new", 100) == "words");
    write_file(folder / "link", "other words");
    CHECK(fs::is_symlink(folder / "link"));
    CHECK(read_file(folder / "in/new", 100) == "other words");
}

TEST_CASE("file: a link into no folder, or in a circle, is refused and stays") {
    const Folder folder;
    fs::create_symlink("none/new", folder / "link");
    fs::create_symlink("circle", folder / "circle");
    for (const char* name : {"link", "circle"}) {
        CHECK_THROWS_WITH_AS(write_file(folder / name, "x"), doctest::Contains(name), Error);
        CHECK(fs::is_symlink(folder / name));
    }
    CHECK_THROWS_WITH_AS(write_file(folder / "circle", "x"), doctest::Contains("go in circles"), Error);
}

TEST_CASE("file: a link stays a link and the file's rights stay as they were") {
    const Folder folder;
    write_file(folder / "real", "old");
    fs::permissions(folder / "real", fs::perms::owner_read | fs::perms::owner_write);
    fs::create_symlink("real", folder / "link");
    write_file(folder / "link", "new");
    CHECK(fs::is_symlink(folder / "link"));
    CHECK(read_file(folder / "real", 100) == "new");
    CHECK(fs::status(folder / "real").permissions() == (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("file: folders and names of paths") {
    CHECK(folder_of("a/b.db") == "a");
    CHECK(folder_of("b.db") == ".");
    CHECK(folder_of("/b.db") == "/");
    CHECK(folder_of("/a//b.db") == "/a");
    CHECK(file_name_of("a/b.db") == "b.db");
    CHECK(file_name_of("b.db") == "b.db");
    CHECK(fs::exists(program_folder()));
    CHECK(program_folder().back() != '/');
}

TEST_CASE("file: a path with control characters is shown without them") {
    const std::string shown = shown_path("a\x1b[31m/b\n.db");
    CHECK(shown.find('\x1b') == std::string::npos);
    CHECK(shown.find('\n') == std::string::npos);
}

TEST_CASE(
    "file writer: nothing stands under the name before the end, and nothing stays of what was not finished") {
    const Folder folder;
    const std::string path = folder / "a.txt";
    write_file(path, "old");
    const std::string piece(50'000, 'x');
    {
        FileWriter unfinished(path);
        for (int i = 0; i < 5; ++i)
            unfinished.write(piece);
        CHECK(read_file(path, 1'000'000) == "old");
    }
    CHECK(folder.count() == 1);
    CHECK(read_file(path, 1'000'000) == "old");
    FileWriter file(path);
    for (int i = 0; i < 5; ++i)
        file.write(piece);
    file.finish();
    CHECK(read_file(path, 1'000'000) == piece + piece + piece + piece + piece);
    CHECK(folder.count() == 1);
}

TEST_CASE("file writer: killed while it writes, it leaves nothing") {
    const Folder folder;
    write_file(folder / "a", "old");
    const pid_t child = ::fork();
    if (child == 0) {
        FileWriter file(folder / "a");
        file.write(std::string(200'000, 'x'));
        ::raise(SIGKILL);
        ::_exit(1);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));
    CHECK(folder.count() == 1);
    CHECK(read_file(folder / "a", 100) == "old");
}

TEST_CASE("passing file: it goes unless it is kept, and a signal's handler takes it along") {
    const Folder folder;
    const auto make = [&](const char* name) {
        std::ofstream(folder / name) << "x";
        return folder / name;
    };
    { const TemporaryFile gone(make("gone")); }
    {
        TemporaryFile kept(make("kept"));
        kept.keep();
    }
    CHECK_FALSE(fs::exists(folder / "gone"));
    CHECK(fs::exists(folder / "kept"));
    const TemporaryFile passing(make("passing"));
    TemporaryFile kept(make("kept-too"));
    kept.keep();
    remove_temporary_files();
    CHECK_FALSE(fs::exists(folder / "passing"));
    CHECK(fs::exists(folder / "kept-too"));
}

TEST_CASE("file: while a signal takes passing files away, no path is read that is just being written") {
    const Folder folder;
    constexpr std::size_t letters = 200;
    // A path read half and half would name one of these.
    for (std::size_t i = 1; i < letters; ++i)
        std::ofstream(folder / (std::string(i, 'a') + std::string(letters - i, 'b'))) << i;
    std::atomic<bool> ends{false};
    std::thread others([&] {
        while (!ends)
            for (const char letter : {'a', 'b'}) {
                TemporaryFile passing(folder / std::string(letters, letter));
                passing.keep();
            }
    });
    for (int i = 0; i < 100'000; ++i)
        remove_temporary_files();
    ends = true;
    others.join();
    CHECK(folder.count() == letters - 1);
}

TEST_CASE("file: a pipe, a device, a folder are not waited for and not read without end") {
    const Folder folder;
    REQUIRE(::mkfifo((folder / "fifo").c_str(), 0600) == 0);
    for (const std::string& path : {folder / "fifo", std::string("/dev/zero"), folder / "."}) {
        CAPTURE(path);
        CHECK_THROWS_AS(static_cast<void>(open_file(path)), Error);
        CHECK_THROWS_AS(static_cast<void>(sha256_of_file(path)), Error);
    }
    write_file(folder / "a", "abc");
    CHECK(std::fgetc(open_file(folder / "a").get()) == 'a');
}

TEST_CASE(
    "file: a file without a name takes one that nobody has, or another file's place, and goes without one") {
    const Folder folder;
    const auto written = [&](const std::string& words) {
        auto file = std::make_unique<UnnamedFile>(folder / ".");
        REQUIRE(file->get() >= 0);
        REQUIRE(::write(file->get(), words.data(), words.size()) == static_cast<ssize_t>(words.size()));
        return file;
    };
    written("goes");
    CHECK(folder.count() == 0);
    CHECK(written("one")->take_name("a", UnnamedFile::Old::kept));
    errno = 0;
    CHECK_FALSE(written("two")->take_name("a", UnnamedFile::Old::kept));
    CHECK(errno == EEXIST);
    CHECK(read_file(folder / "a", 10) == "one");
    CHECK(written("three")->take_name("a", UnnamedFile::Old::replaced));
    CHECK(read_file(folder / "a", 10) == "three");
    CHECK(folder.count() == 1);
    CHECK(UnnamedFile(folder / "none").get() < 0);
}

TEST_CASE("error: its phrases are said in the language of whoever reads it, places and numbers as they are") {
    const Error error(Fault::input, {"a.db", Phrase{"larger than {} bytes; give a smaller file", {"12"}}});
    const std::string english = "x: a.db: larger than 12 bytes; give a smaller file";
    const Error placed = error.within("x");
    CHECK(placed.what() == english);
    CHECK(placed.fault() == Fault::input);
    CHECK(told(placed, Language::english) == english);
    CHECK(told(placed, Language::korean).starts_with("x: a.db: "));
    CHECK(told(std::runtime_error("plain"), Language::korean) == "plain");
    CHECK(Phrase{"{} and {}", {"{}", "b"}}.in(Language::english) == "{} and b");
}
