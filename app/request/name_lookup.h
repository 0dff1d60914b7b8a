#pragma once
// What a name on the command line means in a database: "person:sam-altman", "event:12", or a bare name.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/language.h"
#include "model/ids.h"
#include "model/saved_view.h"
#include "store/store.h"

namespace dateline::request {

class NameLookup {
  public:
    // In `language` are the names of what is offered instead.
    NameLookup(store::Store& store, base::Language language) : store_(store), language_(language) {}

    // `kind` none: any. Error (input) where nothing, or more than one thing, has the name: it lists up to
    // five candidates.
    model::Ref one(const char* option, const std::string& given, model::Kind kind);

  private:
    std::vector<model::Ref> find(model::Kind kind, std::string_view name);
    std::optional<model::Ref> by_number(model::Kind kind, std::string_view text);
    std::vector<model::Ref> similar(model::Kind kind, std::string_view name);
    std::vector<model::Ref> prominent(model::Kind kind);
    std::string list_of(const std::vector<model::Ref>& refs);

    store::Store& store_;
    base::Language language_;
};

// By slug, or by its name in any language. Error (input) where none or several have the name: it lists up to
// five.
const model::SavedView& find_view(const std::vector<model::SavedView>& views, const std::string& given,
                                  base::Language language);

} // namespace dateline::request
