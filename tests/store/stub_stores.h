#pragma once
// Stores for tests to begin with: one that hands every question on, and one that has nothing.

#include <utility>

#include "store/store.h"

namespace dateline::store::test {

class ForwardingStore : public Store {
  public:
    explicit ForwardingStore(Store& store) : store_(store) {}
    std::string change_token() const override { return store_.change_token(); }
    model::DatabaseInfo info(std::stop_token stop) override { return store_.info(std::move(stop)); }
    model::Window load_window(const model::WindowQuery& query, std::stop_token stop,
                              const OnPartial& on_partial) override {
        return store_.load_window(query, std::move(stop), on_partial);
    }
    model::Overview load_overview(const model::Filter& filter, int buckets, std::stop_token stop) override {
        return store_.load_overview(filter, buckets, std::move(stop));
    }
    model::Tray load_tray(const model::TrayQuery& query, std::stop_token stop) override {
        return store_.load_tray(query, std::move(stop));
    }
    std::unique_ptr<Cursor<model::EventItem>> events(const EventQuery& query, std::stop_token stop) override {
        return store_.events(query, std::move(stop));
    }
    std::unique_ptr<Cursor<model::UtteranceView>>
    utterances(model::EventId event, const model::Filter& filter, std::stop_token stop) override {
        return store_.utterances(event, filter, std::move(stop));
    }
    std::unique_ptr<Cursor<model::ParticipantId>> participants(std::stop_token stop) override {
        return store_.participants(std::move(stop));
    }
    std::optional<model::EventView> load_event(model::EventId id, model::Page page,
                                               std::stop_token stop) override {
        return store_.load_event(id, page, std::move(stop));
    }
    std::optional<model::ParticipantView> load_participant(model::ParticipantId id,
                                                           model::EventId first_event, model::Page page,
                                                           std::stop_token stop) override {
        return store_.load_participant(id, first_event, page, std::move(stop));
    }
    std::optional<model::UtteranceView> load_utterance(model::UtteranceId id, std::stop_token stop) override {
        return store_.load_utterance(id, std::move(stop));
    }
    std::optional<model::ArticleView> load_article(model::ArticleId id, model::Page page,
                                                   std::stop_token stop) override {
        return store_.load_article(id, page, std::move(stop));
    }
    std::optional<model::PhotoView> load_photo(model::PhotoId id, std::stop_token stop) override {
        return store_.load_photo(id, std::move(stop));
    }
    platform::PhotoBytes load_photo_bytes(model::PhotoId id, std::stop_token stop) override {
        return store_.load_photo_bytes(id, std::move(stop));
    }
    std::vector<model::SearchHit> search(std::string_view text, int limit, std::stop_token stop) override {
        return store_.search(text, limit, std::move(stop));
    }
    std::vector<model::Suggestion> suggest(model::Kind kind, std::string_view text, int limit,
                                           std::stop_token stop) override {
        return store_.suggest(kind, text, limit, std::move(stop));
    }
    std::vector<model::Ref> find(model::Kind kind, std::string_view name, std::stop_token stop) override {
        return store_.find(kind, name, std::move(stop));
    }
    model::LocalText name_of(model::Ref ref, std::stop_token stop) override {
        return store_.name_of(ref, std::move(stop));
    }
    std::vector<std::string> names_of(model::Ref ref, std::stop_token stop) override {
        return store_.names_of(ref, std::move(stop));
    }
    std::string slug_of(model::Ref ref, std::stop_token stop) override {
        return store_.slug_of(ref, std::move(stop));
    }
    std::vector<model::SavedView> load_views(std::stop_token stop) override {
        return store_.load_views(std::move(stop));
    }

  private:
    Store& store_;
};

template<class Value> class NoValues final : public Cursor<Value> {
  public:
    std::optional<Value> next() override { return std::nullopt; }
};

class EmptyStore : public Store {
  public:
    std::string change_token() const override { return {}; }
    model::DatabaseInfo info(std::stop_token) override { return {}; }
    model::Window load_window(const model::WindowQuery&, std::stop_token, const OnPartial&) override {
        return {};
    }
    model::Overview load_overview(const model::Filter&, int, std::stop_token) override { return {}; }
    model::Tray load_tray(const model::TrayQuery&, std::stop_token) override { return {}; }
    std::unique_ptr<Cursor<model::EventItem>> events(const EventQuery&, std::stop_token) override {
        return std::make_unique<NoValues<model::EventItem>>();
    }
    std::unique_ptr<Cursor<model::UtteranceView>> utterances(model::EventId, const model::Filter&,
                                                             std::stop_token) override {
        return std::make_unique<NoValues<model::UtteranceView>>();
    }
    std::unique_ptr<Cursor<model::ParticipantId>> participants(std::stop_token) override {
        return std::make_unique<NoValues<model::ParticipantId>>();
    }
    std::optional<model::EventView> load_event(model::EventId, model::Page, std::stop_token) override {
        return {};
    }
    std::optional<model::ParticipantView> load_participant(model::ParticipantId, model::EventId, model::Page,
                                                           std::stop_token) override {
        return {};
    }
    std::optional<model::UtteranceView> load_utterance(model::UtteranceId, std::stop_token) override {
        return {};
    }
    std::optional<model::ArticleView> load_article(model::ArticleId, model::Page, std::stop_token) override {
        return {};
    }
    std::optional<model::PhotoView> load_photo(model::PhotoId, std::stop_token) override { return {}; }
    platform::PhotoBytes load_photo_bytes(model::PhotoId, std::stop_token) override { return {}; }
    std::vector<model::SearchHit> search(std::string_view, int, std::stop_token) override { return {}; }
    std::vector<model::Suggestion> suggest(model::Kind, std::string_view, int, std::stop_token) override {
        return {};
    }
    std::vector<model::Ref> find(model::Kind, std::string_view, std::stop_token) override { return {}; }
    model::LocalText name_of(model::Ref, std::stop_token) override { return {}; }
    std::vector<std::string> names_of(model::Ref, std::stop_token) override { return {}; }
    std::string slug_of(model::Ref, std::stop_token) override { return {}; }
    std::vector<model::SavedView> load_views(std::stop_token) override { return {}; }
};

} // namespace dateline::store::test
