// Puts files beside a record: chosen by the user, kept by their hash, told in the history.
#pragma once

#include <functional>

#include "client/ui/values/workplace.h"
#include "shared/base/result.h"
#include "shared/schema/reader.h"

class QWidget;

namespace myspike::desk {

/// Asks for files and attaches them one by one; `done` after the last, or with the first fault.
void attachFiles(const ui::Workplace& workplace, QWidget* page, const char* type, const Id& owner,
                 Text title, std::function<void(const Status&)> done);

/// Names of the files beside a record.
std::vector<std::string> attachedNames(const Reader& reader, const Id& owner);

} // namespace myspike::desk
