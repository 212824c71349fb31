// What the pages of a visit lean on. Made by the composition; everything outlives the pages.
#pragma once

#include "client/modules/verification/visit/contact.h"
#include "client/platform/laptop.h"
#include "client/replica/replica.h"
#include "client/ui/values/workplace.h"
#include "client/ui/widgets/file_picker.h"
#include "client/ui/widgets/prompter.h"

namespace myspike::site_visit {

struct Workbench
{
    Replica* replica = nullptr;
    ui::Prompter* prompter = nullptr;
    ui::FilePicker* files = nullptr;
    const platform::Laptop* laptop = nullptr;
    /// May be missing: the pages then say nothing of the network.
    Contact* contact = nullptr;
    /// Titles of references; may be missing.
    ui::ReferenceTitles* titles = nullptr;
    /// Opens a page by its key: "visits", "visit:<id>", "assignment:<id>", "readiness:<id>",
    /// "report:<id>".
    std::function<void(const QString& key)> open = {};

    /// For dialogs that ask for the fields of an act.
    ui::Workplace workplace() const
    {
        return {.replica = replica, .prompter = prompter, .files = files, .titles = titles};
    }
};

} // namespace myspike::site_visit
