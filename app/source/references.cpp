#include "source/references.h"

#include <algorithm>

namespace dateline::source {
namespace {

using model::Kind;

// FNV-1a with a final mix; the kind comes first.
std::uint64_t key_of(Kind kind, const model::Slug& slug) {
    std::uint64_t hash =
        14695981039346656037ULL ^ (static_cast<std::uint64_t>(kind) + 1) * 0x9E3779B97F4A7C15ULL;
    for (const char c : slug)
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    hash ^= hash >> 32U;
    hash *= 0xD6E8FEB86659FD93ULL;
    return hash ^ (hash >> 29U);
}

class Visit {
  public:
    explicit Visit(const ReferenceVisitor& visit) : visit_(visit) {}

    void operator()(const model::DatabaseRecord&) const {}
    void operator()(const model::TopicRecord&) const {}
    void operator()(const model::OutletRecord&) const {}
    void operator()(const model::SourceRecord&) const {}
    void operator()(const model::MappingRecord&) const {}
    void operator()(const model::PlaceRecord& record) const {
        one(Kind::place, record.within, {nullptr, 0, "within"});
    }
    void operator()(const model::ParticipantRecord& record) const {
        one(Kind::photo, record.portrait, {nullptr, 0, "portrait"});
    }
    void operator()(const model::ArticleRecord& record) const {
        one(Kind::outlet, record.outlet, {nullptr, 0, "outlet"});
    }
    void operator()(const model::PhotoRecord& record) const {
        one(Kind::event, record.event, {nullptr, 0, "event"});
        for (std::size_t i = 0; i < record.regions.size(); ++i) {
            one(Kind::participant, record.regions[i].participant, {"regions", i, "participant"});
        }
    }
    void operator()(const model::EventRecord& record) const {
        one(Kind::place, record.place, {nullptr, 0, "place"});
        one(Kind::event, record.within, {nullptr, 0, "within"});
        for (std::size_t i = 0; i < record.participations.size(); ++i) {
            one(Kind::participant, record.participations[i].participant,
                {"participations", i, "participant"});
        }
        list(Kind::topic, record.topics, "topics");
        list(Kind::article, record.coverage, "coverage");
        for (std::size_t i = 0; i < record.claims.size(); ++i) {
            one(Kind::article, record.claims[i].article, {"claims", i, "article"});
        }
    }
    void operator()(const model::UtteranceRecord& record) const {
        one(Kind::event, record.event, {nullptr, 0, "event"});
        list(Kind::topic, record.topics, "topics");
        for (std::size_t i = 0; i < record.quotes.size(); ++i) {
            one(Kind::article, record.quotes[i].article, {"quotes", i, "article"});
        }
        for (std::size_t i = 0; i < record.attributions.size(); ++i) {
            one(Kind::participant, record.attributions[i].speaker, {"attributions", i, "speaker"});
            one(Kind::article, record.attributions[i].article, {"attributions", i, "article"});
            one(Kind::participant, record.attributions[i].runner_up, {"attributions", i, "runner_up"});
        }
    }
    void operator()(const model::ViewRecord& record) const {
        one(record.select_kind, record.select, {nullptr, 0, "select"});
        list(Kind::participant, record.participants, "participants");
        list(Kind::topic, record.topics, "topics");
        list(Kind::outlet, record.outlets, "outlets");
        list(Kind::place, record.places, "places");
    }

  private:
    void one(Kind kind, const model::Slug& slug, const ReferenceField& field) const {
        if (!slug.empty()) visit_(kind, slug, field);
    }
    void list(Kind kind, const std::vector<model::Slug>& slugs, const char* name) const {
        for (std::size_t i = 0; i < slugs.size(); ++i)
            one(kind, slugs[i], {name, i, nullptr});
    }
    const ReferenceVisitor& visit_;
};

struct Defined {
    std::pair<Kind, const model::Slug*> operator()(const model::DatabaseRecord&) const {
        return {Kind::none, nullptr};
    }
    std::pair<Kind, const model::Slug*> operator()(const model::PlaceRecord& r) const {
        return {Kind::place, &r.slug};
    }
    std::pair<Kind, const model::Slug*> operator()(const model::TopicRecord& r) const {
        return {Kind::topic, &r.slug};
    }
    std::pair<Kind, const model::Slug*> operator()(const model::OutletRecord& r) const {
        return {Kind::outlet, &r.slug};
    }
    std::pair<Kind, const model::Slug*> operator()(const model::ParticipantRecord& r) const {
        return {Kind::participant, &r.slug};
    }
    std::pair<Kind, const model::Slug*> operator()(const model::ArticleRecord& r) const {
        return {Kind::article, &r.slug};
    }
    std::pair<Kind, const model::Slug*> operator()(const model::PhotoRecord& r) const {
        return {Kind::photo, &r.slug};
    }
    std::pair<Kind, const model::Slug*> operator()(const model::EventRecord& r) const {
        return {Kind::event, &r.slug};
    }
    std::pair<Kind, const model::Slug*> operator()(const model::UtteranceRecord& r) const {
        return {Kind::utterance, &r.slug};
    }
    std::pair<Kind, const model::Slug*> operator()(const model::ViewRecord& r) const {
        return {Kind::none, &r.slug};
    }
    std::pair<Kind, const model::Slug*> operator()(const model::SourceRecord&) const {
        return {Kind::none, nullptr};
    }
    std::pair<Kind, const model::Slug*> operator()(const model::MappingRecord&) const {
        return {Kind::none, nullptr};
    }
};

} // namespace

std::string ReferenceField::to_string() const {
    if (list == nullptr) return name;
    std::string text = std::string(list) + "[" + std::to_string(index) + "]";
    if (name != nullptr) text += std::string(".") + name;
    return text;
}

void each_reference(const Record& record, const ReferenceVisitor& visit) {
    std::visit(Visit(visit), record);
}

std::pair<model::Kind, const model::Slug*> defined_by(const Record& record) {
    return std::visit(Defined(), record);
}

std::vector<SlugTable::Taken> SlugTable::define(const Record& record, std::uint32_t file,
                                                std::uint32_t index) {
    std::vector<Taken> taken;
    const auto [kind, own] = defined_by(record);
    if (own == nullptr) return taken;
    const auto define_one = [&, of = kind](const model::Slug& slug, bool is_former) {
        if (slug.empty()) return;
        Entry& entry = entries_[key_of(of, slug)];
        if (!entry.defined) {
            entry.file = file;
            entry.index = index;
            entry.defined = true;
        } else if (!is_former || entry.file != file || entry.index != index) {
            taken.push_back({is_former, slug, entry.file, entry.index});
        }
    };
    define_one(*own, false);
    const auto define_former = [&](const auto& r) {
        if constexpr (requires { r.upkeep; })
            for (const model::Slug& former : r.upkeep.formerly)
                define_one(former, true);
    };
    std::visit(define_former, record);
    return taken;
}

bool SlugTable::use(model::Kind kind, const model::Slug& slug) {
    return entries_.try_emplace(key_of(kind, slug)).second;
}

bool SlugTable::is_defined(model::Kind kind, const model::Slug& slug) const {
    const auto found = entries_.find(key_of(kind, slug));
    return found != entries_.end() && found->second.is_known();
}

std::optional<std::pair<std::uint32_t, std::uint32_t>> SlugTable::place_of(model::Kind kind,
                                                                           const model::Slug& slug) const {
    const auto found = entries_.find(key_of(kind, slug));
    if (found == entries_.end() || !found->second.defined) return std::nullopt;
    return std::pair(found->second.file, found->second.index);
}

void SlugTable::define_existing(model::Kind kind, const model::Slug& slug) {
    entries_[key_of(kind, slug)].exists = true;
}

bool SlugTable::has_undefined() const {
    return std::any_of(entries_.begin(), entries_.end(),
                       [](const auto& entry) { return !entry.second.is_known(); });
}

} // namespace dateline::source
