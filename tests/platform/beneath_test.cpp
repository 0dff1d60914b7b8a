#include <algorithm>
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <sys/stat.h>
#include <unistd.h>

#include "base/utf8.h"
#include "platform/beneath.h"

namespace fs = std::filesystem;
using namespace dateline::base;
using namespace dateline::platform;

namespace {

struct Tree { // a database's folder, and what lies beside it
    Tree() {
        std::string name = (fs::temp_directory_path() / "dateline-beneath-XXXXXX").string();
        root = ::mkdtemp(name.data());
        fs::create_directories(root / "db/photos");
        std::ofstream(root / "secret.jpg") << "a secret";
        std::ofstream(root / "db/photos/a.jpg") << "a photo";
    }
    Tree(const Tree&) = delete;
    Tree& operator=(const Tree&) = delete;
    ~Tree() {
        std::error_code ignored;
        fs::remove_all(root, ignored);
    }
    FileBeneath open(const std::string& file) const { return open_beneath((root / "db").string(), file); }
    fs::path root;
};

} // namespace

TEST_CASE("beneath: a regular file is opened, through no link and not out of the folder") {
    const Tree tree;
    fs::create_symlink("../secret.jpg", tree.root / "db/link.jpg");
    fs::create_symlink("photos/a.jpg", tree.root / "db/inner.jpg");
    fs::create_symlink("photos", tree.root / "db/linked");
    fs::create_symlink("..", tree.root / "db/up");
    fs::create_symlink("nowhere", tree.root / "db/dangling");
    REQUIRE(::mkfifo((tree.root / "db/fifo").c_str(), 0600) == 0);
    CHECK(tree.open("photos/a.jpg").way == Way::there);
    CHECK(tree.open("photos/a.jpg").file);
    CHECK(tree.open("./photos//a.jpg").way == Way::there);
    for (const std::string file : {"../secret.jpg", "photos/../../secret.jpg", "/etc/passwd"})
        CHECK(tree.open(file).way == Way::outside);
    for (const std::string file : {"link.jpg", "inner.jpg", "dangling", "linked/a.jpg", "up/secret.jpg"}) {
        CHECK(tree.open(file).way == Way::link);
        CHECK_FALSE(tree.open(file).file);
    }
    CHECK(tree.open("linked/a.jpg").ended_at == "linked");
    CHECK(tree.open("fifo").way == Way::not_a_file);
    for (const std::string file : {"photos", "photos/"})
        CHECK(tree.open(file).way == Way::folder);
    for (const std::string file : {"", "none.jpg", "none/a.jpg", "photos/a.jpg/b.jpg"})
        CHECK(tree.open(file).way == Way::missing);
    CHECK(tree.open(std::string("photos/a.jpg\0x", 14)).way == Way::missing);
    // The folder itself may be named through a link.
    fs::create_symlink("db", tree.root / "to-db");
    CHECK(open_beneath((tree.root / "to-db").string(), "photos/a.jpg").way == Way::there);
}

TEST_CASE(
    "beneath: each name on the way is found composed or decomposed, and folders that are missing are made") {
    const Tree tree;
    const std::vector<std::string> spellings = spellings_of("사진");
    REQUIRE(spellings.size() == 2);
    fs::create_directory(tree.root / "db" / spellings[1]);
    std::ofstream(tree.root / "db" / spellings[1] / spellings[0]) << "a photo";
    for (const std::string& folder : spellings)
        for (const std::string& file : spellings)
            CHECK(tree.open(folder + "/" + file).way == Way::there);
    std::vector<std::string> made;
    const PlaceBeneath place = find_beneath((tree.root / "db").string(), "photos/2020/may/a.jpg", &made);
    CHECK(place.way == Way::there);
    CHECK(place.name == "a.jpg");
    CHECK(made == std::vector<std::string>{"photos/2020", "photos/2020/may"});
    CHECK(fs::is_directory(tree.root / "db/photos/2020/may"));
    CHECK(find_beneath((tree.root / "db").string(), "photos/a.jpg/b.jpg", &made).way == Way::missing);
}

TEST_CASE("beneath: what keeps a file away is told apart, each in its own words") {
    const Tree tree;
    if (::geteuid() != 0) { // root may read everything
        fs::create_directories(tree.root / "db/locked");
        std::ofstream(tree.root / "db/locked/a.jpg") << "a photo";
        fs::permissions(tree.root / "db/locked", fs::perms::none);
        std::ofstream(tree.root / "db/closed.jpg") << "a photo";
        fs::permissions(tree.root / "db/closed.jpg", fs::perms::none);
        CHECK(tree.open("locked/a.jpg").way == Way::no_permission);
        CHECK(tree.open("closed.jpg").way == Way::no_permission);
        fs::permissions(tree.root / "db/locked", fs::perms::owner_all);
    }
    std::vector<std::string> lines;
    for (const Way way : {Way::missing, Way::no_permission, Way::unreadable, Way::outside, Way::link,
                          Way::folder, Way::not_a_file}) {
        const std::string line = photo_trouble(way);
        CHECK_FALSE(line.empty());
        CHECK(std::find(lines.begin(), lines.end(), line) == lines.end());
        lines.push_back(line);
    }
    CHECK(std::string(photo_trouble(Way::there)).empty());
}
