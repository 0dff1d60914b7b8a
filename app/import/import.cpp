#include "import/import.h"

#include <filesystem>
#include <memory>

#include "base/date_text.h"
#include "base/error.h"
#include "base/file.h"
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
           const std::function<bool(const Progress&)>& progress, const PhotoSize& size_of)
        : into_(into), progress_(progress), size_of_(size_of) {
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
        report_.notes = notes_.take();
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
        note_dates(at, record);
        if (!problems_.empty()) return; // nothing will be written: only look for more problems
        if (auto* photo = std::get_if<model::PhotoRecord>(&record)) measure(photo);
        try {
            std::visit([this](const auto& r) { writer_->put(r); }, record);
        } catch (const base::Error& error) {
            throw error.within(at.file + ": " + at.place());
        }
    }

    void measure(model::PhotoRecord* photo) const {
        if (photo->width_px > 0 || !size_of_) return;
        const base::Size size = size_of_(base::folder_of(into_), photo->file);
        photo->width_px = static_cast<int>(size.width);
        photo->height_px = static_cast<int>(size.height);
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

    void note_dates(const Location& at, const Record& record) {
        if (const auto* event = std::get_if<model::EventRecord>(&record)) note_date(at, "date", event->date);
        if (const auto* article = std::get_if<model::ArticleRecord>(&record))
            note_date(at, "published", article->published);
        if (const auto* utterance = std::get_if<model::UtteranceRecord>(&record))
            note_date(at, "said", utterance->said);
    }

    void note_date(const Location& at, const char* field, const std::string& text) {
        if (text.find_first_of("Yy") == std::string::npos)
            return; // years of four digits are all within reach
        const auto date = base::parse_edtf(text).date;
        if (!date || !date->beyond) return;
        notes_.add(
            at, field,
            base::format_date(*date, base::Language::english, base::DateStyle::full, 0) +
                " lies beyond the axis, which reaches about 200,000 years from today: kept in the tray");
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
    const PhotoSize& size_of_;
    std::vector<SourceFile> files_;
    std::size_t current_ = 0;
    std::unique_ptr<store::Writer> writer_;
    Progress progress_now_;
    Problems problems_, notes_;
    SlugTable slugs_;
    Report report_;
    bool has_database_ = false, extends_ = false, complete_ = true;
};

} // namespace

Report import_sources(const std::vector<std::string>& sources, const std::string& into,
                      const std::function<bool(const Progress&)>& progress, const PhotoSize& size_of) {
    return Import(sources, into, progress, size_of).run();
}

} // namespace dateline::import
