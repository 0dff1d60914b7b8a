#include "source/write_source.h"

#include <utility>
#include <variant>

#include "base/displayable.h"
#include "source/fields.h"
#include "source/read_record.h"

namespace dateline::source {
namespace {

Json to_json(const model::Name& r);
Json to_json(const model::RegionRecord& r);
Json to_json(const model::ParticipationRecord& r);
Json to_json(const model::ClaimRecord& r);
Json to_json(const model::QuoteRecord& r);
Json to_json(const model::AttributionRecord& r);
Json to_json(const model::NoteRecord& r);
Json to_json(const model::OriginRecord& r);

// An object whose members are left out where they have their default.
class Object {
  public:
    explicit Object(Json* json) : json_(*json) { json_ = Json::object(); }
    Object& text(const char* name, const std::string& value) {
        return value.empty() ? *this : set(name, value);
    }
    Object& local(const char* name, const model::LocalText& value) {
        if (value.empty()) return *this;
        Json by_language = Json::object();
        for (const auto& [tag, words] : value.by_language)
            by_language[tag] = words;
        return set(name, std::move(by_language));
    }
    Object& word(const char* name, std::string_view value, std::string_view standard) {
        return value == standard ? *this : set(name, std::string(value));
    }
    Object& texts(const char* name, const std::vector<std::string>& values) {
        return values.empty() ? *this : set(name, values);
    }
    template<class T> Object& number(const char* name, const std::optional<T>& value) {
        return value ? set(name, *value) : *this;
    }
    Object& boolean(const char* name, bool value) { return value ? set(name, true) : *this; }
    template<class T> Object& objects(const char* name, const std::vector<T>& values) {
        if (values.empty()) return *this;
        Json list = Json::array();
        for (const T& value : values)
            list.push_back(to_json(value));
        return set(name, std::move(list));
    }
    Object& upkeep(const model::RecordUpkeep& value) {
        return texts("formerly", value.formerly)
            .objects("notes", value.notes)
            .objects("origins", value.origins);
    }
    Object& set(const char* name, Json value) {
        json_[name] = std::move(value);
        return *this;
    }

  private:
    Json& json_;
};

template<class Fill> Json object(const Fill& fill) {
    Json json;
    Object members(&json);
    fill(members);
    return json;
}

Json to_json(const model::DatabaseRecord& r) {
    return object([&](Object& o) {
        o.local("title", r.title).local("description", r.description);
        if (r.utc_offset_minutes != 0) o.text("utc_offset", format_source_offset(r.utc_offset_minutes));
        o.text("licence", r.licence).text("id", r.uid);
    });
}

Json to_json(const model::PlaceRecord& r) {
    return object([&](Object& o) {
        o.text("slug", r.slug).local("name", r.name).texts("variants", r.variants).text("within", r.within);
        o.number("latitude", r.latitude).number("longitude", r.longitude).upkeep(r.upkeep);
    });
}

Json to_json(const model::TopicRecord& r) {
    return object([&](Object& o) { o.text("slug", r.slug).local("name", r.name).upkeep(r.upkeep); });
}

Json to_json(const model::OutletRecord& r) {
    return object(
        [&](Object& o) { o.text("slug", r.slug).local("name", r.name).text("url", r.url).upkeep(r.upkeep); });
}

Json to_json(const model::Name& r) {
    return object([&](Object& o) {
        o.text("text", r.text)
            .text("language", r.language)
            .word("kind", model::name_in(model::name_kinds, r.kind), "primary");
    });
}

Json to_json(const model::ParticipantRecord& r) {
    return object([&](Object& o) {
        o.text("slug", r.slug).word("kind", model::name_in(model::participant_kinds, r.kind), "person");
        o.objects("names", r.names).local("description", r.description).text("portrait", r.portrait);
        o.number("size", r.size).upkeep(r.upkeep);
    });
}

Json to_json(const model::ArticleRecord& r) {
    return object([&](Object& o) {
        o.text("slug", r.slug).text("outlet", r.outlet).text("headline", r.headline).text("deck", r.deck);
        o.text("byline", r.byline)
            .text("url", r.url)
            .text("reference", r.reference)
            .text("language", r.language);
        o.text("published", r.published).text("updated", r.updated).text("collected", r.collected);
        o.text("body", r.body).local("note", r.note).upkeep(r.upkeep);
    });
}

Json to_json(const model::RegionRecord& r) {
    return object([&](Object& o) {
        o.text("participant", r.participant)
            .set("x", r.x)
            .set("y", r.y)
            .set("width", r.width)
            .set("height", r.height);
    });
}

Json to_json(const model::PhotoRecord& r) {
    return object([&](Object& o) {
        o.text("slug", r.slug).text("file", r.file);
        if (r.width_px > 0) o.set("width", r.width_px).set("height", r.height_px);
        o.local("caption", r.caption).local("alt", r.alt);
        o.text("credit", r.credit).text("licence", r.licence).text("taken", r.taken);
        o.boolean("illustration", r.illustration).text("event", r.event).objects("regions", r.regions);
        o.upkeep(r.upkeep);
    });
}

Json to_json(const model::ParticipationRecord& r) {
    return object([&](Object& o) {
        o.text("participant", r.participant)
            .text("role", r.role)
            .local("title", r.title)
            .local("note", r.note);
    });
}

Json to_json(const model::ClaimRecord& r) {
    return object([&](Object& o) {
        o.text("about", r.about).local("label", r.label).local("value", r.value).text("article", r.article);
    });
}

Json to_json(const model::EventRecord& r) {
    return object([&](Object& o) {
        o.text("slug", r.slug).text("date", r.date);
        if (r.utc_offset_minutes) o.text("utc_offset", format_source_offset(*r.utc_offset_minutes));
        o.local("title", r.title).local("summary", r.summary).local("note", r.note);
        o.text("place", r.place).text("within", r.within).number("weight", r.weight);
        o.word("confidence", model::name_in(model::confidences, r.confidence), "high")
            .objects("participations", r.participations);
        o.texts("topics", r.topics).texts("coverage", r.coverage).objects("claims", r.claims);
        o.word("verification", name_in(model::verifications, r.verification), "unsaid").upkeep(r.upkeep);
    });
}

Json to_json(const model::QuoteRecord& r) {
    return object([&](Object& o) {
        o.text("article", r.article).text("label", r.label).text("text", r.text).text("language", r.language);
        o.word("form", model::name_in(model::quote_forms, r.form), "direct")
            .text("prefix", r.prefix)
            .text("suffix", r.suffix);
        o.number("start", r.start).number("end", r.end).text("part", r.part).local("note", r.note);
        o.word("verification", name_in(model::verifications, r.verification), "unsaid")
            .objects("notes", r.notes);
    });
}

Json to_json(const model::AttributionRecord& r) {
    return object([&](Object& o) {
        o.text("speaker", r.speaker).text("article", r.article);
        o.word("method", model::name_in(model::attribution_methods, r.method), "person").text("by", r.by);
        o.number("confidence", r.confidence);
        o.word("status", model::name_in(model::attribution_statuses, r.status), "accepted")
            .boolean("reviewed", r.review == model::Review::accepted);
        if (r.review != model::Review::accepted) o.word("review", name_in(model::reviews, r.review), "none");
        o.text("decided", r.decided).local("note", r.note).number("start", r.start).number("end", r.end);
        o.text("runner_up", r.runner_up).number("runner_up_confidence", r.runner_up_confidence);
    });
}

Json to_json(const model::UtteranceRecord& r) {
    return object([&](Object& o) {
        o.text("slug", r.slug).text("event", r.event).set("order", r.order).text("said", r.said);
        o.text("context_kind", r.context_kind).local("context", r.context).texts("topics", r.topics);
        o.objects("quotes", r.quotes).objects("attributions", r.attributions).upkeep(r.upkeep);
    });
}

Json to_json(const model::ViewRecord& r) {
    return object([&](Object& o) {
        o.text("slug", r.slug).local("name", r.name).local("note", r.note);
        if (r.order > 0) o.set("order", r.order);
        o.text("from", r.from).text("to", r.to);
        o.word("grouping", model::name_in(model::groupings, r.grouping), "participant");
        if (r.select_kind != model::Kind::none)
            o.set("select",
                  std::string(model::name_in(model::selectable_kinds, r.select_kind)) + ":" + r.select);
        o.texts("participants", r.participants).texts("topics", r.topics);
        o.texts("outlets", r.outlets).texts("places", r.places);
        o.text("search", r.search).text("theme", r.theme);
    });
}

Json to_json(const model::NoteRecord& r) {
    return object([&](Object& o) { o.text("text", r.text).text("by", r.by).text("written", r.written); });
}

Json to_json(const model::OriginRecord& r) {
    return object([&](Object& o) {
        o.text("source", r.source);
        if (r.row > 0) o.set("row", r.row);
    });
}

Json to_json(const model::SourceRecord& r) {
    return object([&](Object& o) {
        o.text("name", r.name).text("format", r.format).text("sha256", r.sha256).text("imported", r.imported);
    });
}

Json to_json(const model::MappingRecord& r) {
    return object([&](Object& o) {
        o.text("name", r.name).texts("columns", r.columns);
        Json fields = Json::parse(r.fields, nullptr, false);
        if (fields.is_object()) o.set("fields", std::move(fields));
    });
}

// The document is written record by record, indented as if it were dumped at once.
class Document {
  public:
    explicit Document(const std::function<void(std::string_view)>& write) : write_(write) {}
    void add(std::string_view section, const Json& record) {
        const bool in_list = section != sections.front();
        std::string text;
        if (section != section_) {
            close_list();
            text = any_ ? ",\n  \"" : "{\n  \"";
            text += section;
            text += in_list ? "\": [\n    " : "\": ";
            section_ = section;
        } else {
            text = ",\n    ";
        }
        any_ = true;
        text += base::harmless_json(record.dump(2, ' ', false, Json::error_handler_t::replace),
                                    in_list ? "    " : "  ");
        write_(text);
    }
    void finish() {
        close_list();
        write_(any_ ? "\n}\n" : "{}\n");
    }

  private:
    void close_list() {
        if (!section_.empty() && section_ != sections.front()) write_("\n  ]");
        section_ = {};
    }
    const std::function<void(std::string_view)>& write_;
    std::string_view section_;
    bool any_ = false;
};

} // namespace

void write_source(const store::Database& database, const std::function<void(std::string_view)>& write) {
    Document document(write);
    const auto into = [&document](std::string_view section) {
        return [&document, section](const auto& record) { document.add(section, to_json(record)); };
    };
    store::RecordSink sink;
    sink.database = into("database");
    sink.place = into("places");
    sink.topic = into("topics");
    sink.outlet = into("outlets");
    sink.participant = into("participants");
    sink.article = into("articles");
    sink.photo = into("photos");
    sink.event = into("events");
    sink.utterance = into("utterances");
    sink.view = into("views");
    sink.source = into("sources");
    sink.mapping = into("mappings");
    database.read_records(sink);
    document.finish();
}

void write_views(const store::Database& database, const std::function<void(std::string_view)>& write) {
    Document document(write);
    store::RecordSink sink;
    sink.view = [&document](const model::ViewRecord& record) { document.add("views", to_json(record)); };
    database.read_records(sink);
    document.finish();
}

std::string record_text(const model::Record& record) {
    return std::visit(
        [](const auto& r) { return to_json(r).dump(-1, ' ', false, Json::error_handler_t::replace); },
        record);
}

} // namespace dateline::source
