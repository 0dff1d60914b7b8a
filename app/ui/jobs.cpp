#include "ui/jobs.h"

#include <chrono>
#include <filesystem>

#include "base/error.h"
#include "base/paths.h"
#include "publish/photos.h"
#include "publish/publish.h"
#include "source/write_source.h"
#include "store/database.h"
#include "ui/user_files.h"

namespace dateline::ui {

namespace {

// Where a source's database goes: among its files, so that its photos are found below the same folder.
std::string database_of(const std::string& source) {
    const std::filesystem::path path = std::filesystem::path(source).lexically_normal();
    if (publish::ending_of(source) == ".json")
        return std::filesystem::path(path).replace_extension(".db").string();
    const std::filesystem::path folder = path.has_filename() ? path : path.parent_path();
    return (folder / folder.filename()).string() + ".db";
}

std::vector<state::Answer> one(state::Answer answer) {
    std::vector<state::Answer> answers;
    answers.push_back(std::move(answer));
    return answers;
}

// What has happened, in the order in which it is to be told. Where records have problems, what is sound is
// offered.
std::vector<state::Answer> import_into(const std::string& source, const std::string& into,
                                       const std::function<bool(const source::Progress&)>& progress,
                                       base::Language language, source::Broken broken,
                                       const std::stop_token& stop) {
    paint::ImageDecoder decoder([&stop] { return !stop.stop_requested(); });
    try {
        // Where a stranger's folder has its database, it may have a link that leads to another.
        std::error_code ignored;
        if (std::filesystem::is_symlink(into, ignored))
            throw base::Error(
                base::Fault::input,
                {base::shown_path(into),
                 base::Phrase{"is a link, and nothing is written through one among sources; remove it"}});
        const source::Report report = source::import_sources(
            {source}, into, progress,
            [&](const std::string& folder, const std::string& file) {
                return publish::look_at(decoder, platform::read_photo(folder, file));
            },
            broken, stop);
        const std::string first = report.problems.empty() ? "" : source::to_line(report.problems.front());
        if (!report.written) {
            const std::string count = base::tr_count(language, "{} problem", "{} problems",
                                                     static_cast<long long>(report.problem_count()));
            const std::string why =
                first + " (" + count + "; " + base::tr(language, "nothing was written") + ")";
            return one(state::answer::OpenFailed{source, why, report.has_sound ? source : ""});
        }
        std::vector<state::Answer> told = one(state::answer::Imported{into});
        if (const std::string besides = source::told_of(report, language); !besides.empty())
            told.emplace_back(state::answer::Notify{besides});
        return told;
    } catch (const std::exception& error) {
        return one(state::answer::OpenFailed{source, base::told(error, language)});
    }
}

// In the log of changes. Data, and so of no language of the program's.
std::string name_of_change(const state::ViewChange& views) {
    const std::size_t kept = views.put.size(), removed = views.removed.size();
    if (kept == 1 && removed == 0) return "View " + views.put.front().slug + " kept";
    if (kept == 0 && removed == 1) return "View " + views.removed.front() + " removed";
    std::string name = "Views: ";
    if (kept > 0) name += std::to_string(kept) + " kept";
    if (kept > 0 && removed > 0) name += ", ";
    return removed > 0 ? name + std::to_string(removed) + " removed" : name;
}

} // namespace

bool is_source(const std::string& path) {
    std::error_code ignored;
    return std::filesystem::is_directory(path, ignored) || publish::ending_of(path) == ".json";
}

void import_source(const std::string& source, source::Broken broken, base::Language language,
                   const Reply& reply, const std::stop_token& stop) {
    auto told = std::chrono::steady_clock::now();
    const auto tell = [&](const source::Progress& progress) {
        const auto now = std::chrono::steady_clock::now();
        if (stop.stop_requested()) return false;
        if (now - told < std::chrono::milliseconds(300) || progress.total <= 0) return true;
        told = now;
        const auto percent = std::min<std::int64_t>(100, progress.done * 100 / progress.total);
        reply(state::answer::Notify{base::file_name_of(source) + ": " +
                                    base::tr(language, progress.stage.c_str()) + " " +
                                    std::to_string(percent) + " %"});
        return true;
    };
    for (state::Answer& each : import_into(source, database_of(source), tell, language, broken, stop))
        reply(std::move(each));
}

state::Answer keep_views(const state::effect::KeepViews& effect, base::Language language) {
    state::answer::ViewsKept kept{effect.path, {}, {}};
    try {
        const auto database = store::database_at(effect.path);
        if (database->change_token() != effect.change_token)
            throw base::Error(base::Fault::environment,
                              {base::shown_path(effect.path),
                               base::Phrase{"another program has changed it meanwhile; open it again, then "
                                            "keep the view"}});
        const auto writer =
            database->open_writer({"", name_of_change(effect.views), true, source::record_text});
        for (const std::string& slug : effect.views.removed)
            writer->remove_view(slug);
        for (const model::SavedView& view : effect.views.put)
            writer->put(view);
        for (const store::Problem& problem : writer->finish())
            throw base::Error(base::Fault::input, problem.where + ": " + problem.message);
        writer->commit();
        if (!writer->backup().empty())
            kept.told =
                base::shown_path(effect.path) + ": " + store::told_of_backup(writer->backup()).in(language);
        kept.change_token = database->change_token();
    } catch (const std::exception& error) {
        kept.failure = base::told(error, language);
    }
    return kept;
}

void export_picture(const state::effect::ExportPicture& effect, const std::string& database_path,
                    base::Language language, const Reply& reply, const std::stop_token& stop) {
    const base::ProgressAndCancel watch{
        [&reply, told = std::chrono::steady_clock::time_point()](double share) mutable {
            const auto now = std::chrono::steady_clock::now();
            if (now - told < std::chrono::milliseconds(100)) return;
            told = now;
            reply(state::answer::ExportProgress{share});
        },
        stop};
    bool saved = false;
    publish::Notices notices;
    try {
        const auto database = store::database_at(database_path);
        const auto store = database->open_store(store::SnapshotScope::everything, stop);
        saved =
            publish::write_picture(*database, *store, effect.options, language, effect.out, watch, &notices);
    } catch (const std::exception&) {
        reply(state::answer::ExportEnded{false});
        throw;
    }
    reply(state::answer::ExportEnded{saved});
    if (!saved) return reply(state::answer::Notify{base::tr(language, "Cancelled: nothing was written.")});
    std::string told = std::string(base::tr(language, "Saved")) + ": " + base::shown_path(effect.out);
    if (!notices.empty())
        told +=
            " · " + base::tr_count(language, "{} photo could not be shown", "{} photos could not be shown",
                                   static_cast<long long>(notices.size()));
    reply(state::answer::Notify{told});
}

state::Answer save_card(const state::effect::SaveCard& effect, const std::string& database_path,
                        layout::Theme theme, base::Language language) {
    const std::string id = std::to_string(effect.utterance.value);
    request::CardOptions options;
    options.utterance = id;
    options.view.theme = theme == layout::Theme::dark ? "dark" : "light";
    const auto database = store::database_at(database_path);
    const auto store = database->open_store(store::SnapshotScope::everything);
    const std::vector<std::string> written =
        publish::write_card(*database, *store, options, language,
                            effect.out.empty() ? fresh_picture_path("quote-" + id) : effect.out);
    return state::answer::Notify{std::string(base::tr(language, "Saved")) + ": " +
                                 base::shown_path(written.front())};
}

} // namespace dateline::ui
