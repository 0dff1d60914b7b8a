#include "source/record_stream.h"

#include <algorithm>
#include <istream>

#include "base/displayable.h"
#include "source/read_record.h"

namespace dateline::source {
namespace {

// Builds one record after the other from the parser's events.
//   depth 1: the file's object; its keys are sections. Depth 2: a section's list, or the database's object.
class Outline final : public nlohmann::json_sax<Json> {
  public:
    Outline(const SourceFile& file, Problems* problems, const std::function<void(Location, Json&&)>& take)
        : file_(file), problems_(problems), take_(take) {
        at_.file = file.shown;
        at_.number = file.number;
    }

    bool null() override { return scalar(nullptr); }
    bool boolean(bool value) override { return scalar(value); }
    bool number_integer(number_integer_t value) override { return scalar(value); }
    bool number_unsigned(number_unsigned_t value) override { return scalar(value); }
    bool number_float(number_float_t value, const string_t&) override { return scalar(value); }
    bool string(string_t& value) override { return scalar(std::move(value)); }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(Json::object()); }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(Json::array()); }
    bool end_array() override { return close(); }
    bool key(string_t& name) override {
        if (depth_ == 1) {
            begin_section(name);
        } else if (!stack_.empty()) {
            nested_key(name);
        }
        return true;
    }
    bool parse_error(std::size_t position, const std::string&, const Json::exception& error) override;

  private:
    enum class Mode { skip, database, list };

    void begin_section(const std::string& name);
    void nested_key(string_t& name);
    bool scalar(Json&& value);
    bool open(Json&& container);
    bool close();
    bool starts_record() const;
    // The value in its place; null: it is not wanted.
    Json* put(Json&& value);
    void deliver();
    bool not_an_object();
    void wrong_section_value(const char* type);

    const SourceFile& file_;
    Problems* problems_;
    const std::function<void(Location, Json&&)>& take_;
    Location at_;
    Mode mode_ = Mode::skip;
    int depth_ = 0;
    std::vector<std::string> seen_;
    Json record_;
    std::vector<Json*> stack_; // the open containers of the record; null: one that is not wanted
    std::string key_;
    bool drop_next_ = false;
};

void Outline::begin_section(const std::string& name) {
    at_.section = name;
    at_.index = 0;
    at_.slug.clear();
    mode_ = Mode::skip;
    if (name == "$schema") return;
    const auto known = std::find(sections.begin(), sections.end(), name);
    std::string problem;
    if (known == sections.end()) {
        problem = "is not a key of a source file; its keys are";
        for (const std::string_view section : sections) {
            problem += (section == sections.front() ? " " : ", ") + std::string(section);
        }
    } else if (std::find(seen_.begin(), seen_.end(), name) != seen_.end()) {
        problem = "is given twice in this file: unite the two";
    }
    if (!problem.empty()) {
        problems_->add(Problem{at_.file, base::displayable(name, 80), "", problem});
        return;
    }
    seen_.push_back(name);
    mode_ = name == "database" ? Mode::database : Mode::list;
}

void Outline::nested_key(string_t& name) {
    Json* object = stack_.back();
    drop_next_ = false;
    if (object == nullptr) return;
    const std::string shown = base::displayable(name, 80);
    if (object->size() >= max_keys) {
        problems_->add(at_, shown, "the object has more than 256 keys");
        stack_.back() = nullptr;
    } else if (object->find(name) != object->end()) {
        problems_->add(at_, shown, "is given twice in this object: keep one");
        drop_next_ = true;
    }
    key_ = std::move(name);
}

bool Outline::starts_record() const {
    return stack_.empty() &&
           ((mode_ == Mode::list && depth_ == 2) || (mode_ == Mode::database && depth_ == 1));
}

Json* Outline::put(Json&& value) {
    if (stack_.empty()) {
        record_ = std::move(value);
        return &record_;
    }
    Json* container = stack_.back();
    if (container == nullptr) return nullptr;
    if (container->is_array()) {
        container->push_back(std::move(value));
        return &container->back();
    }
    if (drop_next_) return nullptr;
    auto& members = container->get_ref<Json::object_t&>();
    members.Container::emplace_back(key_, std::move(value));
    return &members.back().second;
}

void Outline::deliver() {
    take_(at_, std::move(record_));
    record_ = nullptr;
    ++at_.index;
}

bool Outline::not_an_object() {
    problems_->add(
        Problem{at_.file, "", "", "a source file is one JSON object with keys such as \"events\""});
    return false;
}

void Outline::wrong_section_value(const char* type) {
    if (at_.section == "$schema" || mode_ == Mode::skip) return;
    problems_->add(Problem{at_.file, at_.section, "", std::string("a list is expected here, not ") + type});
    mode_ = Mode::skip;
}

bool Outline::scalar(Json&& value) {
    if (depth_ == 0) return not_an_object();
    if (starts_record()) {
        put(std::move(value));
        deliver();
    } else if (!stack_.empty()) {
        put(std::move(value));
    } else if (depth_ == 1) {
        wrong_section_value(value.type_name());
    }
    return true;
}

bool Outline::open(Json&& container) {
    if (depth_ == 0 && !container.is_object()) return not_an_object();
    if (++depth_ > deepest_nesting) {
        problems_->add(at_, "", "is nested deeper than 128 levels: the rest of the file is not read");
        return false;
    }
    --depth_;
    if (starts_record() || !stack_.empty()) {
        stack_.push_back(put(std::move(container)));
    } else if (depth_ == 1 && !container.is_array()) {
        wrong_section_value(container.type_name());
    }
    ++depth_;
    return true;
}

bool Outline::close() {
    --depth_;
    if (!stack_.empty()) {
        stack_.pop_back();
        if (stack_.empty()) deliver();
    }
    return true;
}

bool Outline::parse_error(std::size_t position, const std::string&, const Json::exception& error) {
    if (const auto fault = find_encoding_fault(file_)) {
        const std::string place = fault->line > 0 ? "line " + std::to_string(fault->line) : "";
        problems_->add(Problem{at_.file, place, "", fault->message});
        return false;
    }
    std::string what = error.what();
    // "[json.exception.parse_error.101] parse error at line 3, column 7: syntax error ...": the line stands
    // in `place`.
    const std::size_t column = what.find("column ");
    const std::size_t code = what.find("] ");
    const std::size_t after = column == std::string::npos ? code : what.find(": ", column);
    if (after != std::string::npos) what = what.substr(after + 2);
    const std::int64_t line = line_of(file_, static_cast<std::int64_t>(position));
    const std::string place = "line " + std::to_string(line);
    problems_->add(Problem{at_.file, place, "", base::displayable(what, 300) + ": correct the JSON here"});
    return false;
}

} // namespace

bool stream_records(const SourceFile& file, Problems* problems,
                    const std::function<void(std::int64_t)>& on_block,
                    const std::function<void(Location, Json&&)>& take) {
    Outline outline(file, problems, take);
    FileStream bytes(file, on_block);
    std::istream stream(&bytes);
    if (!Json::sax_parse(stream, &outline, nlohmann::detail::input_format_t::json)) return false;
    if (bytes.sgetc() == std::streambuf::traits_type::eof()) return true;
    // The parser takes a NUL byte for the end.
    problems->add(Problem{file.shown, "", "", "has a NUL byte: what follows it cannot be read; remove it"});
    return false;
}

} // namespace dateline::source
