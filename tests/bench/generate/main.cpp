// Makes a database of any size to measure with: dateline_generate --events N --years 50 --seed S --out FILE.
// The same arguments make the same records. They go through store::Writer as an import's do, a day at a time,
// earliest first. Prints how long making the records took and how long writing them.

#include <chrono>
#include <cstdio>
#include <filesystem>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/error.h"
#include "bench/generate/records.h"
#include "store/database.h"

namespace {

using namespace dateline;

class Stopwatch {
  public:
    double lap_s() { // since it was made, or since the last lap
        const auto now = std::chrono::steady_clock::now();
        const double seconds = std::chrono::duration<double>(now - since_).count();
        since_ = now;
        return seconds;
    }

  private:
    std::chrono::steady_clock::time_point since_ = std::chrono::steady_clock::now();
};

struct Spent {
    double making_s = 0, writing_s = 0;
    std::int64_t records = 0;
};

template<class Record> void put_all(store::Writer& writer, const std::vector<Record>& records, Spent* spent) {
    for (const Record& record : records)
        writer.put(record);
    spent->records += static_cast<std::int64_t>(records.size());
}

void put_cast(store::Writer& writer, const bench::Cast& cast, Spent* spent) {
    writer.put(cast.database);
    put_all(writer, cast.places, spent);
    put_all(writer, cast.topics, spent);
    put_all(writer, cast.outlets, spent);
    put_all(writer, cast.participants, spent);
}

Spent generate(const bench::Size& size, const std::string& path) {
    Spent spent;
    Stopwatch watch;
    bench::RecordMaker maker(size);
    const bench::Cast cast = maker.cast();
    spent.making_s += watch.lap_s();
    std::filesystem::remove(path);
    const std::unique_ptr<store::Writer> writer = store::database_at(path)->open_writer();
    put_cast(*writer, cast, &spent);
    spent.writing_s += watch.lap_s();
    for (bench::Batch batch; maker.next_day(&batch);) {
        spent.making_s += watch.lap_s();
        put_all(*writer, batch.articles, &spent);
        put_all(*writer, batch.events, &spent);
        put_all(*writer, batch.utterances, &spent);
        spent.writing_s += watch.lap_s();
    }
    const std::vector<store::Problem> problems = writer->finish();
    if (!problems.empty())
        throw base::Error(base::Fault::input, problems.front().where + ": " + problems.front().message);
    writer->commit();
    spent.writing_s += watch.lap_s();
    return spent;
}

} // namespace

int main(int argc, char** argv) {
    bench::Size size;
    std::string path;
    CLI::App app("Makes a Dateline database of any size, to measure with.", "dateline_generate");
    app.add_option("--events", size.events, "How many events, and how many utterances")
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{99'999'999}));
    app.add_option("--years", size.years, "How many years up to 2025 they lie in")
        ->check(CLI::Range(1, 10'000));
    app.add_option("--seed", size.seed, "The same seed makes the same records");
    app.add_option("--out", path, "The database to make; what is there is replaced")->required();
    CLI11_PARSE(app, argc, argv);
    try {
        const Spent spent = generate(size, path);
        fmt::print("{{\"records\": {}, \"making_s\": {:.3f}, \"writing_s\": {:.3f}}}\n", spent.records,
                   spent.making_s, spent.writing_s);
    } catch (const base::Error& error) {
        std::fprintf(stderr, "dateline_generate: %s\n", error.what());
        return 1;
    }
    return 0;
}
