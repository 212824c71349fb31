// What pages of records lean on: the replica, questions to the user, files, and where to go. Made
// by the composition and copied into each page; everything it points to outlives the pages.
#pragma once

#include <QString>
#include <functional>

#include "shared/base/text.h"
#include "shared/schema/record.h"

namespace myspike {
class Replica;
}

namespace myspike::ui {

class FilePicker;
class Prompter;
class ReferenceTitles;
class SyncMarks;

struct Workplace
{
    Replica* replica = nullptr;
    Prompter* prompter = nullptr;
    FilePicker* files = nullptr;
    ReferenceTitles* titles = nullptr;
    SyncMarks* marks = nullptr;

    /// Opens the page of a record, wherever it stands. May be empty in a window without pages.
    std::function<void(const QString& type, const Id& id)> openRecord = {};
    /// Opens an empty form of a type, with some values set: a row's parent, for instance.
    std::function<void(const QString& type, const Values& preset)> addRecord = {};
    /// Synchronises now, and says what happens; empty where nothing synchronises.
    std::function<Text()> syncNow = {};
    /// Goes to the page where a difference is decided.
    std::function<void(const Id& conflict)> openConflict = {};
};

} // namespace myspike::ui
