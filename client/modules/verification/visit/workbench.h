// What the pages of a visit lean on. Made by the composition; everything outlives the pages.
#pragma once

#include "client/platform/laptop.h"
#include "client/replica/replica.h"
#include "client/ui/widgets/file_picker.h"
#include "client/ui/widgets/prompter.h"

namespace myspike::site_visit {

struct Workbench
{
    Replica* replica = nullptr;
    ui::Prompter* prompter = nullptr;
    ui::FilePicker* files = nullptr;
    const platform::Laptop* laptop = nullptr;
    /// Opens a page by its key: "visit:<id>", "assignment:<id>", "readiness:<id>", "report:<id>".
    std::function<void(const QString& key)> open = {};
};

} // namespace myspike::site_visit
