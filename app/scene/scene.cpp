#include "scene/scene.h"

namespace dateline::scene {

namespace {

base::Point sum(base::Point a, base::Point b) {
    return {a.x + b.x, a.y + b.y};
}

base::Rect moved(const base::Rect& rect, base::Point by) {
    return {rect.x + by.x, rect.y + by.y, rect.width, rect.height};
}

void add_commands(const Scene& scene, base::Point origin, std::vector<PlacedCommand>& order) {
    order.reserve(order.size() + scene.commands.size());
    for (const Command& command : scene.commands)
        order.push_back({command, origin});
    for (const Nested& part : scene.nested)
        add_commands(part.scene, sum(origin, part.offset), order);
}

void add_hits(const Scene& scene, base::Point origin, std::vector<PlacedHit>& all) {
    for (const Hit& hit : scene.hits)
        all.push_back({hit, moved(hit.rect, origin)});
    for (const Nested& part : scene.nested)
        add_hits(part.scene, sum(origin, part.offset), all);
}

std::string line_of(const Hit& hit, const TargetName& target_name) {
    std::string line = "hit" + words_of(hit.rect);
    if (hit.target != no_target)
        line += target_name ? in_quotes(target_name(hit.target)) : " #" + std::to_string(hit.target);
    return line + (hit.url.empty() ? "" : in_quotes(hit.url));
}

} // namespace

std::vector<PlacedCommand> painting_order(const Scene& scene) {
    std::vector<PlacedCommand> order;
    add_commands(scene, {}, order);
    return order;
}

std::vector<PlacedHit> all_hits(const Scene& scene) {
    std::vector<PlacedHit> all;
    add_hits(scene, {}, all);
    return all;
}

void for_each_hit(Scene& scene, const std::function<void(Hit& hit)>& change) {
    for (Hit& hit : scene.hits)
        change(hit);
    for (Nested& part : scene.nested)
        for_each_hit(part.scene, change);
}

std::optional<PlacedHit> hit_test(const Scene& scene, base::Point point) {
    for (auto part = scene.nested.rbegin(); part != scene.nested.rend(); ++part) {
        const base::Point inside{point.x - part->offset.x, point.y - part->offset.y};
        if (const std::optional<PlacedHit> found = hit_test(part->scene, inside))
            return PlacedHit{found->hit, moved(found->rect, part->offset)};
    }
    for (auto hit = scene.hits.rbegin(); hit != scene.hits.rend(); ++hit)
        if (hit->rect.contains(point)) return PlacedHit{*hit, hit->rect};
    return std::nullopt;
}

std::string dump(const Scene& scene, const TargetName& target_name) {
    std::string text = "scene " + number(scene.size.width) + "x" + number(scene.size.height) +
                       words_of(scene.background) + "\n";
    for (const Command& command : scene.commands)
        text += dump_of(command) + "\n";
    for (const Hit& hit : scene.hits)
        text += line_of(hit, target_name) + "\n";
    for (const Nested& part : scene.nested)
        text += "nested" + words_of(part.offset) + "\n" + dump(part.scene, target_name) + "end\n";
    return text;
}

} // namespace dateline::scene
