// Rules of a group (capacity, ratio, dates, separation of duties) and of a trainee.
#include <algorithm>

#include "shared/modules/identity.h"
#include "shared/modules/registration/registration.h"
#include "shared/schema/rule_book.h"
#include "shared/schema/transaction.h"

namespace myspike::registration {

namespace {

using namespace trainee_batch;
using Findings = std::vector<Finding>;

void add(Findings& out, Severity severity, const char* rule, const char* field, Text text,
         bool leftToServer = false)
{
    out.push_back({severity, rule, field, std::move(text), leftToServer});
}

/// DFT-R2: trainees of the group do not exceed the approved capacity of the programme. Where the
/// register lacks the capacity it warns; before 2017 the limit was not enforced.
void judgeCapacity(const Record& r, const Reader& reader, const ActContext&, Findings& out)
{
    const auto programme = reader.find(r.get(kProgramme));
    const auto count = r.get(kTraineeCount);
    const auto start = r.get(kStart);
    if (!programme || !count || !start) {
        return;
    }
    const auto capacity = programme->get(accredited_programme::kCapacity);
    if (!capacity) {
        add(out, Severity::Warning, "DFT-R2", kTraineeCount.name,
            msg("trainee_batch", "The capacity of this programme is not in the register, so the "
                                 "size of the group could not be checked."));
        return;
    }
    const auto enforced = ruleValue(reader, RuleKey<bool>{"centres.capacity.enforced"}, *start);
    if (*count > *capacity) {
        add(out, enforced.valueOr(true) ? Severity::Error : Severity::Warning, "DFT-R2",
            kTraineeCount.name,
            Text(msg("trainee_batch", "The group has %1 trainees, but the programme may train %2. "
                                      "Register fewer, or have the capacity raised first."),
                 {*count, *capacity}));
    }
}

/// DFT-R1: the programme is accredited when training begins, and the group ends before it expires.
void judgeAccreditation(const Record& r, const Reader& reader, const ActContext&, Findings& out)
{
    const auto programme = reader.find(r.get(kProgramme));
    const auto start = r.get(kStart);
    const auto end = r.get(kEnd);
    if (!programme || !start) {
        return;
    }
    const auto from = programme->get(accredited_programme::kFrom);
    const auto to = programme->get(accredited_programme::kTo);
    if (!from || !to) {
        add(out, Severity::Warning, "DFT-R1", kStart.name,
            msg("trainee_batch", "The dates of accreditation are not in the register, so the dates "
                                 "of the group could not be checked."));
        return;
    }
    if (*start < *from || *start > *to) {
        add(out, Severity::Error, "DFT-R1", kStart.name,
            Text(msg("trainee_batch", "The programme is accredited from %1 until %2, but training "
                                      "begins on %3. Correct the date or choose another "
                                      "programme."),
                 {from->toDisplay(), to->toDisplay(), start->toDisplay()}));
    }
    if (end && *end > *to) {
        add(out, Severity::Error, "DFT-R1", kEnd.name,
            Text(msg("trainee_batch", "The group ends on %1, after the accreditation on %2. It "
                                      "needs a special approval or an earlier end."),
                 {end->toDisplay(), to->toDisplay()}));
    }
}

void judgeDates(const Record& r, const Reader& reader, const ActContext&, Findings& out)
{
    const auto start = r.get(kStart);
    const auto end = r.get(kEnd);
    if (start && end && *end < *start) {
        add(out, Severity::Error, "BATCH-DATES", kEnd.name,
            Text(msg("trainee_batch", "Training would end on %1, before it begins on %2. Correct "
                                      "the dates."),
                 {end->toDisplay(), start->toDisplay()}));
    }
    const auto registered = r.get(kRegisteredOn);
    if (start && registered) {
        const auto days =
            ruleValue(reader, RuleKey<std::int64_t>{"registration.late_days"}, *start);
        if (days && daysBetween(*start, *registered) > *days) {
            add(out, Severity::Warning, "DFT-LATE", kRegisteredOn.name,
                Text(msg("trainee_batch", "The group was registered %1 days after training began; "
                                          "%2 are allowed."),
                     {daysBetween(*start, *registered), *days}));
        }
    }
}

/// The duration that a level is expected to take, for the dates' sake (2 §1.3).
void judgeDuration(const Record& r, const Reader& reader, const ActContext&, Findings& out)
{
    const auto start = r.get(kStart);
    const auto end = r.get(kEnd);
    const auto level = r.get(kLevel);
    if (!start || !end || !level || *level < 1 || *level > 5) {
        return;
    }
    const std::string key = "assessment.expected_duration.l" + std::to_string(*level);
    const auto months = ruleValue(reader, RuleKey<std::int64_t>{key.c_str()}, *start);
    if (months && end->plusDays(1) < start->plusMonths(static_cast<int>(*months))) {
        add(out, Severity::Warning, "DFT-R4", kEnd.name,
            Text(msg("trainee_batch", "Level %1 is expected to take %2 months; this group takes "
                                      "less. Check the dates."),
                 {*level, *months}));
    }
}

/// PSN-R1: assessor and internal verifier of a group are different persons; no override.
void judgeSeparation(const Record& r, const Reader&, const ActContext&, Findings& out)
{
    if (r.has(kAssessor) && r.get(kAssessor) == r.get(kInternalVerifier)) {
        add(out, Severity::Error, "PSN-R1", kInternalVerifier.name,
            msg("trainee_batch", "One person cannot assess a group and verify it. Name another "
                                 "internal verifier."));
    }
}

/// 2 §1.4 row 2 and PSN-R7: the assessor holds a valid recognition for the programme on the day
/// training begins.
void judgeRecognition(const Record& r, const Reader& reader, const ActContext&, Findings& out)
{
    const auto assessor = r.get(kAssessor);
    const auto noss = r.get(kNoss);
    const auto start = r.get(kStart);
    if (!assessor || !noss || !start) {
        return;
    }
    namespace pc = personnel_certificate;
    Query q{.type = PersonnelCertificate::kType};
    q.with(equals(pc::kUser, *assessor)).with(equals(pc::kNoss, *noss));
    const auto rows = reader.query(q);
    const bool valid = std::any_of(rows.begin(), rows.end(), [&](const Record& c) {
        const auto status = c.get(pc::kStatus);
        return c.get(pc::kPost) == pc::Post::Assessor &&
               (status == pc::Status::Active || status == pc::Status::Conditional) &&
               c.getOr(pc::kFrom, *start) <= *start && *start <= c.getOr(pc::kTo, *start);
    });
    if (!valid) {
        add(out, Severity::Warning, "PSN-R7", kAssessor.name,
            Text(msg("trainee_batch", "No recognition of the assessor for this standard is valid "
                                      "on %1. Check it with the centre."),
                 {start->toDisplay()}),
            !reader.holdsAll(PersonnelCertificate::kType));
    }
}

/// PSN-R8: trainees an assessor may take at one time.
void judgeRatio(const Record& r, const Reader& reader, const ActContext&, Findings& out)
{
    const auto count = r.get(kTraineeCount);
    const auto start = r.get(kStart);
    if (!count || !start) {
        return;
    }
    const auto most =
        ruleValue(reader, RuleKey<std::int64_t>{"centres.programme.trainees_per_assessor"}, *start);
    if (most && *count > *most) {
        add(out, Severity::Warning, "PSN-R8", kTraineeCount.name,
            Text(msg("trainee_batch", "%1 trainees are more than the %2 that one assessor may "
                                      "take. Make sure that more assessors take part."),
                 {*count, *most}));
    }
}

// --- a trainee -----------------------------------------------------------------------------------

Date dayOf(const Record& t, const Reader& reader, const ActContext& context)
{
    const auto batch = reader.find(t.get(trainee::kBatch));
    return batch ? batch->getOr(kStart, context.day()) : context.day();
}

void judgePerson(const Record& r, const Reader& reader, const ActContext& context, Findings& out)
{
    judgeIdentity(r, {trainee::kIdentityKind, trainee::kIdentity, &trainee::kIdentityOverride},
                  dayOf(r, reader, context), out);
}

void judgeAge(const Record& r, const Reader& reader, const ActContext& context, Findings& out)
{
    const auto birth = r.get(trainee::kBirthDate);
    if (!birth) {
        return;
    }
    const Date day = dayOf(r, reader, context);
    const auto least = ruleValue(reader, RuleKey<std::int64_t>{"registration.minimum_age"}, day);
    if (least && birth->plusYears(static_cast<int>(*least)) > day) {
        add(out, Severity::Warning, "DFT-AGE", trainee::kBirthDate.name,
            Text(msg("trainee", "The trainee was younger than %1 when training began. Check the "
                                "date of birth."),
                 {*least}));
    }
}

/// DFT-R5: a person stands once in a group.
void judgeOnce(const Record& r, const Reader& reader, const ActContext&, Findings& out)
{
    const auto batch = r.get(trainee::kBatch);
    const auto number = r.text(trainee::kIdentity);
    if (!batch || number.empty()) {
        return;
    }
    Query q{.type = Trainee::kType};
    q.with(equals(trainee::kBatch, *batch)).with(equals(trainee::kIdentity, number));
    for (const auto& other : reader.query(q)) {
        if (other.id != r.id) {
            add(out, Severity::Error, "DFT-R5", trainee::kIdentity.name,
                msg("trainee", "This person is in the group already. Remove one of the two "
                               "entries."));
            return;
        }
    }
}

} // namespace

std::vector<Rule> batchRules()
{
    return {{"BATCH-DATES", "1 §6.1", judgeDates},
            {"DFT-R1", "1 §6.2 DFT-R1 [S18]", judgeAccreditation},
            {"DFT-R2", "1 §6.2 DFT-R2 [S8]", judgeCapacity},
            {"DFT-R4", "2 §1.3 [S36]", judgeDuration},
            {"PSN-R1", "1 §4.4 PSN-R1 [S1]", judgeSeparation},
            {"PSN-R7", "2 §1.4, 1 §4.4 PSN-R7 [A]", judgeRecognition},
            {"PSN-R8", "1 §5.5 [A]", judgeRatio}};
}

std::vector<Rule> traineeRules()
{
    return {{"ID-R1", "1 §1.1 [S24]", judgePerson},
            {"DFT-AGE", "1 §6.2 [S20]", judgeAge},
            {"DFT-R5", "1 §6.2 DFT-R5 [A]", judgeOnce}};
}

} // namespace myspike::registration
