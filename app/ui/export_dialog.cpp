#include "ui/export_dialog.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/paths.h"
#include "request/command_line.h"
#include "state/shown.h"
#include "ui/form.h"
#include "ui/user_files.h"

namespace dateline::ui {

namespace {

using Chips = std::vector<Column::Chip>;

struct Choosing { // what is chosen, and the dialog's way to change it
    Frame& frame;
    Column& column;
    state::ExportChoice choice;
    bool changed = false;

    template<class Change>
    Column::Chip chip(const std::string& text, const std::string& id, bool on, Change change) {
        state::ExportChoice other = choice;
        change(other);
        return {text, "dialog/" + id, state::action::SetExport{std::move(other)}, on};
    }
    void field(const char* label, const char* id, std::string& text) {
        column.text(frame.tr(label), {scene::Font::sans, 12, frame.colours.soft, 1.5F});
        column.space(2);
        changed = text_field(frame, column, id, text, false) || changed;
        column.space(8);
    }
    void heading(const char* key) {
        column.space(8);
        column.heading(frame.tr(key));
        column.space(3);
    }
};

struct SizeChoice {
    const char *label, *size;
};
constexpr std::array<SizeChoice, 9> size_choices = {{{"16:10", "1600x1000"},
                                                     {"16:9 1080p", "1080p"},
                                                     {"16:9 4K", "4k"},
                                                     {"1:1", "square"},
                                                     {"9:16", "story"},
                                                     {"A4", "a4"},
                                                     {"A4 landscape", "a4-landscape"},
                                                     {"A3", "a3"},
                                                     {"A3 landscape", "a3-landscape"}}};

void draw_sizes(Choosing& c) {
    c.heading("Size");
    const std::string size = c.choice.options.view.size.empty() ? "1600x1000" : c.choice.options.view.size;
    Chips chips;
    for (const SizeChoice& one : size_choices)
        chips.push_back(c.chip(c.frame.tr(one.label), std::string("size:") + one.size, size == one.size,
                               [&](state::ExportChoice& other) {
                                   other.options.view.size = one.size;
                                   other.options.view.scale = 0;
                               }));
    c.column.chips(chips);
    c.column.space(6);
    std::string typed = size;
    c.field("Or width x height, in logical pixels", "##export-size", typed);
    if (typed != size) c.choice.options.view.size = typed;
    c.heading("Scale");
    chips.clear();
    constexpr std::array<std::pair<const char*, double>, 6> scales = {
        {{"0.5×", 0.5}, {"1×", 1}, {"1.5×", 1.5}, {"2×", 2}, {"4×", 4}, {"8×", 8}}};
    double scale = c.choice.options.view.scale > 0 ? c.choice.options.view.scale : 1;
    if (c.choice.options.view.scale <= 0)
        for (const request::NamedSize& named : request::named_sizes)
            if (named.name == size) scale = static_cast<double>(named.scale);
    for (const auto& [label, value] : scales)
        chips.push_back(c.chip(label, std::string("scale:") + label, std::abs(scale - value) < 0.01,
                               [v = value](state::ExportChoice& other) { other.options.view.scale = v; }));
    c.column.chips(chips);
}

void draw_range(Choosing& c) {
    c.heading("Range");
    using state::ExportRange;
    const auto range = [&](const char* key, const char* id, ExportRange value) {
        return c.chip(c.frame.tr(key), std::string("range:") + id, c.choice.range == value,
                      [value](state::ExportChoice& other) { other.range = value; });
    };
    c.column.chips({range("what is in view", "visible", ExportRange::visible),
                    range("everything", "whole", ExportRange::whole),
                    range("dates", "dates", ExportRange::dates)});
    if (c.choice.range != ExportRange::dates) return;
    c.column.space(6);
    const float left = c.column.left(), width = c.column.width(), y = c.column.y();
    c.column.set_left(left, width / 2 - 6);
    c.field("From", "##export-from", c.choice.options.view.dates.from);
    c.column.space(y - c.column.y());
    c.column.set_left(left + width / 2 + 6, width / 2 - 6);
    c.field("To", "##export-to", c.choice.options.view.dates.to);
    c.column.set_left(left, width);
}

void draw_parts(Choosing& c) {
    c.heading("With");
    const auto toggle = [&](const char* key, const char* id, bool request::PictureOptions::*part) {
        return c.chip(c.frame.tr(key), std::string("with:") + id, c.choice.options.*part,
                      [part](state::ExportChoice& other) { other.options.*part = !(other.options.*part); });
    };
    Chips chips = {toggle("lanes", "lanes", &request::PictureOptions::lanes),
                   toggle("coverage", "coverage", &request::PictureOptions::coverage),
                   toggle("people and colours", "legend", &request::PictureOptions::legend),
                   toggle("transparent ground", "transparent", &request::PictureOptions::transparent)};
    if (c.frame.state.view.selected)
        chips.insert(chips.begin() + 2,
                     toggle("quotes of the selection", "panel", &request::PictureOptions::panel));
    const std::string& theme = c.choice.options.view.theme;
    const bool dark = theme.empty() ? c.frame.state.settings.theme == layout::Theme::dark : theme == "dark";
    c.column.chips(chips);
    c.heading("Theme");
    const auto set_theme = [](const char* name) {
        return [name](state::ExportChoice& other) { other.options.view.theme = name; };
    };
    c.column.chips({c.chip(c.frame.tr("light"), "theme:light", !dark, set_theme("light")),
                    c.chip(c.frame.tr("dark"), "theme:dark", dark, set_theme("dark"))});
    if (!c.choice.path.ends_with(".pdf")) return;
    c.heading("Pages");
    const auto pages = [&](const char* text, const char* value) {
        return c.chip(text, std::string("pages:") + text, c.choice.options.pages == value,
                      [value](state::ExportChoice& other) { other.options.pages = value; });
    };
    c.column.chips(
        {pages("1", ""), pages("2", "2"), pages("4", "4"), pages(c.frame.tr("as many as needed"), "auto")});
}

void draw_preview(Frame& frame, Column& column, Preview& preview, float height_px) {
    const base::Rect area = column.screen({column.left(), column.y(), column.width(), height_px});
    ImDrawList& list = column.list();
    list.AddRectFilled(low(area), high(area), packed(frame.colours.background), frame.px(8));
    const base::Rect inner = area.inset(frame.px(14));
    if (preview.texture() != 0 && preview.failure().empty() && preview.size().width > 0) {
        const float scale =
            std::min(inner.width / preview.size().width, inner.height / preview.size().height);
        const float width = preview.size().width * scale, height = preview.size().height * scale;
        const base::Rect picture{inner.centre().x - width / 2, inner.centre().y - height / 2, width, height};
        // NOLINTNEXTLINE: Dear ImGui's texture handle is a pointer-sized number
        const auto texture = reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(preview.texture()));
        list.AddImage(texture, low(picture), high(picture));
        list.AddRect(low(picture), high(picture), packed(frame.colours.line), 0, 0,
                     std::max(1.0F, frame.scale));
        frame.hits.add("dialog/preview", picture, clip_of(list), std::nullopt);
    } else {
        const std::string words = preview.failure().empty() ? frame.tr("Drawing…") : preview.failure();
        const base::Colour colour = preview.failure().empty() ? frame.colours.soft : frame.colours.alert;
        const float from = column.y();
        column.space(height_px * 0.4F);
        const float left = column.left(), width = column.width();
        column.set_left(left + 24, width - 48);
        column.text(words, {scene::Font::sans, 13, colour, 1.5F}, 6);
        column.set_left(left, width);
        column.space(from - column.y());
    }
    column.space(height_px);
}

void draw_progress(Frame& frame, Column& column, double share) {
    const base::Rect bar = column.screen({column.left(), column.y(), column.width(), 6});
    ImDrawList& list = column.list();
    list.AddRectFilled(low(bar), high(bar), packed(frame.colours.line), frame.px(3));
    base::Rect done = bar;
    done.width = std::max(bar.height, bar.width * static_cast<float>(std::clamp(share, 0.0, 1.0)));
    list.AddRectFilled(low(done), high(done), packed(frame.colours.accent), frame.px(3));
    column.space(12);
    column.chips({{frame.tr("Cancel"), "dialog/cancel", state::action::CancelExport{}, true},
                  {std::to_string(static_cast<int>(share * 100)) + " %", "dialog/share", std::nullopt}});
}

// The command line that makes the same picture: it can be selected, and copied.
void draw_command(Frame& frame, Column& column) {
    const state::ExportChoice& choice = frame.state.exporting;
    std::string line =
        request::command_line(state::picture_options(frame.state), frame.state.path, choice.path);
    column.heading(frame.tr("The same picture by the command line"));
    column.space(3);
    const std::string copied = line;
    text_field(frame, column, "##export-command", line, false);
    column.space(6);
    column.chips({{frame.tr("Copy the command"), "dialog/copy-command",
                   state::action::Copy{copied, "The command has been copied."}}});
}

} // namespace

void ExportDialog::begin(Frame& frame) {
    std::string name = base::file_name_of(frame.state.path);
    name = name.substr(0, name.rfind('.'));
    state::ExportChoice choice = frame.state.exporting;
    choice.path = fresh_picture_path(name.empty() ? "dateline" : name);
    frame.push(state::action::SetExport{std::move(choice)});
}

bool ExportDialog::confirm(const state::State& /*state*/, std::vector<state::Action>& actions) {
    actions.emplace_back(state::action::ExportPicture{});
    return true;
}

void ExportDialog::draw_content(Frame& frame, Column& column) {
    Choosing c{frame, column, frame.state.exporting};
    const float left = column.left(), width = column.width(), top = column.y();
    const bool wide = width >= 760;
    const float options_px = wide ? 400 : width;
    const float preview_px = wide ? width - options_px - 28 : width;
    preview_.ask(frame.state.path, state::picture_options(frame.state), std::ceil(frame.px(preview_px)),
                 frame.language);

    column.set_left(left, preview_px);
    draw_preview(frame, column, preview_, wide ? 430 : 260);
    column.space(12);
    column.text(frame.tr("Where to; the ending chooses the kind: .png, .svg, .pdf"),
                {scene::Font::sans, 12, frame.colours.soft, 1.5F});
    column.space(2);
    c.changed = text_field(frame, column, "##export-path", c.choice.path, takes_focus()) || c.changed;
    column.space(14);
    if (frame.state.export_share) {
        draw_progress(frame, column, *frame.state.export_share);
    } else {
        column.chips({{frame.tr("Save picture"), "dialog/save", state::action::ExportPicture{}, true}});
    }
    column.space(10);
    draw_command(frame, column);
    const float after = column.y();

    if (wide) {
        column.space(top - column.y() - 8);
        column.set_left(left + preview_px + 28, options_px);
    }
    draw_sizes(c);
    draw_range(c);
    draw_parts(c);
    c.heading("Words");
    c.field("Title (the database's, unless told otherwise)", "##export-title", c.choice.options.title);
    c.field("Caption", "##export-caption", c.choice.options.caption);
    column.set_left(left, width);
    column.space(std::max(0.0F, after - column.y()));
    if (c.changed) frame.push(state::action::SetExport{c.choice});
}

} // namespace dateline::ui
