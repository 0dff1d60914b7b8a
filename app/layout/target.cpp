#include "layout/target.h"

#include <array>

#include <fmt/format.h>

namespace dateline::layout {

namespace {

struct TargetText {
    std::string operator()(const model::Ref& ref) const { return model::to_string(ref); }
    std::string operator()(const Cluster& cluster) const {
        return fmt::format("cluster:{:.0f}:{:.0f}", cluster.span.start_ms, cluster.span.end_ms);
    }
    std::string operator()(const MoreLanes& lanes) const {
        return "more-lanes:" + std::to_string(lanes.first_lane);
    }
    std::string operator()(CanvasPart part) const {
        constexpr std::array names = {"axis", "overview", "brush", "tray"};
        return names.at(static_cast<std::size_t>(part));
    }
};

} // namespace

std::string to_string(const Target& target) {
    return std::visit(TargetText(), target);
}

std::string dump(const Composition& composition) {
    return scene::dump(composition.scene,
                       [&](std::size_t target) { return to_string(composition.targets.at(target)); });
}

} // namespace dateline::layout
