#include "client/modules/verification/desk/results_facts.h"

#include <algorithm>
#include <set>

namespace myspike::desk {

namespace {

std::map<std::string, UnitOutcome> unitsOf(const Reader& reader, const Id& trainee)
{
    Query q{.type = UnitResult::kType};
    q.with(equals(unit_result::kTrainee, Ref<Trainee>{trainee}));
    std::map<std::string, UnitOutcome> out;
    for (const auto& r : reader.query(q)) {
        const auto unit = reader.find(r.get(unit_result::kUnit));
        const auto outcome = r.get(unit_result::kOutcome);
        if (unit && outcome) {
            out[unit->text(competency_unit::kNumber)] = *outcome;
        }
    }
    return out;
}

GroupResults groupOf(const Reader& reader, const Record& request, Record batch)
{
    GroupResults g;
    if (const auto centre = reader.find(batch.get(trainee_batch::kCentre))) {
        g.centreName = centre->text(centre::kName);
        g.centreCode = centre->text(centre::kCode);
    }
    if (const auto noss = reader.find(batch.get(trainee_batch::kNoss))) {
        g.nossCode = noss->text(noss::kCode);
        g.titleMs = noss->text(noss::kTitleMs);
        g.titleEn = noss->text(noss::kTitleEn);
    }
    Query q{.type = ProgrammeResult::kType};
    q.with(equals(programme_result::kBatch, Ref<TraineeBatch>{batch.id}))
        .with(equals(programme_result::kRequest, Ref<VerificationRequest>{request.id}));
    std::set<std::string> units;
    for (auto& r : reader.query(q)) {
        auto who = reader.find(r.get(programme_result::kTrainee));
        if (!who) {
            continue;
        }
        TraineeResult row;
        row.units = unitsOf(reader, who->id);
        for (const auto& [number, outcome] : row.units) {
            units.insert(number);
        }
        ++g.totals[r.getOr(programme_result::kOutcome, programme_result::Outcome::Deferred)];
        row.trainee = std::move(who.record);
        row.result = std::move(r);
        g.rows.push_back(std::move(row));
    }
    std::sort(g.rows.begin(), g.rows.end(), [](const TraineeResult& a, const TraineeResult& b) {
        return std::pair(a.trainee.text(trainee::kNumber), a.trainee.id) <
               std::pair(b.trainee.text(trainee::kNumber), b.trainee.id);
    });
    g.units.assign(units.begin(), units.end());
    g.request = request;
    g.batch = std::move(batch);
    return g;
}

} // namespace

std::vector<GroupResults> confirmedGroups(const Reader& reader)
{
    namespace vr = verification_request;
    Query requests{.type = VerificationRequest::kType};
    requests.with(equals(vr::kState, vr::State::Completed));
    auto all = reader.query(requests);
    std::sort(all.begin(), all.end(), [](const Record& a, const Record& b) {
        return b.getOr(vr::kCompletedAt, Instant{}).ms < a.getOr(vr::kCompletedAt, Instant{}).ms;
    });
    std::vector<GroupResults> out;
    for (const auto& request : all) {
        Query rows{.type = RequestBatch::kType};
        rows.with(equals(request_batch::kRequest, Ref<VerificationRequest>{request.id}));
        for (const auto& row : reader.query(rows)) {
            if (auto batch = reader.find(row.get(request_batch::kBatch))) {
                auto group = groupOf(reader, request, std::move(batch.record));
                if (!group.rows.empty()) {
                    out.push_back(std::move(group));
                }
            }
        }
    }
    return out;
}

} // namespace myspike::desk
