#include "ui/ui.h"

#include "ui/app.h"

namespace dateline::ui {

int run(const request::WindowOptions& options) {
    App app(options);
    return app.run();
}

} // namespace dateline::ui
