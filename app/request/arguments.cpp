#include "request/arguments.h"

namespace dateline::request {

CardOptions card_of(const Arguments& arguments) {
    return {arguments.utterance, arguments.picture.view};
}

WindowOptions window_of(const Arguments& arguments) {
    return {arguments.file, arguments.picture.view, arguments.hits_path, arguments.report_frames,
            arguments.ignore_settings};
}

} // namespace dateline::request
