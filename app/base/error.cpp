#include "base/error.h"

namespace dateline::base {

Error Error::within(std::string_view place) const {
    std::string message(place);
    message += ": ";
    message += what();
    return {fault_, message};
}

} // namespace dateline::base
