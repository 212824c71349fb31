// Everything a page of records leans on, for one test.
#pragma once

#include <memory>

#include "client/ui/values/reference_titles.h"
#include "client/ui/values/sync_marks.h"
#include "client/ui/values/workplace.h"
#include "tests/support/client/fake_replica.h"
#include "tests/support/client/form_catalogue.h"
#include "tests/support/client/scripted_prompter.h"

namespace myspike::test {

struct Desk
{
    explicit Desk(Actor actor = FakeReplica::anyone({"officer"}))
        : replica(catalogue, std::move(actor)), titles(replica), marks(replica)
    {
        workplace.replica = &replica;
        workplace.prompter = &prompter;
        workplace.files = &files;
        workplace.titles = &titles;
        workplace.marks = &marks;
        workplace.openRecord = [this](const QString& type, const Id& id) {
            opened.emplace_back(type, id);
        };
        workplace.addRecord = [this](const QString& type, const Values& preset) {
            added.emplace_back(type, preset);
        };
    }

    Record newSchool(const std::string& code, const std::string& name)
    {
        Record r(school::type(), replica.newId());
        r.version = 1;
        r.set(school::kCode, code);
        r.set(school::kName, name);
        replica.put(r, true);
        return r;
    }
    Record newCourse(const std::string& number, const std::string& title,
                     course::State state = course::State::Draft)
    {
        Record r(course::type(), replica.newId());
        r.version = 1;
        r.set(course::kNumber, number);
        r.set(course::kTitle, title);
        r.set(course::kState, state);
        replica.put(r, true);
        return r;
    }
    /// C-00000 … as many courses, in the order of their numbers.
    void newCourses(int n)
    {
        for (int i = 0; i < n; ++i) {
            std::string number = std::to_string(i);
            number = "C-" + std::string(5 - number.size(), '0') + number;
            newCourse(number, "Course " + std::to_string(i));
        }
    }

    Catalogue catalogue = formCatalogue();
    FakeReplica replica;
    ui::ReferenceTitles titles;
    ui::SyncMarks marks;
    ScriptedPrompter prompter;
    ScriptedFilePicker files;
    ui::Workplace workplace;
    std::vector<std::pair<QString, Id>> opened;
    std::vector<std::pair<QString, Values>> added;
};

} // namespace myspike::test
