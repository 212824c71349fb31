// Commands of the visit itself; all of them but the last run anywhere (2 §2.6).
#include <algorithm>

#include "shared/modules/description.h"
#include "shared/modules/verification/verification.h"
#include "shared/modules/verification/visit_checks.h"
#include "shared/modules/verification/visit_documents.h"
#include "shared/modules/working_days.h"
#include "shared/schema/rule_book.h"
#include "shared/sync/records.h"

namespace myspike::verification {

namespace {

namespace vr = verification_request;
namespace as = assignment;

Fault gone()
{
    return Fault{FaultCode::NotFound,
                 msg("verification", "This record no longer exists. Go back to the list and "
                                     "refresh it."),
                 {},
                 "GONE"};
}

Id requestOf(const Record& visit)
{
    return visit.getOr(visit::kRequest, Ref<VerificationRequest>{}).id;
}
Id assignmentOf(const Record& visit)
{
    return visit.getOr(visit::kAssignment, Ref<Assignment>{}).id;
}

template <class T> void take(Record& r, const Field<T>& f, const Values& args)
{
    if (const auto v = args.get(f)) {
        r.set(f, *v);
    }
}

/// As take(), and an argument that is given empty empties the field.
template <class T> void takeGiven(Record& r, const Field<T>& f, const Values& args)
{
    if (const auto* v = args.find(f.name)) {
        r.setValue(f.name, *v);
    }
}

/// A photograph named by a command is a file of the visit, so that its bytes are sent and proved.
Status keepPhotograph(Transaction& tx, const Id& visit, const char* kind, const std::string& hash)
{
    if (hash.empty()) {
        return okStatus();
    }
    Values file;
    file.set(attachments::kOwnerType, Visit::kType)
        .set(attachments::kOwnerId, visit.toString())
        .set(attachments::kKind, kind)
        .set(attachments::kSha256, hash)
        .set(attachments::kName, hash.substr(0, 12) + ".jpg")
        .set(attachments::kCapturedAt, tx.context().at);
    return tx.run(attachments::kAttach, tx.newId(), file);
}

/// Both halves of a position and on this earth, or neither.
Status wholePosition(const Record& v)
{
    const auto fits = [](std::optional<std::int64_t> degrees, std::int64_t most) {
        return !degrees || (-most <= *degrees && *degrees <= most);
    };
    if (v.has(visit::kArrivalLatitude) != v.has(visit::kArrivalLongitude) ||
        v.has(visit::kLeaveLatitude) != v.has(visit::kLeaveLongitude) ||
        !fits(v.get(visit::kArrivalLatitude), 90'000'000) ||
        !fits(v.get(visit::kArrivalLongitude), 180'000'000) ||
        !fits(v.get(visit::kLeaveLatitude), 90'000'000) ||
        !fits(v.get(visit::kLeaveLongitude), 180'000'000)) {
        return refusal("VER-POSITION", msg("visit", "A position needs latitude and longitude, for "
                                                    "instance 3.07380, 101.51830."));
    }
    return okStatus();
}

/// The bag is packed before the visit: each answer stands in the history with its day and machine.
Status answerReadiness(Transaction& tx, const Id& id, const Values& args)
{
    namespace ca = checklist_answer;
    const auto v = tx.find(Visit::kType, id);
    const auto item = tx.find(args.get(ca::kItem));
    if (!v || !item) {
        return gone();
    }
    if (item->text(checklist_item::kForm) != "readiness" ||
        item->get(checklist_item::kChecklist) != v->get(visit::kChecklist)) {
        return refusal("VER-READINESS", msg("visit", "This question is not one of those before the "
                                                     "visit."));
    }
    Query q{.type = ChecklistAnswer::kType};
    q.with(equals(visit_part::kVisit, Ref<Visit>{id}))
        .with(equals(ca::kItem, *args.get(ca::kItem)));
    auto kept = tx.first(q);
    Record answer = kept ? std::move(*kept) : Record(checklistAnswer(), tx.newId());
    answer.set(visit_part::kVisit, Ref<Visit>{id});
    answer.set(visit_part::kAssignment, v->get(visit::kAssignment));
    answer.set(ca::kItem, args.get(ca::kItem));
    answer.set(ca::kCode, item->text(checklist_item::kCode));
    takeGiven(answer, ca::kChoice, args);
    takeGiven(answer, ca::kText, args);
    return kept ? tx.update(answer) : tx.insert(answer);
}

Status checkIn(Transaction& tx, const Id& id, const Values& args)
{
    auto found = tx.find(Visit::kType, id);
    if (!found) {
        return gone();
    }
    Record v = std::move(found.record);
    const auto a = tx.find(Assignment::kType, assignmentOf(v));
    if (!a) {
        return gone();
    }
    // Replaced while she was offline: her arrival is kept, and nothing else moves.
    const bool superseded = v.get(visit::kState) == visit::State::Superseded;
    const auto expires = a->get(as::kPackageExpires);
    if (!superseded && (!expires || tx.context().day() > *expires)) {
        return Fault{FaultCode::Expired,
                     Text(msg("visit", "The package was valid for check-in until %1. Connect and "
                                       "download it again before you begin."),
                          {expires ? expires->toDisplay() : std::string("–")}),
                     {},
                     "VER-PACKAGE"};
    }
    take(v, visit::kArrivalLatitude, args);
    take(v, visit::kArrivalLongitude, args);
    take(v, visit::kArrivalPositionFrom, args);
    take(v, visit::kSignboardPhoto, args);
    MYSPIKE_TRY(wholePosition(v));
    MYSPIKE_TRY(keepPhotograph(tx, id, "signboard", args.getOr(visit::kSignboardPhoto, "")));
    v.set(visit::kDevice, tx.context().deviceName);
    v.set(visit::kPackageVersion, a->get(as::kPackageVersion));
    if (superseded) {
        v.set(visit::kArrivedAt, tx.context().at);
        return tx.update(v);
    }
    MYSPIKE_TRY(tx.update(v));
    MYSPIKE_TRY(tx.transition(Visit::kType, id, visit::transition::kCheckIn));
    MYSPIKE_TRY(tx.transition(Assignment::kType, a->id, as::transition::kCheckIn));
    return tx.transition(VerificationRequest::kType, requestOf(v), vr::transition::kCheckIn);
}

// --- the sample ----------------------------------------------------------------------------------

Status recordPlace(Transaction& tx, const Id& id, const Values& args)
{
    auto v = tx.find(Visit::kType, id);
    if (!v) {
        return gone();
    }
    takeGiven(v.record, visit::kArrivalLatitude, args);
    takeGiven(v.record, visit::kArrivalLongitude, args);
    takeGiven(v.record, visit::kArrivalPositionFrom, args);
    takeGiven(v.record, visit::kLeaveLatitude, args);
    takeGiven(v.record, visit::kLeaveLongitude, args);
    takeGiven(v.record, visit::kLeavePositionFrom, args);
    takeGiven(v.record, visit::kSignboardPhoto, args);
    MYSPIKE_TRY(wholePosition(v.record));
    MYSPIKE_TRY(keepPhotograph(tx, id, "signboard", args.getOr(visit::kSignboardPhoto, "")));
    return tx.update(v.record);
}

Status insertSampled(Transaction& tx, const Record& visit, const std::vector<Sampled>& sampled,
                     std::int64_t ordinal)
{
    for (const auto& s : sampled) {
        Record e(sampleEntry(), tx.newId());
        e.set(visit_part::kVisit, Ref<Visit>{visit.id});
        e.set(visit_part::kAssignment, visit.get(visit::kAssignment));
        e.set(visit_part::kTrainee, Ref<Trainee>{s.trainee});
        e.set(sample_entry::kReasons, joinReasons(s.reasons));
        e.set(sample_entry::kOrdinal, ++ordinal);
        MYSPIKE_TRY(tx.insert(e));
    }
    return okStatus();
}

/// Each group draws with the assignment's seed and its own id, so that the groups' order, and who
/// stands in another group, do not matter.
std::uint64_t seedFor(std::int64_t seed, const Id& batch)
{
    std::uint64_t low = 0;
    for (int i = 8; i < 16; ++i) {
        low = low << 8 | batch.bytes[static_cast<std::size_t>(i)];
    }
    return static_cast<std::uint64_t>(seed) ^ low;
}

template <class Draw> Status sampleGroups(Transaction& tx, const Record& visit, Draw&& draw)
{
    const auto a = tx.find(Assignment::kType, assignmentOf(visit));
    if (!a) {
        return gone();
    }
    const auto policy = samplePolicy(tx, ruleDay(tx, visit, tx.context().day()));
    if (!policy) {
        return policy.fault();
    }
    auto ordinal = static_cast<std::int64_t>(partsOf(tx, SampleEntry::kType, visit).size());
    for (const auto& batch : batchesOfVisit(tx, visit)) {
        const auto sheet = loadMarkSheet(tx, batch);
        if (!sheet) {
            return sheet.fault();
        }
        const auto sampled = draw(sampleCandidates(*sheet, *policy),
                                  seedFor(a->getOr(as::kSeed, std::int64_t{0}), batch.id), *policy);
        MYSPIKE_TRY(insertSampled(tx, visit, sampled, ordinal));
        ordinal += static_cast<std::int64_t>(sampled.size());
    }
    return okStatus();
}

Status drawSampleOf(Transaction& tx, const Id& id, const Values&)
{
    const auto v = tx.find(Visit::kType, id);
    if (!v) {
        return gone();
    }
    return sampleGroups(tx, v.record, [](auto candidates, auto seed, const auto& policy) {
        return drawSample(std::move(candidates), seed, policy);
    });
}

Status extendSampleOf(Transaction& tx, const Id& id, const Values&)
{
    auto v = tx.find(Visit::kType, id);
    if (!v) {
        return gone();
    }
    std::vector<Id> already;
    for (const auto& e : partsOf(tx, SampleEntry::kType, v.record)) {
        already.push_back(e.getOr(visit_part::kTrainee, Ref<Trainee>{}).id);
    }
    v.record.set(visit::kSampleExtended, true);
    MYSPIKE_TRY(tx.update(v.record));
    // What was drawn for one group is counted for that group alone.
    return sampleGroups(tx, v.record, [&](auto candidates, auto seed, const auto& policy) {
        std::vector<Id> ofGroup;
        for (const auto& c : candidates) {
            if (std::find(already.begin(), already.end(), c.trainee) != already.end()) {
                ofGroup.push_back(c.trainee);
            }
        }
        return extendSample(std::move(candidates), seed, policy, ofGroup);
    });
}

Status addToSample(Transaction& tx, const Id& id, const Values& args)
{
    const auto v = tx.find(Visit::kType, id);
    const auto trainee = args.get(visit_part::kTrainee);
    if (!v || !trainee) {
        return gone();
    }
    const auto all = traineesOfVisit(tx, v.record);
    if (std::none_of(all.begin(), all.end(),
                     [&](const Record& t) { return t.id == trainee->id; })) {
        return refusal("VER-UNLISTED",
                       msg("visit", "This trainee is not in the package and cannot be added to the "
                                    "sample. Note the trainee as not listed."));
    }
    const auto entries = partsOf(tx, SampleEntry::kType, v.record);
    for (const auto& e : entries) {
        if (e.get(visit_part::kTrainee) == *trainee) {
            return refusal("VER-SAMPLE", msg("visit", "This trainee is in the sample already."));
        }
    }
    return insertSampled(tx, v.record, {{trainee->id, {sample_entry::Reason::VerifierChoice}}},
                         static_cast<std::int64_t>(entries.size()));
}

// --- recommendations -----------------------------------------------------------------------------

/// Only where nothing speaks against it and nothing was said yet (2 §2.6, V9).
Status markAsCentre(Transaction& tx, const Id& id, const Values&)
{
    namespace tr = trainee_recommendation;
    const auto v = tx.find(Visit::kType, id);
    if (!v) {
        return gone();
    }
    const auto given = partsOf(tx, TraineeRecommendation::kType, v.record);
    for (const auto& batch : batchesOfVisit(tx, v.record)) {
        const auto sheet = loadMarkSheet(tx, batch);
        if (!sheet) {
            return sheet.fault();
        }
        for (const auto& row : sheet->rows) {
            const Ref<Trainee> trainee{row.trainee.id};
            const bool said = std::any_of(given.begin(), given.end(), [&](const Record& r) {
                return r.get(visit_part::kTrainee) == trainee;
            });
            if (said || !flagsOf(tx, v.record, row).empty()) {
                continue;
            }
            Record r(traineeRecommendation(), tx.newId());
            r.set(visit_part::kVisit, Ref<Visit>{id});
            r.set(visit_part::kAssignment, v->get(visit::kAssignment));
            r.set(visit_part::kTrainee, trainee);
            r.set(tr::kBatch, batch);
            r.set(tr::kRecommendation, row.centre.competent()
                                           ? tr::Recommendation::Competent
                                           : tr::Recommendation::NotYetCompetent);
            r.set(tr::kAsCentre, true);
            MYSPIKE_TRY(tx.insert(r));
        }
    }
    return okStatus();
}

// --- the end of the visit ------------------------------------------------------------------------

Result<Date> dueOf(const Transaction& tx, finding::Category category)
{
    const char* key = category == finding::Category::Major ? "verification.clock.major_finding_days"
                      : category == finding::Category::Minor
                          ? "verification.clock.minor_finding_days"
                          : "verification.clock.improvement_finding_days";
    const Date today = tx.context().day();
    const auto days = ruleValue(tx, RuleKey<std::int64_t>{key}, today);
    if (!days) {
        return days.fault();
    }
    return today.plusDays(static_cast<int>(*days));
}

/// From now on every word of a finding stands.
Status issueFindings(Transaction& tx, const Record& visit)
{
    for (auto& f : partsOf(tx, RaisedFinding::kType, visit)) {
        if (f.get(finding::kState) != finding::State::Raised) {
            continue;
        }
        if (!f.has(finding::kDueOn)) {
            const auto due = dueOf(tx, f.getOr(finding::kCategory, finding::Category::Improvement));
            if (!due) {
                return due.fault();
            }
            f.set(finding::kDueOn, *due);
        }
        if (tx.onServer() && !f.has(finding::kNumber)) {
            const int year = tx.context().day().year();
            const auto number = tx.nextNumber("finding", year);
            if (!number) {
                return number.fault();
            }
            f.set(finding::kNumber, "DPT/" + std::to_string(year) + "/" + std::to_string(*number));
        }
        MYSPIKE_TRY(tx.update(f));
        MYSPIKE_TRY(tx.transition(RaisedFinding::kType, f.id, finding::transition::kIssue));
    }
    return okStatus();
}

Status beginReport(Transaction& tx, const Record& visit, Date due)
{
    namespace rp = visit_report;
    Record r(visitReport(), tx.newId());
    r.set(visit_part::kVisit, Ref<Visit>{visit.id});
    r.set(visit_part::kAssignment, visit.get(visit::kAssignment));
    r.set(rp::kRequest, visit.get(visit::kRequest));
    r.set(rp::kCentre, visit.get(visit::kCentre));
    r.set(rp::kVerifierUser, visit.get(visit::kVerifierUser));
    r.set(rp::kVersion, std::int64_t{1});
    r.set(rp::kDueOn, due);
    r.set(rp::kState, rp::State::Draft);
    return tx.insert(r);
}

Status closeVisit(Transaction& tx, const Id& id, const Values& args)
{
    auto found = tx.find(Visit::kType, id);
    if (!found) {
        return gone();
    }
    Record v = std::move(found.record);
    take(v, visit::kLeaveLatitude, args);
    take(v, visit::kLeaveLongitude, args);
    take(v, visit::kLeavePositionFrom, args);
    MYSPIKE_TRY(wholePosition(v));
    take(v, visit::kCentreComment, args);
    if (v.get(visit::kState) == visit::State::Superseded) {
        v.set(visit::kLeftAt, tx.context().at);
        return tx.update(v);
    }
    MYSPIKE_TRY(requireSound(v, tx));
    auto a = tx.find(Assignment::kType, assignmentOf(v));
    if (!a) {
        return gone();
    }
    const auto expires = a->get(as::kPackageExpires);
    v.set(visit::kAcceptedLate, expires && tx.context().day() > *expires);
    MYSPIKE_TRY(tx.update(v));
    MYSPIKE_TRY(tx.transition(Visit::kType, id, visit::transition::kClose));
    const auto days = ruleValue(tx, RuleKey<std::int64_t>{"verification.clock.report_working_days"},
                                tx.context().day());
    if (!days) {
        return days.fault();
    }
    const auto centre = tx.find(v.get(visit::kCentre));
    const WorkingDays working(tx, centre ? centre->get(centre::kState) : std::nullopt);
    const Date due = working.after(tx.context().day(), static_cast<int>(*days));
    a.record.set(as::kReportDue, due);
    MYSPIKE_TRY(tx.update(a.record));
    MYSPIKE_TRY(tx.transition(Assignment::kType, a->id, as::transition::kCloseVisit));
    MYSPIKE_TRY(
        tx.transition(VerificationRequest::kType, requestOf(v), vr::transition::kCloseVisit));
    MYSPIKE_TRY(issueFindings(tx, v));
    MYSPIKE_TRY(beginReport(tx, v, due));
    const auto closed = tx.find(Visit::kType, id);
    return closed ? issueSlip(tx, closed.record) : gone();
}

/// Shut centre, flood, illness: what was done is kept, and the officer plans again.
Status cannotBeHeld(Transaction& tx, const Id& id, const Values& args)
{
    auto found = tx.find(Visit::kType, id);
    if (!found) {
        return gone();
    }
    Record v = std::move(found.record);
    take(v, visit::kCannotBeHeldKind, args);
    take(v, visit::kCannotBeHeldReason, args);
    take(v, visit::kCannotBeHeldPhoto, args);
    MYSPIKE_TRY(
        keepPhotograph(tx, id, "cannot_be_held", args.getOr(visit::kCannotBeHeldPhoto, "")));
    if (v.text(visit::kCannotBeHeldReason).empty()) {
        return refusal("VER-REASON", msg("visit", "Write why the visit cannot be held."));
    }
    MYSPIKE_TRY(tx.update(v));
    MYSPIKE_TRY(tx.transition(Visit::kType, id, visit::transition::kCannotBeHeld));
    MYSPIKE_TRY(tx.transition(Assignment::kType, assignmentOf(v), as::transition::kCannotBeHeld));
    return tx.transition(VerificationRequest::kType, requestOf(v), vr::transition::kCannotBeHeld);
}

Status markSynchronised(Transaction& tx, const Id& id, const Values&)
{
    const auto v = tx.find(Visit::kType, id);
    const auto request = v ? tx.find(VerificationRequest::kType, requestOf(*v)) : Lookup{};
    if (!request) {
        return gone();
    }
    // Told twice, or after the report went in: nothing is left to say.
    if (request->get(vr::kState) != vr::State::VisitClosed) {
        return okStatus();
    }
    return tx.transition(VerificationRequest::kType, request->id, vr::transition::kSynchronise);
}

std::optional<Text> notHers(const Reader&, const Record& r, const ActContext& context)
{
    if (r.get(visit::kVerifierUser) != Ref<User>{context.actor.user}) {
        return msg("visit", "This visit is another verifier's.");
    }
    return std::nullopt;
}

std::optional<Text> sampleIsDrawn(const Reader& reader, const Record& visit, const ActContext&)
{
    if (!partsOf(reader, SampleEntry::kType, visit).empty()) {
        return msg("visit", "The sample has been drawn already. You may add trainees to it.");
    }
    return std::nullopt;
}

std::optional<Text> sampleIsNotDrawn(const Reader& reader, const Record& visit, const ActContext&)
{
    if (partsOf(reader, SampleEntry::kType, visit).empty()) {
        return msg("visit", "Draw the sample first.");
    }
    return std::nullopt;
}

/// What she has on her machine is what she works by.
std::optional<Text> packageIsMissing(const Reader& reader, const Record& visit, const ActContext&)
{
    const auto a = reader.find(visit.get(visit::kAssignment));
    if (a && visit.get(visit::kState) == visit::State::Planned &&
        a->get(as::kState) != as::State::PackageIssued) {
        return msg("visit", "Download the package of this visit first, while you have a network.");
    }
    return std::nullopt;
}

/// While she works; a visit that was passed to another verifier meanwhile takes what she did.
std::vector<std::string_view> working()
{
    return codesOf(visit::State::InProgress, visit::State::Superseded);
}

Command ofVisit(const char* name, Msg label, std::vector<std::string_view> from,
                std::vector<FieldDef> args, Status (*run)(Transaction&, const Id&, const Values&))
{
    return {.name = name,
            .subject = Visit::kType,
            .label = label,
            .args = std::move(args),
            .by = {role::kExternalVerifier},
            .from = std::move(from),
            .guards = {{"VER-HERS", notHers}},
            .run = run};
}

} // namespace

void describeVisiting(Catalogue& catalogue)
{
    using myspike::describe;
    using S = visit::State;
    // Degrees in millionths.
    const auto latitude = [](const Field<std::int64_t>& f, Msg label) {
        return describe(f, {.label = label, .min = -90'000'000, .max = 90'000'000});
    };
    const auto longitude = [](const Field<std::int64_t>& f, Msg label) {
        return describe(f, {.label = label, .min = -180'000'000, .max = 180'000'000});
    };
    const std::vector<FieldDef> arrival{
        latitude(visit::kArrivalLatitude, msg("visit", "Latitude at arrival")),
        longitude(visit::kArrivalLongitude, msg("visit", "Longitude at arrival")),
        describe(visit::kArrivalPositionFrom, {.label = msg("visit", "Position at arrival")}),
        describe(visit::kSignboardPhoto,
                 {.label = msg("visit", "Photograph of the signboard"), .kind = FieldKind::File})};
    const std::vector<FieldDef> leaving{
        latitude(visit::kLeaveLatitude, msg("visit", "Latitude at leaving")),
        longitude(visit::kLeaveLongitude, msg("visit", "Longitude at leaving")),
        describe(visit::kLeavePositionFrom, {.label = msg("visit", "Position at leaving")})};
    catalogue.add(
        ofVisit(command::kAnswerReadiness, msg("verification", "Answer before the visit"),
                codesOf(S::Planned),
                {describe(checklist_answer::kItem,
                          {.label = msg("checklist_answer", "Item"), .required = Required::Always}),
                 describe(checklist_answer::kChoice, {.label = msg("checklist_answer", "Answer")}),
                 describe(checklist_answer::kText, {.label = msg("checklist_answer", "Text"),
                                                    .kind = FieldKind::Paragraph})},
                answerReadiness));
    auto checkingIn = ofVisit(command::kCheckIn, msg("verification", "Check in"),
                              codesOf(S::Planned, S::Superseded), arrival, checkIn);
    checkingIn.guards.push_back({"VER-PACKAGE", packageIsMissing});
    catalogue.add(std::move(checkingIn));
    auto place = arrival;
    place.insert(place.end(), leaving.begin(), leaving.end());
    catalogue.add(ofVisit(command::kRecordPlace, msg("verification", "Record the place"), working(),
                          std::move(place), recordPlace));
    auto draw = ofVisit(command::kDrawSample, msg("verification", "Draw the sample"), working(), {},
                        drawSampleOf);
    draw.guards.push_back({"VER-SAMPLE", sampleIsDrawn});
    catalogue.add(std::move(draw));
    auto extend = ofVisit(command::kExtendSample, msg("verification", "Extend the sample"),
                          working(), {}, extendSampleOf);
    extend.guards.push_back({"VER-SAMPLE", sampleIsNotDrawn});
    catalogue.add(std::move(extend));
    catalogue.add(
        ofVisit(command::kAddToSample, msg("verification", "Add to the sample"), working(),
                {describe(visit_part::kTrainee,
                          {.label = msg("visit_part", "Trainee"), .required = Required::Always})},
                addToSample));
    catalogue.add(ofVisit(command::kMarkAsCentre,
                          msg("verification", "Recommend as the centre's marks say"), working(), {},
                          markAsCentre));
    auto closing = leaving;
    closing.push_back(
        describe(visit::kCentreComment,
                 {.label = msg("visit", "Comments of the centre"), .kind = FieldKind::Paragraph}));
    catalogue.add(ofVisit(command::kCloseVisit, msg("verification", "Close the visit"), working(),
                          std::move(closing), closeVisit));
    catalogue.add(ofVisit(
        command::kCannotBeHeld, msg("verification", "The visit cannot be held"),
        codesOf(S::Planned, S::InProgress),
        {describe(visit::kCannotBeHeldKind, {.label = msg("visit", "What keeps it from being held"),
                                             .required = Required::Always}),
         describe(visit::kCannotBeHeldReason, {.label = msg("visit", "Reason"),
                                               .required = Required::Always,
                                               .kind = FieldKind::Paragraph}),
         describe(visit::kCannotBeHeldPhoto,
                  {.label = msg("visit", "Photograph"), .kind = FieldKind::File})},
        cannotBeHeld));
    auto synchronised =
        ofVisit(command::kMarkSynchronised, msg("verification", "Everything has arrived"),
                codesOf(S::Closed, S::Superseded), {}, markSynchronised);
    synchronised.where = Where::OnlineOnly;
    catalogue.add(std::move(synchronised));
}

} // namespace myspike::verification
