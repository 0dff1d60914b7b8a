#include "cli/view_of_command.h"

#include "base/displayable.h"
#include "base/error.h"
#include "base/paths.h"
#include "cli/arguments.h"
#include "cli/open_database.h"
#include "cli/output.h"
#include "paint/picture_info.h"
#include "paint/png_text.h"
#include "platform/file_hash.h"
#include "request/command_line.h"

namespace dateline::cli {
namespace {

// The file may come from a stranger, and what is printed may be run: it is taken apart as a command line of
// ours and put together anew, so that it can be nothing else.
std::string sound_command(const std::string& command, const std::string& file, const std::string& out,
                          const std::string& shown) {
    const auto fail = [&shown]() -> base::Error {
        return {base::Fault::input,
                shown + ": does not say how it was made; give a picture that dateline export wrote"};
    };
    const auto words = request::split_command_line(command);
    if (!words || words->size() < 2 || words->front() != "dateline") throw fail();
    std::vector<const char*> arguments;
    for (const std::string& word : *words)
        arguments.push_back(word.c_str());
    request::Arguments parsed;
    try {
        parsed = parse_arguments(static_cast<int>(arguments.size()), arguments.data());
        if (parsed.command == request::Command::make_card)
            request::card_size(request::card_of(parsed));
        else
            request::check_options(parsed.picture);
    } catch (const base::Error&) {
        throw fail();
    }
    const std::string& database = file.empty() ? parsed.file : file;
    if (parsed.command == request::Command::make_card)
        return request::command_line(request::card_of(parsed), database, out);
    if (parsed.command != request::Command::export_file) throw fail();
    return request::command_line(parsed.picture, database, out);
}

} // namespace

int run_view_of(const request::Arguments& arguments) {
    const std::string shown = base::shown_path(arguments.png);
    std::string command, sum;
    for (const auto& [keyword, text] : paint::read_png_texts(arguments.png)) {
        if (keyword == paint::command_keyword) command = text;
        if (keyword == paint::database_keyword) sum = text;
    }
    const std::string line = sound_command(command, arguments.file, base::file_name_of(arguments.png), shown);
    StandardOutput output;
    output.write(base::displayable(line, 1U << 20U) + "\n");
    const bool asked = !arguments.file.empty();
    if (asked) refuse_source(arguments.file);
    const bool same = asked && sum.size() == 64 && platform::sha256_of_file(arguments.file) == sum;
    if (same) output.write("# of this very database: the same picture comes out\n");
    output.finish();
    if (!asked || same) return 0;
    throw base::Error(base::Fault::input, base::shown_path(arguments.file) +
                                              ": is not the database, as it was, that " + shown +
                                              " was made of; the picture may come out different");
}

} // namespace dateline::cli
