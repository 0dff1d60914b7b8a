#include "import/import.h"

#include <filesystem>
#include <memory>

#include "base/error.h"
#include "base/file.h"
#include "base/utf8.h"
#include "import/read_record.h"
#include "import/record_stream.h"
#include "import/references.h"
#include "import/source_file.h"
#include "store/writer.h"

namespace dateline::import {
namespace {

class Import {
  public:
    Import(const std::vector<std::string>& sources, const std::string& into,
           const std::function<bool(const Progress&)>& progress, const store::LookAtPhoto& look)
        : into_(into), progress_(progress), look_(look) {
        for (const std::string& source : sources) {
            for (SourceFile& file : find_source_files(source)) {
                progress_now_.total += file.bytes;
                files_.push_back(std::move(file));
            }
        }
        progress_now_.stage = "reading";
    }

    Report run() {
        std::error_code code;
        const auto there_bytes = std::filesystem::file_size(into_, code);
        extends_ = !code && there_bytes > 0;
        writer_ = store::open_writer(into_);
        writer_->set_watch([this] { return goes_on(); });
        for (current_ = 0; current_ < files_.size(); ++current_) {
            const bool to_its_end = stream_records(
                files_[current_], &problems_, [this](std::int64_t bytes) { advance(bytes); },
                [this](Location at, Json&& value) { take(std::move(at), value); });
            complete_ = complete_ && to_its_end;
        }
        // What part of a file is missing would be missed at every turn.
        if (complete_) {
            look_for_database();
            look_for_references();
        }
        if (problems_.empty()) finish();
        report_.problems = problems_.take();
        report_.warnings = warnings_.take();
        return std::move(report_);
    }

  private:
    bool goes_on() const { return !progress_ || progress_(progress_now_); }

    void advance(std::int64_t by) {
        progress_now_.done += by;
        if (!goes_on()) base::fail_as_stopped(into_);
    }

    void take(Location at, const Json& value) {
        if (problems_.full()) return;
        Record record = read_record(value, &at, &problems_);
        note_definition(at, record);
        each_reference(record, [this](model::Kind kind, const model::Slug& slug, const ReferenceField&) {
            // What the sources do not define may be in the database that they extend.
            if (slugs_.use(kind, slug) && extends_ && writer_->has(kind, slug))
                slugs_.define_existing(kind, slug);
        });
        count(record);
        if (!problems_.empty()) return; // nothing will be written: only look for more problems
        if (auto* photo = std::get_if<model::PhotoRecord>(&record)) look_at(photo, at);
        try {
            std::visit([this](const auto& r) { writer_->put(r); }, record);
        } catch (const base::Error& error) {
            throw error.within(at.file + ": " + at.place());
        }
    }

    // A photo that cannot be shown stops nothing: it may be put there later. Its own size is believed.
    void look_at(model::PhotoRecord* photo, const Location& at) {
        if (!look_) return;
        const store::PhotoSeen seen = look_(base::folder_of(into_), photo->file);
        const std::string named = "\"" + base::displayable(photo->file, 200) + "\" ";
        if (!seen.trouble.empty())
            return warnings_.add(at, "file", named + "cannot be shown: " + seen.trouble);
        const base::Size said{static_cast<float>(photo->width_px), static_cast<float>(photo->height_px)};
        if (photo->width_px > 0 && said != seen.size)
            warnings_.add(at, "width", named + store::size_problem(said, seen.size));
        photo->width_px = static_cast<int>(seen.size.width);
        photo->height_px = static_cast<int>(seen.size.height);
    }

    void note_definition(const Location& at, const Record& record) {
        const auto [kind, slug] = defined_by(record);
        if (slug == nullptr) {
            if (has_database_) problems_.add(at, "", "is described a second time: one file describes it");
            has_database_ = true;
            return;
        }
        if (slug->empty()) return;
        auto file = static_cast<std::uint32_t>(current_);
        auto index = static_cast<std::uint32_t>(at.index);
        if (slugs_.define(kind, *slug, &file, &index)) return;
        Location first = at;
        first.index = index;
        first.slug.clear();
        problems_.add(at, "slug", "is taken already, by " + first.place() + " in " + files_[file].shown);
    }

    void count(const Record& record) {
        std::int64_t* const counters[] = {
            nullptr,           &report_.places, &report_.topics, &report_.outlets,    &report_.participants,
            &report_.articles, &report_.photos, &report_.events, &report_.utterances, &report_.views};
        if (std::int64_t* counter = counters[record.index()]) ++*counter;
        if (const auto* utterance = std::get_if<model::UtteranceRecord>(&record)) {
            report_.quotes += static_cast<std::int64_t>(utterance->quotes.size());
        }
    }

    void look_for_database() {
        if (extends_ || has_database_) return;
        problems_.add({files_.front().shown, "database", "", "is missing: a new database needs its title"});
    }

    // What is nowhere is looked up in the files once more, to say where it stands.
    void look_for_references() {
        if (!slugs_.has_undefined()) return;
        Problems ignored; // they are listed already
        for (const SourceFile& file : files_) {
            stream_records(
                file, &ignored, [](std::int64_t) {},
                [&](Location at, Json&& value) {
                    const Record record = read_record(value, &at, &ignored);
                    ignored = Problems();
                    each_reference(
                        record, [&](model::Kind kind, const model::Slug& slug, const ReferenceField& field) {
                            if (slugs_.is_defined(kind, slug)) return;
                            problems_.add(at, field.to_string(),
                                          "there is no " + std::string(model::kind_name(kind)) + " \"" +
                                              slug + "\": define it, or correct the name");
                        });
                });
        }
    }

    void finish() {
        progress_now_ = {0, 1, "writing"};
        advance(0);
        for (const store::Problem& problem : writer_->finish()) {
            problems_.add({base::shown_path(into_), problem.where, "", problem.message});
        }
        if (!problems_.empty()) return;
        writer_->commit();
    }

    const std::string& into_;
    const std::function<bool(const Progress&)>& progress_;
    const store::LookAtPhoto& look_;
    std::vector<SourceFile> files_;
    std::size_t current_ = 0;
    std::unique_ptr<store::Writer> writer_;
    Progress progress_now_;
    Problems problems_, warnings_;
    SlugTable slugs_;
    Report report_;
    bool has_database_ = false, extends_ = false, complete_ = true;
};

} // namespace

Report import_sources(const std::vector<std::string>& sources, const std::string& into,
                      const std::function<bool(const Progress&)>& progress, const store::LookAtPhoto& look) {
    return Import(sources, into, progress, look).run();
}

} // namespace dateline::import
