#pragma once
// What can be asked of a database, a slot each, the most urgent first.

#include <string>
#include <variant>
#include <vector>

#include "request/options.h"
#include "state/state.h"
#include "state/wanted.h"

namespace dateline::ui {

enum class ReadSlot { open, window, overview, detail, search, tray, neighbour, rail, names };

namespace wish {
struct Open {
    int number = 0; // of those that have been opened: the same path may be another file
    std::string path;
    request::ViewOptions options;
    bool operator==(const Open& other) const { return number == other.number; }
};
struct Reopen {                     // the file that is open, changed by ourselves, or by whomever
    std::string path, change_token; // the token is empty where it may be any
    bool operator==(const Reopen&) const = default;
};
struct Window {
    model::WindowQuery query;
    bool operator==(const Window&) const = default;
};
struct Overview {
    model::Filter filter;
    bool operator==(const Overview&) const = default;
};
struct Detail {
    model::Ref ref;
    model::EventId first_event;
    model::Page page;
    bool operator==(const Detail&) const = default;
};
struct Search {
    std::string text;
    bool operator==(const Search&) const = default;
};
struct Tray {
    model::TrayQuery query;
    bool operator==(const Tray&) const = default;
};
struct Neighbour {
    state::NeighbourQuery query;
    bool operator==(const Neighbour&) const = default;
};
struct Rail {
    model::WindowQuery query;
    bool operator==(const Rail&) const = default;
};
struct Names { // the first of them is told
    std::vector<model::Ref> refs;
    bool operator==(const Names&) const = default;
};
} // namespace wish

using ReadWish = std::variant<wish::Open, wish::Reopen, wish::Window, wish::Overview, wish::Detail,
                              wish::Search, wish::Tray, wish::Neighbour, wish::Rail, wish::Names>;

} // namespace dateline::ui
