#pragma once
// The words of the machine-readable formats for the enumerations of a quote.

#include <string_view>

#include "model/records.h"

namespace dateline::publish {

constexpr std::string_view word_of(model::QuoteForm form) {
    switch (form) {
    case model::QuoteForm::direct:
        return "direct";
    case model::QuoteForm::indirect:
        return "indirect";
    case model::QuoteForm::translated:
        return "translated";
    case model::QuoteForm::display:
        return "display";
    }
    return "direct";
}

constexpr std::string_view word_of(model::AttributionStatus status) {
    switch (status) {
    case model::AttributionStatus::accepted:
        return "accepted";
    case model::AttributionStatus::disputed:
        return "disputed";
    case model::AttributionStatus::rejected:
        return "rejected";
    }
    return "accepted";
}

constexpr std::string_view word_of(model::AttributionMethod method) {
    return method == model::AttributionMethod::rule ? "rule" : "person";
}

} // namespace dateline::publish
