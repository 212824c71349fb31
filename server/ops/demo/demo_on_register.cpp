#include "server/ops/demo/demo_on_register.h"

#include <fmt/format.h>

#include <algorithm>

#include "server/ops/demo/demo_stories.h"
#include "server/ops/import/importer.h"
#include "shared/console/said.h"

namespace myspike {

namespace {

namespace ap = accredited_programme;

/// In this order; for both the product brings equipment and marking schemes along.
constexpr const char* kStandards[] = {"N821-001-3:2020", "F432-005-3:2019"};

struct Place
{
    Record centre;
    Record programme;
    std::string noss;
};

bool isFull(const Record& programme)
{
    const auto category = programme.get(ap::kCategory);
    return category == ap::Category::FullByLevel || category == ap::Category::FullSingleLevel;
}

/// Active full programmes of the standard at active centres, by the centre's code.
std::vector<Place> placesOf(const Reader& reader, const Record& standard)
{
    Query q{.type = AccreditedProgramme::kType};
    q.with(equals(ap::kNoss, Ref<Noss>{standard.id})).with(equals(ap::kStatus, ap::Status::Active));
    std::vector<Place> out;
    for (auto& programme : reader.query(q)) {
        auto centre = reader.find(programme.get(ap::kCentre));
        if (isFull(programme) && centre &&
            centre->getOr(centre::kStatus, centre::Status::Active) == centre::Status::Active) {
            out.push_back(
                {std::move(centre.record), std::move(programme), standard.text(noss::kCode)});
        }
    }
    std::sort(out.begin(), out.end(), [](const Place& a, const Place& b) {
        return std::pair(a.centre.text(centre::kCode), a.programme.id) <
               std::pair(b.centre.text(centre::kCode), b.programme.id);
    });
    return out;
}

Result<Place> choose(const Reader& reader, std::uint64_t seed)
{
    for (const auto* code : kStandards) {
        Query q{.type = Noss::kType};
        q.with(equals(noss::kCode, code));
        const auto standard = reader.first(q);
        if (!standard) {
            continue;
        }
        auto places = placesOf(reader, *standard);
        if (places.empty()) {
            continue;
        }
        Query units{.type = CompetencyUnit::kType};
        units.with(equals(competency_unit::kNoss, Ref<Noss>{standard->id}))
            .with(equals(competency_unit::kKind, competency_unit::Kind::Core));
        if (reader.count(units) == 0) {
            return refusedSaying(fmt::format("The competency units of {} are not in the register. "
                                             "Import them first: import competency_unit FILE.",
                                             code),
                                 FaultCode::NotFound);
        }
        SplitMix64 lot(seed);
        return std::move(places[lot.below(places.size())]);
    }
    return refusedSaying(fmt::format("No centre of the register has an active full programme of {} "
                                     "or {}. Import the register first: import noss, "
                                     "competency_unit, centre and accredited_programme.",
                                     kStandards[0], kStandards[1]),
                         FaultCode::NotFound);
}

/// The lines of one standard. A cell of these tables holds no line break.
std::string onlyOf(const std::string& table, const std::string& noss)
{
    std::string out;
    for (std::size_t at = 0; at < table.size();) {
        const auto end = std::min(table.find('\n', at), table.size() - 1) + 1;
        if (at == 0 || table.compare(at, noss.size() + 1, noss + ",") == 0) {
            out.append(table, at, end - at);
        }
        at = end;
    }
    return out;
}

/// Ratios and marking schemes of the standard; their source says that they are invented.
Status importInvented(StoreFolder& store, const DemoOptions& options, Rng& rng,
                      const std::string& noss)
{
    const FixedClock clock(Instant::atMalaysia(options.today.plusYears(-3), 8));
    const ConsoleOperator by{"Demonstration", clock, rng};
    ImportRequest tables[2];
    tables[0].type = NossEquipment::kType;
    tables[0].file = options.resources / "noss/noss_equipment.csv";
    tables[1].type = MarkingScheme::kType;
    tables[1].file = options.resources / "noss/marking_schemes.csv";
    tables[1].constants = {{"status", "approved"},
                           {"effective_from", "2026-01-01"},
                           {"minutes", "60"},
                           {"source", kDemoMark}};
    for (const auto& table : tables) {
        const auto bytes = readWholeFile(table.file);
        if (!bytes) {
            return bytes.fault();
        }
        const auto report = importText(store, table, onlyOf(*bytes, noss), by);
        if (!report) {
            return report.fault();
        }
        if (!report->refusals.empty()) {
            return refusedSaying(fmt::format("{}, {}: {}", table.file.filename().string(), noss,
                                             report->refusals.front().text));
        }
    }
    return okStatus();
}

} // namespace

std::string DemoOnRegister::sentence() const
{
    return fmt::format("{} {}, {} {}: the centre and its programme are of the register; people, "
                       "marks of the {} trainees of group {}, and whatever the register lacks "
                       "(capacity, dates, ratios) are invented and marked so",
                       centreCode, centreName, nossCode, programme, trainees, group);
}

Result<DemoOnRegister> loadDemoOnRegister(StoreFolder& store, const DemoOptions& options)
{
    MYSPIKE_TRY(refuseSecondDemo(store));
    auto place = choose(*store.records, options.seed);
    if (!place) {
        return std::move(place).fault();
    }
    DemoStage stage(store, options);
    MYSPIKE_TRY(importInvented(store, options, stage.ids(), place->noss));
    DemoOnRegister chosen;
    chosen.centreCode = place->centre.text(centre::kCode);
    chosen.centreName = place->centre.text(centre::kName);
    chosen.nossCode = place->noss;
    chosen.programme = place->programme.text(ap::kTitle);
    chosen.trainees = 12 + stage.draw.below(4);
    MYSPIKE_TRY(stage.allOrNothing([&]() -> Status {
        auto cast = DemoCast::loadAt(stage, place->centre, place->programme, place->noss);
        if (!cast) {
            return std::move(cast).fault();
        }
        return DemoStories(stage, *cast).playDraft(chosen.centreCode, place->noss, chosen.trainees);
    }));
    Query q{.type = TraineeBatch::kType};
    q.with(equals(trainee_batch::kProgramme, Ref<AccreditedProgramme>{place->programme.id}));
    const auto group = stage.reader().first(q);
    chosen.group = group ? group->text(trainee_batch::kNumber) : std::string();
    return chosen;
}

} // namespace myspike
