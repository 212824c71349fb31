// Rules of a request, of findings, signatures and lines of a claim.
#include <set>

#include "shared/modules/verification/verification.h"
#include "shared/schema/rule_book.h"
#include "shared/schema/transaction.h"

namespace myspike::verification {

namespace {

using Findings = std::vector<Finding>;

void add(Findings& out, Severity severity, const char* rule, const char* field, Text text,
         bool leftToServer = false)
{
    out.push_back({severity, rule, field, std::move(text), leftToServer});
}

std::vector<Record> batchesOf(const Reader& reader, const Record& request)
{
    Query q{.type = RequestBatch::kType};
    q.with(equals(request_batch::kRequest, Ref<VerificationRequest>{request.id}));
    return reader.query(q);
}

// --- the request ---------------------------------------------------------------------------------

/// 2 §2.5: every group is ready for verification, of this centre and this standard.
void judgeBatches(const Record& r, const Reader& reader, const ActContext&, Findings& out)
{
    using namespace verification_request;
    const auto rows = batchesOf(reader, r);
    if (rows.empty()) {
        add(out, Severity::Error, "VER-BATCHES", "",
            msg("verification_request", "The request names no group. Add at least one."));
        return;
    }
    const auto state = r.get(kState);
    const bool taken = state != verification_request::State::Draft &&
                       state != verification_request::State::Returned &&
                       state != verification_request::State::Submitted;
    for (const auto& row : rows) {
        const auto batch = reader.find(row.get(request_batch::kBatch));
        if (!batch) {
            continue;
        }
        const auto number = batch->text(trainee_batch::kNumber);
        if (batch->get(trainee_batch::kCentre) != r.get(kCentre)) {
            add(out, Severity::Error, "VER-BATCHES", "",
                Text(msg("verification_request", "Group %1 belongs to another centre. Remove it."),
                     {number}));
        }
        if (batch->get(trainee_batch::kNoss) != r.get(kNoss)) {
            add(out, Severity::Error, "VER-BATCHES", "",
                Text(msg("verification_request", "Group %1 was trained by another standard. "
                                                 "Remove it."),
                     {number}));
        }
        if (!taken &&
            batch->get(trainee_batch::kState) != trainee_batch::State::ReadyForVerification) {
            add(out, Severity::Error, "VER-READY", "",
                Text(msg("verification_request", "Group %1 is not ready: its marks must be "
                                                 "verified internally, declared and frozen "
                                                 "first."),
                     {number}));
        }
        if (batch->has(trainee_batch::kAssessor) &&
            batch->get(trainee_batch::kAssessor) == batch->get(trainee_batch::kInternalVerifier)) {
            add(out, Severity::Error, "PSN-R1", "",
                Text(msg("verification_request", "One person assessed group %1 and verified it. It "
                                                 "cannot be verified so."),
                     {number}));
        }
    }
}

/// DFT-R2 once more, over all groups of the request in one programme.
void judgeCapacity(const Record& r, const Reader& reader, const ActContext&, Findings& out)
{
    using namespace verification_request;
    std::int64_t trainees = 0;
    for (const auto& row : batchesOf(reader, r)) {
        const auto batch = reader.find(row.get(request_batch::kBatch));
        if (!batch) {
            return;
        }
        const auto count = batch->getOr(trainee_batch::kTraineeCount, std::int64_t{0});
        trainees += count;
        const auto programme = reader.find(batch->get(trainee_batch::kProgramme));
        const auto capacity =
            programme ? programme->get(accredited_programme::kCapacity) : std::nullopt;
        const auto start = batch->get(trainee_batch::kStart);
        if (capacity && start && count > *capacity) {
            const auto enforced =
                ruleValue(reader, RuleKey<bool>{"centres.capacity.enforced"}, *start);
            add(out, enforced.valueOr(true) ? Severity::Error : Severity::Warning, "DFT-R2", "",
                Text(msg("verification_request", "Group %1 has %2 trainees, but the programme may "
                                                 "train %3. Settle this before it is verified."),
                     {batch->text(trainee_batch::kNumber), count, *capacity}));
        }
    }
    const auto stated = r.get(kTraineeCount);
    if (stated && trainees > 0 && *stated != trainees) {
        add(out, Severity::Warning, "VER-COUNT", kTraineeCount.name,
            Text(msg("verification_request", "The request states %1 trainees; its groups have %2."),
                 {*stated, trainees}));
    }
}

void judgeDates(const Record& r, const Reader& reader, const ActContext& context, Findings& out)
{
    using namespace verification_request;
    const Date submitted = r.has(kSubmittedAt) ? r.get(kSubmittedAt)->day() : context.day();
    std::set<Date> seen;
    for (const auto& field : {kProposed1, kProposed2, kProposed3}) {
        const auto day = r.get(field);
        if (!day) {
            continue;
        }
        if (*day <= submitted) {
            add(out, Severity::Error, "VER-DATES", field.name,
                Text(msg("verification_request", "%1 is not after the day of the request. Propose "
                                                 "a later day."),
                     {day->toDisplay()}));
        }
        if (!seen.insert(*day).second) {
            add(out, Severity::Error, "VER-DATES", field.name,
                Text(msg("verification_request", "%1 is proposed twice. Propose another day or "
                                                 "leave it empty."),
                     {day->toDisplay()}));
        }
    }
    const auto intended = r.get(kFinalAssessmentOn);
    const auto days = ruleValue(
        reader, RuleKey<std::int64_t>{"verification.clock.apply_before_final_days"}, submitted);
    if (intended && days && daysBetween(submitted, *intended) < *days) {
        add(out, Severity::Warning, "VER-APPLY", kFinalAssessmentOn.name,
            Text(msg("verification_request", "The request comes %1 days before the final "
                                             "assessment; %2 are asked for."),
                 {daysBetween(submitted, *intended), *days}));
    }
}

void judgeDocuments(const Record& r, const Reader& reader, const ActContext&, Findings& out)
{
    Query q{.type = "attachment"};
    q.with({"owner_id", Compare::Equal, {r.id.toString()}});
    if (reader.count(q) == 0) {
        add(out, Severity::Warning, "VER-DOCUMENTS", "",
            msg("verification_request", "No document is attached. Attach the assessment schedule "
                                        "and the summary of results."),
            !reader.holdsAll("attachment"));
    }
}

// --- findings, signatures, claims ----------------------------------------------------------------

void judgeFindingEvidence(const Record& r, const Reader& reader, const ActContext& context,
                          Findings& out)
{
    using namespace finding;
    if (r.get(kCategory) != Category::Major || !r.text(kEvidence).empty() ||
        !r.text(visit_part::kPhotos).empty()) {
        return;
    }
    const auto needed = ruleValue(
        reader, RuleKey<bool>{"verification.finding.major_needs_evidence"}, context.day());
    if (needed.valueOr(true)) {
        add(out, Severity::Error, "FINDING-EVIDENCE", kEvidence.name,
            msg("finding", "A major finding needs evidence. Describe it or take a photograph."));
    }
}

void judgeSignature(const Record& r, const Reader&, const ActContext&, Findings& out)
{
    using namespace signature;
    const bool signedSomehow = r.has(kStrokes) || r.has(kPaperPhoto);
    if (!r.getOr(kRefused, false) && !signedSomehow) {
        add(out, Severity::Error, "SIGN-EMPTY", kStrokes.name,
            msg("signature", "Nothing was signed. Sign here, or print the page, sign it and take a "
                             "photograph."));
    }
    if (r.getOr(kRefused, false) && signedSomehow) {
        add(out, Severity::Error, "SIGN-REFUSED", kRefused.name,
            msg("signature", "It cannot be signed and refused. Keep one of the two."));
    }
    if (signedSomehow && !r.has(kShownHash)) {
        add(out, Severity::Error, "SIGN-SHOWN", kShownHash.name,
            msg("signature", "What was shown for signature is not recorded. Open the page again "
                             "and sign there."));
    }
}

/// Amount is quantity times rate, rates are the rule book's of that day, receipts where needed.
void judgeClaimLine(const Record& r, const Reader& reader, const ActContext&, Findings& out)
{
    using namespace claim_line;
    const auto kind = r.get(kKind);
    const auto day = r.get(kDate);
    if (!kind || !day) {
        return;
    }
    const auto assignment = reader.find(r.get(kAssignment));
    const auto rate = assignment ? claimRate(reader, *kind, *day, assignment.record) : std::nullopt;
    if (rate && r.has(kRate) && r.get(kRate) != rate) {
        add(out, Severity::Error, "CLAIM-RATE", kRate.name,
            Text(msg("claim_line", "The rate on %1 is %2. Use it."),
                 {day->toDisplay(), rate->toDisplay()}));
    }
    const auto quantity = r.getOr(kQuantity, Hundredths::whole(1));
    if (r.has(kRate) && r.has(kAmount)) {
        const Money expected{mulDivRound(r.get(kRate)->sen, quantity.value, 100)};
        if (*r.get(kAmount) != expected) {
            add(out, Severity::Error, "CLAIM-AMOUNT", kAmount.name,
                Text(msg("claim_line", "The amount is %1, but quantity times rate makes %2."),
                     {r.get(kAmount)->toDisplay(), expected.toDisplay()}));
        }
    }
    if (*kind == Kind::Lodging) {
        const auto most =
            ruleValue(reader, RuleKey<Money>{"claim.lodging.maximum_per_night"}, *day);
        if (most && r.has(kRate) && *r.get(kRate) > *most) {
            add(out, Severity::Error, "CLAIM-LODGING", kRate.name,
                Text(msg("claim_line", "Lodging is paid up to %1 a night. Claim no more."),
                     {most->toDisplay()}));
        }
    }
    const char* receipt = *kind == Kind::Lodging          ? "claim.receipt_required.lodging"
                          : *kind == Kind::TollAndParking ? "claim.receipt_required.toll_parking"
                          : *kind == Kind::Fare           ? "claim.receipt_required.fare"
                                                          : nullptr;
    if (receipt && !r.has(kReceipt) &&
        ruleValue(reader, RuleKey<bool>{receipt}, *day).valueOr(true)) {
        add(out, Severity::Error, "CLAIM-RECEIPT", kReceipt.name,
            msg("claim_line", "This line needs its receipt. Photograph it."));
    }
}

void judgeTime(const Record& r, const Reader&, const ActContext&, Findings& out)
{
    const auto text = r.text(verification_request::kStartTime);
    if (!text.empty() && !isTimeOfDay(text)) {
        add(out, Severity::Error, "VER-TIME", verification_request::kStartTime.name,
            msg("verification_request", "This is no time of day. Write hours and minutes, for "
                                        "instance 08:30."));
    }
}

} // namespace

/// "08:30": two digits each, of a day.
bool isTimeOfDay(const std::string& text)
{
    const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
    if (text.size() != 5 || text[2] != ':' || !digit(0) || !digit(1) || !digit(3) || !digit(4)) {
        return false;
    }
    return (text[0] - '0') * 10 + (text[1] - '0') < 24 && text[3] < '6';
}

std::vector<Rule> requestRules()
{
    return {{"VER-BATCHES", "2 §2.5", judgeBatches},
            {"DFT-R2", "1 §6.2 DFT-R2 [S8]", judgeCapacity},
            {"VER-DATES", "2 §2.4 [A]", judgeDates},
            {"VER-TIME", "2 §2.3 [A]", judgeTime},
            {"VER-DOCUMENTS", "2 §2.5", judgeDocuments}};
}

std::vector<Rule> findingRules()
{
    return {{"FINDING-EVIDENCE", "2 §2.6 [A]", judgeFindingEvidence}};
}

std::vector<Rule> signatureRules() { return {{"SIGN-EMPTY", "2 §2.6 [A]", judgeSignature}}; }

std::vector<Rule> claimLineRules() { return {{"CLAIM-RATE", "2 §2.4 [S37]", judgeClaimLine}}; }

} // namespace myspike::verification
