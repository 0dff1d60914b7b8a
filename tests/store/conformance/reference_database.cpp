#include "store/conformance/reference_database.h"

#include <algorithm>

#include "base/error.h"
#include "store/conformance/reference_store.h"

namespace dateline::store::test {
namespace {

using model::Kind;

template<class Record> const std::string& key_of(const Record& record) {
    if constexpr (requires { record.slug; })
        return record.slug;
    else
        return record.name;
}

template<class Record> void replace(std::vector<Record>* records, const Record& record) {
    const auto same = std::find_if(records->begin(), records->end(),
                                   [&](const Record& other) { return key_of(other) == key_of(record); });
    if (same == records->end())
        records->push_back(record);
    else
        *same = record;
}

class ReferenceWriter final : public Writer {
  public:
    explicit ReferenceWriter(ReferenceContent* target) : target_(target), content_(*target) {}

    void put(const model::DatabaseRecord& record) override { content_.records.databases = {record}; }
    void put(const model::PlaceRecord& record) override {
        define(Kind::place, record.slug, &content_.records.places, record);
        content_.name(Kind::place, record.within);
    }
    void put(const model::TopicRecord& record) override {
        define(Kind::topic, record.slug, &content_.records.topics, record);
    }
    void put(const model::OutletRecord& record) override {
        define(Kind::outlet, record.slug, &content_.records.outlets, record);
    }
    void put(const model::ParticipantRecord& record) override {
        define(Kind::participant, record.slug, &content_.records.participants, record);
        content_.name(Kind::photo, record.portrait);
    }
    void put(const model::ArticleRecord& record) override {
        define(Kind::article, record.slug, &content_.records.articles, record);
        content_.name(Kind::outlet, record.outlet);
    }
    void put_photo_sha256(const model::Slug& /*slug*/, const std::string& /*sha256*/) override {}
    void put(const model::PhotoRecord& record) override {
        define(Kind::photo, record.slug, &content_.records.photos, record);
        content_.name(Kind::event, record.event);
        for (const auto& region : record.regions)
            content_.name(Kind::participant, region.participant);
    }
    void put(const model::EventRecord& record) override {
        define(Kind::event, record.slug, &content_.records.events, record);
        content_.name(Kind::place, record.place);
        content_.name(Kind::event, record.within);
        for (const auto& there : record.participations)
            content_.name(Kind::participant, there.participant);
        for (const auto& topic : record.topics)
            content_.name(Kind::topic, topic);
        for (const auto& article : record.coverage)
            content_.name(Kind::article, article);
    }
    void put(const model::UtteranceRecord& record) override {
        define(Kind::utterance, record.slug, &content_.records.utterances, record);
        content_.name(Kind::event, record.event);
        for (const auto& quote : record.quotes)
            content_.name(Kind::article, quote.article);
        for (const auto& said_by : record.attributions)
            content_.name(Kind::participant, said_by.speaker);
    }
    void put(const model::ViewRecord& record) override { replace(&content_.records.views, record); }
    void put(const model::SourceRecord& record) override { replace(&content_.records.sources, record); }
    void put(const model::MappingRecord& record) override { replace(&content_.records.mappings, record); }
    void put(const model::SavedView& view) override {
        model::ViewRecord record;
        record.slug = view.slug;
        record.name = view.name;
        put(record);
    }
    bool remove_view(const model::Slug& slug) override {
        return std::erase_if(content_.records.views, [&](const auto& view) { return view.slug == slug; }) > 0;
    }
    bool has(Kind kind, const model::Slug& slug) override {
        return defined_.contains({kind, slug}) || had(kind, slug);
    }
    std::vector<Clash> clashes() override { return {}; }
    std::vector<Problem> finish() override {
        std::vector<Problem> problems;
        for (const auto& [named, id] : content_.ids)
            if (!has(named.first, named.second))
                problems.push_back({named.second, "there is none with this slug"});
        return problems;
    }
    std::string backup() const override { return {}; }
    void commit() override {
        content_.changes = target_->changes + 1;
        *target_ = content_;
    }

  private:
    template<class Record>
    void define(Kind kind, const std::string& slug, std::vector<Record>* records, const Record& record) {
        content_.name(kind, slug);
        defined_.insert({kind, slug});
        replace(records, record);
    }
    bool had(Kind kind, const std::string& slug) const { return target_->id_of(kind, slug) != 0; }

    ReferenceContent* target_;
    ReferenceContent content_;
    std::set<std::pair<Kind, std::string>> defined_;
};

} // namespace

std::int64_t ReferenceContent::name(Kind kind, const std::string& slug) {
    if (slug.empty()) return 0;
    const auto [found, is_new] = ids.try_emplace({kind, slug});
    if (is_new) found->second = ++last_id[kind];
    return found->second;
}

std::int64_t ReferenceContent::id_of(Kind kind, const std::string& slug) const {
    const auto found = ids.find({kind, slug});
    return found == ids.end() ? 0 : found->second;
}

std::string ReferenceContent::slug_of(model::Ref ref) const {
    for (const auto& [named, id] : ids)
        if (named.first == ref.kind && id == ref.id) return named.second;
    return {};
}

std::string ReferenceDatabase::change_token(std::stop_token /*stop*/) const {
    return std::to_string(content_->changes);
}

std::string ReferenceDatabase::content_sha256(std::stop_token stop) const {
    return change_token(std::move(stop));
}

std::unique_ptr<Store> ReferenceDatabase::open_store(SnapshotScope scope, std::stop_token /*stop*/) const {
    return std::make_unique<ReferenceStore>(*content_, scope);
}

std::unique_ptr<Writer> ReferenceDatabase::open_writer(ChangeNote /*note*/, std::stop_token /*stop*/) const {
    return std::make_unique<ReferenceWriter>(content_.get());
}

void ReferenceDatabase::read_records(const RecordSink& sink, std::stop_token /*stop*/) const {
    Records records = content_->records;
    sort_by_slug(&records);
    const auto each = [](const auto& list, const auto& take) {
        if (take)
            for (const auto& record : list)
                take(record);
    };
    each(records.databases, sink.database);
    each(records.places, sink.place);
    each(records.topics, sink.topic);
    each(records.outlets, sink.outlet);
    each(records.participants, sink.participant);
    each(records.articles, sink.article);
    each(records.photos, sink.photo);
    each(records.events, sink.event);
    each(records.utterances, sink.utterance);
    each(records.views, sink.view);
    each(records.sources, sink.source);
    each(records.mappings, sink.mapping);
}

std::vector<Problem> ReferenceDatabase::check(const InspectPhoto& /*inspect*/, const RecordText& /*text*/,
                                              std::stop_token /*stop*/) const {
    return {};
}

std::string ReferenceDatabase::reindex(std::stop_token /*stop*/) const {
    return {};
}

} // namespace dateline::store::test
