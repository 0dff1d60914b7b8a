#include "source/import.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <utility>

#include "base/displayable.h"
#include "base/error.h"
#include "base/paths.h"
#include "source/left_out.h"
#include "source/photo_files.h"
#include "source/photo_names.h"
#include "source/photos_seen.h"
#include "source/read_record.h"
#include "source/record_stream.h"
#include "source/references.h"
#include "source/source_file.h"
#include "source/write_source.h"
#include "store/writer_checks.h"

namespace dateline::source {
namespace {

// In the log of changes. Data, and so of no language of the program's.
std::string name_of_change(const std::vector<std::string>& sources) {
    std::string name = "Import of ";
    if (!sources.empty()) {
        const auto path = std::filesystem::absolute(sources.front()).lexically_normal();
        name += base::shown_path((path.has_filename() ? path : path.parent_path()).filename().string());
    }
    if (sources.size() > 1) name += " and " + std::to_string(sources.size() - 1) + " more";
    return name;
}

class Import {
  public:
    Import(const std::vector<std::string>& sources, const std::string& into,
           const std::function<bool(const Progress&)>& progress, const LookAtPhoto& look, Broken broken,
           std::stop_token stop, const std::string& author)
        : into_(into), progress_(progress), look_(look), broken_(broken),
          stop_(std::move(stop)), note_{author, name_of_change(sources), false, record_text}, photos_(into) {
        for (const std::string& source : sources)
            for (SourceFile& file : find_source_files(source)) {
                file.number = static_cast<std::uint32_t>(files_.size());
                bytes_ += file.bytes;
                files_.push_back(std::move(file));
            }
    }

    // Once; to leave records out, once more each time that some turn out broken: they, then what needs them.
    Report run() {
        std::vector<Problem> found;
        std::size_t found_count = 0;
        for (;;) {
            pass();
            report_.written = problems_.empty();
            if (report_.written) break;
            const bool of_records = complete_ && !problems_.beyond_records();
            const bool goes_on = broken_ == Broken::left_out && of_records && !problems_.too_many_records() &&
                                 left_out_.add(problems_, slugs_, taken_);
            found_count += problems_.count();
            for (Problem& problem : problems_.take())
                if (found.size() < Problems::most) found.push_back(std::move(problem));
            report_.has_sound = of_records && broken_ == Broken::refused;
            if (!goes_on) break;
        }
        report_.unlisted.problems = static_cast<std::int64_t>(found_count - found.size());
        report_.unlisted.dropped = dropped_.unlisted();
        report_.unlisted.notes = notes_.unlisted();
        report_.problems = std::move(found);
        report_.left_out = left_out_.count();
        report_.dropped = dropped_.take();
        photos_seen_.tell(&report_);
        report_.notes = notes_.take();
        report_.photos_copied = photos_.brought();
        return std::move(report_);
    }

  private:
    void pass() {
        writer_.reset();
        problems_ = Problems();
        taken_ = Problems();
        if (broken_ == Broken::left_out) problems_.want_all_records();
        if (broken_ == Broken::left_out) taken_.want_all_records();
        dropped_ = Problems();
        photos_seen_.forget();
        notes_ = Problems();
        slugs_ = SlugTable();
        report_ = Report();
        photos_.forget();
        has_database_ = gave_up_ = false;
        complete_ = true;
        progress_now_ = {0, bytes_, "reading"};
        std::error_code code;
        const auto there_bytes = std::filesystem::file_size(into_, code);
        extends_ = !code && there_bytes > 0;
        writer_ = store::database_at(into_)->open_writer(note_, stop_);
        for (const SourceFile& file : files_) {
            const bool to_its_end = stream_records(
                file, &problems_, [this](std::int64_t bytes) { advance(bytes); },
                [this](Location at, Json&& value) { take(std::move(at), value); });
            complete_ = complete_ && to_its_end;
        }
        // What part of a file is missing would be missed at every turn.
        if (complete_) {
            look_for_database();
            look_for_references();
        }
        // All that can be seen in one run is listed in it. What is not read might change what is there.
        if (!gave_up_ && (complete_ || !extends_)) look_for_clashes();
        photos_.look_for_others(&problems_, [this] { advance(0); });
        // Last of all: the first of a name may be left out itself, and is none then.
        if (problems_.empty()) std::swap(problems_, taken_);
        if (problems_.empty()) finish();
    }

    bool goes_on() const { return (!progress_ || progress_(progress_now_)) && !stop_.stop_requested(); }

    void advance(std::int64_t by) {
        progress_now_.done += by;
        if (!goes_on()) base::fail_as_stopped(into_);
    }

    void take(Location at, const Json& value) {
        if (left_out_.has(at)) return;
        const std::size_t problems_before = problems_.count();
        Record record = read_record(value, &at, &problems_);
        problems_.name(at);
        drop_what_is_gone(at, &record);
        const bool is_first = note_definition(at, record);
        each_reference(record, [this](model::Kind kind, const model::Slug& slug, const ReferenceField&) {
            // What the sources do not define may be in the database that they extend.
            if (slugs_.use(kind, slug) && extends_ && writer_->has(kind, slug))
                slugs_.define_existing(kind, slug);
        });
        count(record);
        note_dates(at, record);
        std::string photo_sha256;
        if (auto* photo = std::get_if<model::PhotoRecord>(&record);
            photo != nullptr && !photo->file.empty()) {
            if (const std::string problem = photo_name_problem(photo->file, into_); !problem.empty())
                problems_.add(at, "file", problem);
            else
                photo_sha256 = photos_seen_.find(at, base::folder_of(files_[at.number].path), photo);
        }
        if (!is_first) return;
        if (problems_.count() == problems_before)
            put(at, record, photo_sha256);
        else if (broken_ == Broken::refused)
            put_stand_in(record);
    }

    // Also where nothing will be written: how records go together is seen once they are in the tables.
    void put(const Location& at, const Record& record, const std::string& photo_sha256) {
        if (gave_up_) return;
        try {
            std::visit([this](const auto& r) { writer_->put(r); }, record);
            if (!photo_sha256.empty()) writer_->put_photo_sha256(at.slug, photo_sha256);
        } catch (const base::Error& error) {
            if (is_refused(at, record)) return;
            if (problems_.empty()) throw error.within(at.file + ": " + at.place());
            gave_up_ = true; // a full disk: what is wrong with the sources is told all the same
        }
    }

    // A record with problems, so that what others are because of it is told in the same run: what was wrong
    // in it has its default. Where too little is left of it, it is a part of something.
    void put_stand_in(const Record& record) {
        model::EventRecord event;
        model::PlaceRecord place;
        if (const auto* whole = std::get_if<model::EventRecord>(&record)) {
            event.slug = whole->slug;
            event.within = whole->within;
        }
        if (const auto* whole = std::get_if<model::PlaceRecord>(&record)) {
            place.slug = whole->slug;
            place.within = whole->within;
        }
        if (try_put(record)) return;
        if (!event.within.empty()) try_put(event);
        if (!place.within.empty()) try_put(place);
    }
    bool try_put(const Record& record) {
        try {
            if (!gave_up_) std::visit([this](const auto& r) { writer_->put(r); }, record);
            return !gave_up_;
        } catch (const base::Error&) {
            return false;
        }
    }

    // The writer has rules of its own, such as how long a list may be.
    bool is_refused(const Location& at, const Record& record) {
        try {
            std::visit([](const auto& r) { store::check_record(r); }, record);
        } catch (const base::Error& error) {
            problems_.add(at, "", error.what());
            return true;
        }
        return false;
    }

    // What is left out of the sources may still be in the database, as it was.
    void drop_what_is_gone(const Location& at, Record* record) {
        if (left_out_.count() == 0) return;
        const auto is_gone = [this](model::Kind kind, const model::Slug& slug) {
            return left_out_.has(kind, slug) && !(extends_ && writer_->has(kind, slug));
        };
        drop_references(
            record, is_gone,
            [&](Reference reference, model::Kind kind, const model::Slug& slug, const std::string& field) {
                const bool dropped = reference == Reference::dropped;
                (dropped ? dropped_ : problems_)
                    .add(at, field,
                         "names " + std::string(model::kind_name(kind)) + " \"" + slug +
                             "\", which is left out" +
                             (dropped ? ": so is what is said of it here" : ", and needs it"));
            });
    }

    // Whether it is the first of its name. Of two with one name the second is at fault, unless the first is
    // left out.
    bool note_definition(const Location& at, const Record& record) {
        Problems& problems = broken_ == Broken::left_out ? taken_ : problems_;
        if (std::holds_alternative<model::DatabaseRecord>(record)) {
            if (has_database_) problems.add(at, "", "is described a second time: one file describes it");
            return !std::exchange(has_database_, true);
        }
        bool is_first = note_name(at, record, &problems);
        for (const auto& taken : slugs_.define(record, at.number, static_cast<std::uint32_t>(at.index))) {
            is_first = is_first && taken.is_former;
            Location first = at;
            first.index = taken.index;
            first.slug.clear();
            problems.add(at, taken.is_former ? "formerly" : "slug",
                         (taken.is_former ? '"' + taken.slug + "\" is taken" : "is taken") + " already, by " +
                             first.place() + " in " + files_[taken.file].shown);
        }
        return is_first;
    }

    // Of what has a name and no slug.
    bool note_name(const Location& at, const Record& record, Problems* problems) {
        const auto* source = std::get_if<model::SourceRecord>(&record);
        const auto* mapping = std::get_if<model::MappingRecord>(&record);
        if (source == nullptr && mapping == nullptr) return true;
        const auto [first, is_first] =
            named_.try_emplace({source != nullptr, source != nullptr ? source->name : mapping->name}, at);
        if (!is_first)
            problems->add(at, "name",
                          "is taken already, by " + first->second.place() + " in " +
                              files_[first->second.number].shown);
        return is_first;
    }

    void count(const Record& record) {
        std::int64_t* const counters[] = {
            nullptr,           &report_.places, &report_.topics, &report_.outlets,    &report_.participants,
            &report_.articles, &report_.photos, &report_.events, &report_.utterances, &report_.views,
            nullptr,           nullptr};
        if (std::int64_t* counter = counters[record.index()]) ++*counter;
        if (const auto* utterance = std::get_if<model::UtteranceRecord>(&record))
            report_.quotes += static_cast<std::int64_t>(utterance->quotes.size());
    }

    void note_dates(const Location& at, const Record& record) {
        if (const auto* event = std::get_if<model::EventRecord>(&record)) note_date(at, "date", event->date);
        if (const auto* article = std::get_if<model::ArticleRecord>(&record))
            note_date(at, "published", article->published);
        if (const auto* utterance = std::get_if<model::UtteranceRecord>(&record))
            note_date(at, "said", utterance->said);
    }

    void note_date(const Location& at, const char* field, const std::string& text) {
        if (text.find_first_of("YyXxUu") == std::string::npos)
            return; // years of four known digits are all within reach
        const auto date = base::parse_edtf(text).date;
        const std::string note = date ? store::tray_note(*date) : "";
        if (!note.empty()) notes_.add(at, field, note);
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
                file, &ignored, [this](std::int64_t) { advance(0); },
                [&](Location at, Json&& value) {
                    if (left_out_.has(at)) return;
                    const Record record = read_record(value, &at, &ignored);
                    ignored = Problems();
                    each_reference(
                        record, [&](model::Kind kind, const model::Slug& slug, const ReferenceField& field) {
                            if (slugs_.is_defined(kind, slug) || left_out_.has(kind, slug)) return;
                            problems_.add(at, field.to_string(),
                                          "there is no " + std::string(model::kind_name(kind)) + " \"" +
                                              slug + "\": define it, or correct the name");
                        });
                });
        }
    }

    // What was there before was sound alone: while records are left out, those go that are new.
    void look_for_clashes() {
        std::vector<Problem> of_stored;
        bool of_sources = false;
        for (const store::Clash& clash : writer_->clashes()) {
            const bool is_new = is_named(clash.kind, clash.slug, clash.field, clash.message) ||
                                (broken_ == Broken::left_out &&
                                 is_named(clash.kind, clash.other, clash.field, clash.of_other));
            of_sources = of_sources || is_new;
            if (is_new) continue;
            const std::string record =
                std::string(clash.kind == model::Kind::none ? "view" : model::kind_name(clash.kind)) + " " +
                clash.slug;
            of_stored.push_back({base::shown_path(into_), record, clash.field, clash.message});
        }
        for (Problem& problem : of_stored) {
            if (!of_sources)
                problems_.add(std::move(problem));
            else if (broken_ == Broken::refused)
                problems_.add_aside(std::move(problem));
        }
    }

    // Where the sources define it.
    bool is_named(model::Kind kind, const model::Slug& slug, const std::string& field,
                  const std::string& message) {
        const auto place = slug.empty() ? std::nullopt : slugs_.place_of(kind, slug);
        if (!place) return false;
        const auto section = std::find(kinds_of_sections.begin() + 1, kinds_of_sections.end(), kind) -
                             kinds_of_sections.begin();
        const Location at{files_[place->first].shown,
                          std::string(sections.at(static_cast<std::size_t>(section))), place->second, slug,
                          place->first};
        problems_.add(at, field, message);
        return true;
    }

    void finish() {
        progress_now_ = {0, 1, "writing"};
        advance(0);
        for (const store::Problem& problem : writer_->finish())
            problems_.add({base::shown_path(into_), problem.where, "", problem.message});
        if (!problems_.empty()) return;
        photos_.bring([this] { advance(0); });
        writer_->commit();
        report_.backup = writer_->backup();
        photos_.keep();
    }

    const std::string& into_;
    const std::function<bool(const Progress&)>& progress_;
    const LookAtPhoto& look_;
    const Broken broken_;
    const std::stop_token stop_;
    const store::ChangeNote note_;
    std::vector<SourceFile> files_;
    std::int64_t bytes_ = 0;
    std::unique_ptr<store::Writer> writer_;
    Progress progress_now_;
    Problems problems_, dropped_, notes_;
    Problems taken_; // of what has the name of another: problems once there are no others
    SlugTable slugs_;
    LeftOut left_out_;
    PhotoFiles photos_;
    std::map<std::pair<bool, std::string>, Location> named_; // sources and mappings that were read
    PhotosSeen photos_seen_{photos_, look_};
    Report report_;
    bool has_database_ = false, extends_ = false, complete_ = true,
         gave_up_ = false; // the writer takes no more
};

} // namespace

Report import_sources(const std::vector<std::string>& sources, const std::string& into,
                      const std::function<bool(const Progress&)>& progress, const LookAtPhoto& look,
                      Broken broken, std::stop_token stop, const std::string& author) {
    return Import(sources, into, progress, look, broken, std::move(stop), author).run();
}

} // namespace dateline::source
