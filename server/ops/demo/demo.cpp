#include "server/ops/demo/demo.h"

#include <fmt/format.h>

#include "server/ops/demo/demo_stories.h"
#include "server/ops/import/importer.h"
#include "shared/console/said.h"

namespace myspike {

namespace {

struct Table
{
    const char* type;
    const char* file;
    std::map<std::string, std::string, std::less<>> constants = {};
};

Status importTables(StoreFolder& store, const DemoOptions& options, Rng& rng)
{
    const FixedClock clock(Instant::atMalaysia(options.today.plusYears(-3), 8));
    const ConsoleOperator by{"Demonstration", clock, rng};
    // As `init` brings them along, so that a store it made is not changed.
    const std::string effective = "2026-01-01";
    const Table tables[] = {
        {"state", "reference/states.csv"},
        {"district", "reference/districts.csv"},
        {"public_holiday", "reference/public_holidays.csv"},
        {"rule_book_entry", "rule_book/rule_book.csv"},
        {"noss", "noss/noss.csv"},
        {"competency_unit", "noss/competency_units.csv"},
        {"work_activity", "noss/work_activities.csv"},
        {"noss_equipment", "noss/noss_equipment.csv"},
        {"marking_scheme",
         "noss/marking_schemes.csv",
         {{"status", "approved"}, {"effective_from", effective}, {"minutes", "60"}}},
        {"checklist_item",
         "checklists/site_visit_credit_cu.csv",
         {{"status", "approved"}, {"effective_from", effective}}},
        {"centre", "demo/centres.csv"},
    };
    for (const auto& t : tables) {
        ImportRequest request;
        request.type = t.type;
        request.file = options.resources / t.file;
        request.constants = t.constants;
        auto report = importTable(store, request, by);
        if (!report) {
            auto fault = std::move(report).fault();
            fault.detail += std::string(" (") + t.file + ")";
            return fault;
        }
        if (!report->refusals.empty()) {
            const auto& r = report->refusals.front();
            return refusedSaying(fmt::format("{}:{}: {}", t.file, r.line, r.text));
        }
    }
    return okStatus();
}

Status play(DemoStage& stage)
{
    auto cast = DemoCast::load(stage);
    if (!cast) {
        return std::move(cast).fault();
    }
    return DemoStories(stage, *cast).play();
}

} // namespace

Status loadDemo(StoreFolder& store, const DemoOptions& options)
{
    MYSPIKE_TRY(refuseSecondDemo(store));
    DemoStage stage(store, options);
    MYSPIKE_TRY(importTables(store, options, stage.ids()));
    return stage.allOrNothing([&] { return play(stage); });
}

} // namespace myspike
