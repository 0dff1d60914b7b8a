#include "ui/loader.h"

#include <filesystem>
#include <memory>
#include <system_error>

#include "state/wanted.h"

namespace dateline::ui {

namespace {

// A worker that is done sooner takes the rail itself: a second connection is not worth it.
constexpr std::chrono::milliseconds soon{8};

// What several things or words are asked for is worked out once, by the worker that answers the window.
bool may_help(const ReadSlot& slot, const ReadWish& wish) {
    return slot == ReadSlot::rail && std::get<wish::Rail>(wish).query.filter == model::Filter{};
}

} // namespace

Loader::Loader(std::function<void()> wake, const std::string& path, const request::ViewOptions& options,
               base::Language language)
    : language_(language),
      worker_(
          std::move(wake),
          [this](const std::stop_token& /*stop*/) {
              auto reader = std::make_shared<StoreReader>(opened_, language_);
              return ReadWorker::Hand{[reader](const ReadWorker::Job& job, const ReadWorker::Emit& emit) {
                                          return reader->answer(job, emit);
                                      },
                                      [reader](const std::stop_token& stop, const ReadWorker::Emit& emit) {
                                          reader->look_for_changes(stop, emit);
                                      }};
          },
          WorkOrder::by_slot, 1,
          ReadWorker::Help{[this](const ReadSlot& slot, const ReadWish& wish) {
                               return may_help(slot, wish) && opened_.opens_twice();
                           },
                           soon}) {
    open(path, options);
}

void Loader::open(const std::string& path, const request::ViewOptions& options) {
    worker_.forget();
    opening_ = true;
    // What it is called from here on holds wherever the next Dateline is started: recent files are paths.
    std::error_code failed;
    const std::string whole = std::filesystem::absolute(path, failed).string();
    worker_.ask(ReadSlot::open, wish::Open{++opens_, failed ? path : whole, options});
}

void Loader::reopen(const std::string& path, const std::string& change_token) {
    if (!opening_) worker_.ask(ReadSlot::open, wish::Reopen{path, change_token});
}

void Loader::ask(const state::Wanted& wanted, base::Language language) {
    language_ = language;
    if (opening_) return;
    const auto ask = [&](ReadSlot slot, ReadWish wish) { return worker_.ask(slot, std::move(wish)); };
    // A rail that is being read is for the view before.
    if (wanted.window && ask(ReadSlot::window, wish::Window{*wanted.window})) worker_.stop(ReadSlot::rail);
    if (wanted.rail) ask(ReadSlot::rail, wish::Rail{*wanted.rail});
    if (wanted.overview) ask(ReadSlot::overview, wish::Overview{*wanted.overview});
    if (wanted.detail)
        ask(ReadSlot::detail, wish::Detail{wanted.detail, wanted.detail_first_event, wanted.detail_page});
    if (wanted.search) ask(ReadSlot::search, wish::Search{*wanted.search});
    if (wanted.tray) ask(ReadSlot::tray, wish::Tray{*wanted.tray});
    if (wanted.neighbour) ask(ReadSlot::neighbour, wish::Neighbour{*wanted.neighbour});
    if (!wanted.names.empty()) ask(ReadSlot::names, wish::Names{wanted.names});
}

std::vector<state::Answer> Loader::take() {
    std::vector<state::Answer> answers = worker_.take();
    for (const state::Answer& answer : answers)
        if (std::holds_alternative<state::answer::Opened>(answer) ||
            std::holds_alternative<state::answer::OpenFailed>(answer))
            opening_ = false;
    return answers;
}

} // namespace dateline::ui
