#include "client/modules/verification/visit/visit_facts.h"

#include <algorithm>

#include "shared/modules/personnel/fields.h"

namespace myspike::site_visit {

namespace {

Result<Record> needed(Lookup found)
{
    if (!found) {
        return Fault{found.kind == Lookup::Kind::NotHeld ? FaultCode::NotHeld : FaultCode::NotFound,
                     msg("visit_page", "The package of this visit is not on this machine. Connect "
                                       "and download it."),
                     {},
                     "PACKAGE"};
    }
    return std::move(found.record);
}

/// Other visits of hers on these days that are not over (2 §2.4).
std::vector<Text> overlapsOf(const Reader& reader, const Record& a)
{
    std::vector<Text> out;
    const auto from = a.get(assignment::kFrom);
    const auto to = a.get(assignment::kTo);
    const auto user = a.get(assignment::kVerifierUser);
    if (!from || !to || !user) {
        return out;
    }
    Query q{.type = Assignment::kType};
    q.with(equals(assignment::kVerifierUser, *user))
        .with(atMost(assignment::kFrom, *to))
        .with(atLeast(assignment::kTo, *from))
        .orderBy(assignment::kFrom.name);
    for (const auto& other : reader.query(q)) {
        using S = assignment::State;
        const auto s = other.get(assignment::kState);
        const bool stands =
            s == S::AwaitingReply || s == S::Accepted || s == S::PackageIssued || s == S::OnVisit;
        if (other.id == a.id || !stands) {
            continue;
        }
        const auto centre = reader.find(other.get(assignment::kCentre));
        out.push_back({msg("visit_facts", "These days overlap with your visit to %1, %2 to %3. Ask "
                                          "the officer for other dates, or decline one of them."),
                       {centre ? centre->text(centre::kName) : other.text(assignment::kNumber),
                        other.getOr(assignment::kFrom, *from).toDisplay(),
                        other.getOr(assignment::kTo, *to).toDisplay()}});
    }
    return out;
}

} // namespace

bool VisitFacts::isPackageExpired() const
{
    const auto expires = assignment.get(assignment::kPackageExpires);
    return expires && day > *expires;
}

const Record* VisitFacts::trainee(const Id& id) const
{
    const auto it =
        std::find_if(trainees.begin(), trainees.end(), [&](const Record& r) { return r.id == id; });
    return it == trainees.end() ? nullptr : &*it;
}

const Record* VisitFacts::unit(const Id& id) const
{
    const auto it =
        std::find_if(units.begin(), units.end(), [&](const Record& r) { return r.id == id; });
    return it == units.end() ? nullptr : &*it;
}

Result<VisitFacts> readVisitFacts(const Reader& reader, const Id& visitId, Date day)
{
    VisitFacts facts;
    facts.day = day;
    auto found = needed(reader.find(Visit::kType, visitId));
    if (!found) {
        return found.fault();
    }
    facts.visit = std::move(*found);
    auto assignment = needed(reader.find(facts.visit.get(visit::kAssignment)));
    if (!assignment) {
        return assignment.fault();
    }
    facts.assignment = std::move(*assignment);
    // The rest may be missing from a damaged package; the pages then say so in their place.
    const auto take = [&](auto ref, Record& into) {
        if (auto l = reader.find(ref)) {
            into = std::move(l.record);
        }
    };
    take(facts.visit.get(visit::kRequest), facts.request);
    take(facts.visit.get(visit::kCentre), facts.centre);
    take(facts.assignment.get(assignment::kNoss), facts.noss);
    take(facts.assignment.get(assignment::kVerifier), facts.verifier);
    facts.overlaps = overlapsOf(reader, facts.assignment);
    const auto state = facts.visit.get(visit::kState);
    // Passed to another verifier while she was offline: her work goes on and is kept. What she
    // declined, or did not answer, never began.
    const bool replaced = facts.assignment.get(assignment::kState) == assignment::State::Replaced;
    facts.isOpen =
        state == visit::State::InProgress || (state == visit::State::Superseded && replaced);

    if (const auto request = facts.visit.get(visit::kRequest)) {
        Query links{.type = RequestBatch::kType};
        links.with(equals(request_batch::kRequest, *request));
        for (const auto& link : reader.query(links)) {
            if (auto batch = reader.find(link.get(request_batch::kBatch))) {
                facts.batches.push_back(std::move(batch.record));
            }
        }
    }
    for (const auto& batch : facts.batches) {
        Query q{.type = Trainee::kType};
        q.with(equals(trainee::kBatch, Ref<TraineeBatch>{batch.id})).orderBy(trainee::kName.name);
        for (auto& t : reader.query(q)) {
            const auto status = t.getOr(trainee::kStatus, trainee::Status::Active);
            if (status != trainee::Status::Withdrawn && status != trainee::Status::Transferred) {
                facts.trainees.push_back(std::move(t));
            }
        }
    }
    std::stable_sort(facts.trainees.begin(), facts.trainees.end(),
                     [](const Record& a, const Record& b) {
                         return a.text(trainee::kName) < b.text(trainee::kName);
                     });
    if (const auto standard = facts.assignment.get(assignment::kNoss)) {
        Query q{.type = CompetencyUnit::kType};
        q.with(equals(competency_unit::kNoss, *standard)).orderBy(competency_unit::kNumber.name);
        facts.units = reader.query(q);
    }
    return facts;
}

FormRow rowOfVisit(const RecordType& type, const VisitFacts& facts, std::string key)
{
    FormRow row;
    row.key = std::move(key);
    row.record = Record(type, Id{});
    row.record.set(visit_part::kVisit, Ref<Visit>{facts.visit.id});
    if (type.field(visit_part::kAssignment.name)) {
        row.record.set(visit_part::kAssignment, Ref<Assignment>{facts.assignment.id});
    }
    return row;
}

void takeRecord(FormRow& row, const Record& record) { row.record = record; }

Words unitTitle(const Record& unit)
{
    const auto number = unit.text(competency_unit::kNumber);
    const auto en = unit.text(competency_unit::kTitleEn);
    const auto ms = unit.text(competency_unit::kTitleMs);
    return {number + "  " + (ms.empty() ? en : ms), number + "  " + (en.empty() ? ms : en)};
}

std::vector<Record> partsOf(const Reader& reader, const char* type, const VisitFacts& facts)
{
    Query q{.type = type};
    q.with(equals(visit_part::kVisit, Ref<Visit>{facts.visit.id}));
    return reader.query(q);
}

} // namespace myspike::site_visit
