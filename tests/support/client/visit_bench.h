// What a visit's pages lean on, for window tests: questions and files by
// script, a laptop that tells what a test says.
#pragma once

#include <QStringList>

#include "client/modules/verification/visit/workbench.h"
#include "tests/support/client/scripted_prompter.h"
#include "tests/support/client/visit_world.h"

namespace myspike::test {

class TellingLaptop final : public platform::Laptop
{
public:
    std::optional<int> batteryPercent() const override { return battery; }
    bool isCharging() const override { return charging; }
    std::int64_t freeMebibytes() const override { return freeMib; }
    QString printer() const override { return printerName; }
    std::optional<std::int64_t> clockAheadSeconds() const override { return clockAhead; }

    std::optional<int> battery = 84;
    bool charging = false;
    std::int64_t freeMib = 48'000;
    QString printerName = QStringLiteral("Pejabat-2");
    std::optional<std::int64_t> clockAhead = 12;
};

struct VisitBench
{
    explicit VisitBench(SiteWorld& world)
    {
        bench = {.replica = &world.replica,
                 .prompter = &prompter,
                 .files = &files,
                 .laptop = &laptop,
                 .contact = &contact,
                 .open = [this](const QString& key) { opened << key; }};
    }
    ScriptedPrompter prompter;
    ScriptedFilePicker files;
    TellingLaptop laptop;
    site_visit::Contact contact;
    QStringList opened;
    site_visit::Workbench bench;
};

} // namespace myspike::test
