#pragma once
// What a file that leaves may hold, and which cells of a .csv are guarded: the words of --as and of --guard.

#include <array>
#include <string_view>

#include "model/enum_names.h"

namespace dateline::request {

enum class ExportFormat {
    picture,
    page,
    quotes,
    events,
    utterances,
    coverage,
    source,
    timelinejs,
    annotations,
    json_ld,
    calendar
};

// The first of an ending is what it stands for without --as.
struct ExportEnding {
    std::string_view ending;
    ExportFormat format;
    std::string_view name; // of --as
};
inline constexpr std::array<ExportEnding, 14> export_endings = {
    {{".png", ExportFormat::picture, "picture"},
     {".svg", ExportFormat::picture, "picture"},
     {".pdf", ExportFormat::picture, "picture"},
     {".html", ExportFormat::page, "page"},
     {".csv", ExportFormat::quotes, "quotes"},
     {".csv", ExportFormat::events, "events"},
     {".csv", ExportFormat::utterances, "utterances"},
     {".csv", ExportFormat::coverage, "coverage"},
     {".json", ExportFormat::source, "source"},
     {".json", ExportFormat::timelinejs, "timelinejs"},
     {".json", ExportFormat::annotations, "annotations"},
     {".json", ExportFormat::json_ld, "json-ld"},
     {".jsonld", ExportFormat::json_ld, "json-ld"},
     {".ics", ExportFormat::calendar, "calendar"}}};

// Which cells of a .csv are marked where a spreadsheet would take them for a formula: those of prose, quoted
// words as well, or none.
enum class CsvGuard { prose, all, none };
inline constexpr model::Names<CsvGuard, 3> csv_guards = {
    {{CsvGuard::prose, "prose"}, {CsvGuard::all, "all"}, {CsvGuard::none, "none"}}};

} // namespace dateline::request
