#include "ui/canvas.h"

#include <algorithm>
#include <cmath>

#include "layout/overlay.h"
#include "layout/overview.h"
#include "state/command.h"
#include "state/shown.h"
#include "ui/area.h"

namespace dateline::ui {

namespace {

constexpr float drag_starts_after_px = 4;
constexpr double wheel_step = 1.25;

// What a click on something does.
struct ActionOf {
    using Action = std::optional<state::Action>;
    Action operator()(const model::Ref& ref) const {
        if (ref.kind == model::Kind::topic || ref.kind == model::Kind::outlet ||
            ref.kind == model::Kind::place)
            return state::action::ToggleFilter{ref};
        return state::action::Select{ref};
    }
    Action operator()(const layout::Cluster& cluster) const {
        return state::action::ShowSpan{cluster.span, 0.3};
    }
    Action operator()(const layout::MoreLanes& lanes) const {
        return state::action::ShowLanes{static_cast<int>(lanes.first_lane)};
    }
    Action operator()(layout::CanvasPart part) const {
        return part == layout::CanvasPart::tray
                   ? Action(state::action::RunCommand{state::CommandId::show_tray})
                   : Action();
    }
};

std::optional<state::Action> action_of(const layout::Target& target) {
    return std::visit(ActionOf(), target);
}

} // namespace

void Canvas::compose(const Frame& frame) {
    const state::State& s = frame.state;
    const Composed now{s.revision, s.viewport, state::style_of(s), state::focus_of(s)};
    if (now == composed_ || s.viewport.size.width < 1) return;
    composition_ = layout::compose(s.window, s.overview, s.viewport, now.style, now.focus, frame.fonts);
    composed_ = now;
}

void Canvas::draw(Frame& frame, const base::Rect& area) {
    area_ = area;
    const state::State& s = frame.state;
    const base::Size size{std::floor(area.width / frame.scale), std::floor(area.height / frame.scale)};
    if (size.width >= 1 && size.height >= 1 && s.viewport.size != size)
        frame.push(state::action::Resize{size});
    compose(frame);
    frame.hits.set_region(Region::canvas);
    // The window has been cleared to its ground already.
    if (begin_area("##canvas", area, base::faded(frame.colours.background, 0), Scroll::no)) {
        ImDrawList& list = *ImGui::GetWindowDrawList();
        paint::paint_imgui(composition_.scene, list, {area.x, area.y}, frame.scale, frame.surface);
        frame.hits.show({&composition_, area, frame.scale, &action_of});
        const std::optional<layout::Target>& hovered = frame.hits.hovered_target();
        if (hovered && gesture_ != Gesture::pan) {
            const ImVec2 mouse = ImGui::GetMousePos();
            const base::Point pointer{(mouse.x - area.x) / frame.scale, (mouse.y - area.y) / frame.scale};
            const scene::Scene overlay =
                layout::compose_overlay(s.window, s.overview, composition_, *hovered, pointer, s.viewport,
                                        composed_.style, frame.fonts);
            paint::paint_imgui(overlay, list, {area.x, area.y}, frame.scale, frame.surface);
        }
    }
    end_area();
}

void Canvas::handle_pointer(Frame& frame, double now_seconds, bool double_clicked) {
    const ImGuiIO& io = ImGui::GetIO();
    const base::Point pointer{io.MousePos.x, io.MousePos.y};
    const std::optional<HitTarget> under = frame.hits.under(pointer);
    const bool on_canvas = under && under->layer == Layer::base && under->region == Region::canvas;
    if (on_canvas && io.MouseWheel != 0) {
        const double factor =
            std::pow(wheel_step, -static_cast<double>(std::clamp(io.MouseWheel, -8.0F, 8.0F)));
        frame.push(state::action::ZoomAt{logical_x(frame, pointer), factor});
    }
    if (on_canvas && io.MouseWheelH != 0) frame.push(state::action::PanBy{-io.MouseWheelH * 60});
    if (ImGui::IsMouseClicked(0)) {
        frame.hits.press(pointer);
        if (on_canvas) press(frame, pointer);
    }
    if (gesture_ != Gesture::none && ImGui::IsMouseDown(0)) drag(frame, pointer, now_seconds);
    if (ImGui::IsMouseReleased(0)) {
        if (gesture_ == Gesture::pan || gesture_ == Gesture::brush) {
            release(frame, now_seconds);
        } else if (const std::optional<HitTarget> place = frame.hits.release(pointer)) {
            if (place->action) {
                frame.actions.push_back(*place->action);
                frame.hits.focus(""); // the ring is for the keyboard
            }
        }
        gesture_ = Gesture::none;
    }
    if (on_canvas && double_clicked && !on_strip_) double_click(frame, pointer);
    if (ImGui::IsMouseClicked(3)) frame.push(state::action::RunCommand{state::CommandId::back});
    if (ImGui::IsMouseClicked(4)) frame.push(state::action::RunCommand{state::CommandId::forward});
}

void Canvas::press(Frame& frame, base::Point pointer) {
    frame.push(state::action::StopMoving{});
    gesture_ = Gesture::pressed;
    pressed_at_ = last_ = pointer;
    velocity_px_per_second_ = 0;
    const float y_px = (pointer.y - area_.y) / frame.scale;
    const std::optional<HitTarget> under = frame.hits.under(pointer);
    const auto* part = under && under->target ? std::get_if<layout::CanvasPart>(&*under->target) : nullptr;
    on_strip_ = y_px >= area_.height / frame.scale - layout::overview_height_px && part != nullptr &&
                (*part == layout::CanvasPart::overview || *part == layout::CanvasPart::brush);
    if (!on_strip_) return;
    gesture_ = Gesture::brush;
    const layout::Viewport strip = layout::overview_viewport(frame.state.overview, frame.state.viewport);
    const double at = layout::ms_at(strip, static_cast<double>(logical_x(frame, pointer)));
    const layout::Viewport& view = frame.state.viewport;
    // Taken by the brush: it moves with the pointer; taken beside it: it jumps there, centred.
    const bool inside = at >= view.start_ms && at <= view.end_ms();
    brush_grip_ms_ = inside ? at - view.start_ms : view.span_ms / 2;
    if (!inside) drag_brush(frame, logical_x(frame, pointer));
}

void Canvas::drag_brush(Frame& frame, float x_px) {
    const layout::Viewport strip = layout::overview_viewport(frame.state.overview, frame.state.viewport);
    const layout::Viewport& view = frame.state.viewport;
    const double start = layout::ms_at(strip, static_cast<double>(x_px)) - brush_grip_ms_;
    const double by_px = (view.start_ms - start) / view.ms_per_px();
    if (by_px != 0) frame.push(state::action::PanBy{static_cast<float>(by_px)});
}

void Canvas::drag(Frame& frame, base::Point pointer, double now_seconds) {
    if (gesture_ == Gesture::pressed) {
        const float moved = std::hypot(pointer.x - pressed_at_.x, pointer.y - pressed_at_.y);
        if (moved < frame.px(drag_starts_after_px)) return;
        gesture_ = Gesture::pan;
        last_seconds_ = now_seconds;
    }
    if (gesture_ == Gesture::brush) {
        if (pointer.x != last_.x) drag_brush(frame, logical_x(frame, pointer));
        last_ = pointer;
        return;
    }
    const float by = (pointer.x - last_.x) / frame.scale;
    const double seconds = std::max(1e-3, now_seconds - last_seconds_);
    if (by != 0) {
        frame.push(state::action::PanBy{by});
        const float now = by / static_cast<float>(seconds);
        velocity_px_per_second_ = velocity_px_per_second_ * 0.5F + now * 0.5F;
        last_seconds_ = now_seconds;
    } else if (now_seconds - last_seconds_ > 0.08) {
        velocity_px_per_second_ = 0; // held still before letting go
    }
    last_ = pointer;
}

void Canvas::release(Frame& frame, double now_seconds) {
    const bool held_still = now_seconds - last_seconds_ > 0.08;
    if (gesture_ == Gesture::pan && !held_still && std::abs(velocity_px_per_second_) > 120)
        frame.push(state::action::Fling{velocity_px_per_second_});
    gesture_ = Gesture::none;
}

void Canvas::double_click(Frame& frame, base::Point pointer) {
    const std::optional<HitTarget> under = frame.hits.under(pointer);
    const auto* ref = under && under->target ? std::get_if<model::Ref>(&*under->target) : nullptr;
    if (ref != nullptr && ref->kind == model::Kind::event) {
        const auto& events = frame.state.window.events;
        const auto found = std::find_if(events.begin(), events.end(),
                                        [&](const model::EventItem& e) { return e.id.value == ref->id; });
        if (found != events.end()) {
            frame.push(state::action::ShowSpan{found->date.known(), 0.8});
            return;
        }
    }
    frame.push(state::action::ZoomAt{logical_x(frame, pointer), 0.4});
}

} // namespace dateline::ui
