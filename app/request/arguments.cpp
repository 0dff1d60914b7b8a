#include "request/arguments.h"

#include "request/names.h"

namespace dateline::request {

CardOptions card_of(const Arguments& arguments) {
    return {arguments.utterance, arguments.picture.view};
}

WindowOptions window_of(const Arguments& arguments) {
    return {arguments.file, arguments.picture.view, arguments.hits_path, arguments.report_frames,
            arguments.ignore_settings};
}

CsvGuard guard_of(const Arguments& arguments) {
    return choice("--guard", arguments.guard, csv_guards).value_or(CsvGuard::prose);
}

} // namespace dateline::request
