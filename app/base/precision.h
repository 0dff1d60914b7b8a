#pragma once
// How precisely a date is known: its smallest unit.

namespace dateline::base {

enum class Precision {
    millisecond,
    second,
    minute,
    hour,
    day,
    month,
    season,
    year,
    decade,
    century,
    unknown
};

} // namespace dateline::base
