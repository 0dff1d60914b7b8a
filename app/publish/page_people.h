#pragma once
// The people (and organisations, and groups) of a page: met while its events are written, then listed.
// Internal to publish/.

#include <map>
#include <string>
#include <vector>

#include "publish/events_in_view.h"
#include "publish/page_photos.h"
#include "publish/page_text.h"

namespace dateline::publish {

struct PagePerson {
    model::ParticipantId id;
    std::size_t events = 0, utterances = 0; // on this page
    std::vector<std::pair<std::string, model::LocalText>>
        words;                   // the slugs of what they said, and the event's title
    model::LocalText title;      // at the latest event
    model::ParticipantView view; // once loaded
    PagePhotos::Picture portrait;
};

class PagePeople {
  public:
    // The place of a person in people(); -1 for none. New ones are added.
    int index_of(model::ParticipantId id);
    void meet(const EventInView& in_view);
    // Those of the database that no event has met.
    void add_all(store::Store& store);
    // Names, titles and portraits of all that were met; those who speak the most get their portraits first.
    void load(store::Store& store, PagePhotos& photos);
    const std::vector<PagePerson>& people() const { return people_; }
    // By utterances, then events.
    std::vector<int> busiest() const;

  private:
    std::vector<PagePerson> people_;
    std::map<model::ParticipantId, int> index_;
};

// The list beside the timeline, and the section with a paragraph for each. Links lead from one to the other.
std::string people_rail(const PagePeople& people, const PageLanguage& page);
std::string people_section(const PagePeople& people, const PageLanguage& page);

} // namespace dateline::publish
