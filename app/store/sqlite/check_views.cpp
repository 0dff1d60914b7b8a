#include "store/sqlite/check_views.h"

#include <utility>

#include "store/sqlite/saved_views.h"
#include "store/writer_checks.h"

namespace dateline::store {

void check_views(Connection& connection, ProblemList* problems) {
    int last_order = 0;
    for (const model::SavedView& view : load_views(connection)) {
        const std::string where = "view " + view.slug;
        each_named(view, [&](model::Ref ref, const char* field) {
            if (!is_there(connection, ref))
                problems->add(where + ", field " + field,
                              "names " + model::to_string(ref) + ", which is not there; save the view again");
        });
        if (view.name.empty()) problems->add(where + ", field name", "is empty; give it a name");
        for (const auto& [field, date] :
             {std::pair("from", &view.dates.from), std::pair("to", &view.dates.to)})
            if (const std::string why = end_problem(*date); !why.empty())
                problems->add(where + ", field " + field, why);
        if (!in_order(view.dates.from, view.dates.to))
            problems->add(where + ", field from", "lies after `to`; exchange the two");
        if (view.order > 0 && view.order == last_order)
            problems->add(where + ", field order",
                          std::to_string(view.order) +
                              " is another view's place in the story; give each step its own");
        last_order = view.order;
    }
}

} // namespace dateline::store
