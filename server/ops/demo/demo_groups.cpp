#include "server/ops/demo/demo_groups.h"

#include <fmt/format.h>

#include <algorithm>

#include "server/ops/demo/demo_portrait.h"
#include "shared/sync/records.h"

namespace myspike {

namespace {

int monthsOfLevel(std::int64_t level)
{
    return level <= 2 ? 6 : level == 3 ? 12 : level == 4 ? 15 : 18;
}

} // namespace

Instant DemoGroups::at(Date day, int hour, int minute) const
{
    return Instant::atMalaysia(day, hour, minute);
}

Date DemoGroups::startOf(const DemoGroup& group) const
{
    const auto level = m_cast.noss(group.noss).getOr(noss::kLevel, std::int64_t{3});
    return group.frozen.plusDays(-12).plusMonths(-monthsOfLevel(level));
}

Status DemoGroups::enrol(DemoGroup& group)
{
    namespace tb = trainee_batch;
    auto& c = *group.centre;
    const auto& standard = m_cast.noss(group.noss);
    const Date start = startOf(group);
    const Date registered = start.plusDays(10);
    const auto level = standard.getOr(noss::kLevel, std::int64_t{3});
    const Instant when = at(registered, 9);

    Record b(m_stage.type(TraineeBatch::kType), m_stage.newId(when));
    group.id = b.id;
    b.set(tb::kNumber, fmt::format("{}/{}/S{}/{:03}{}", c.record.text(centre::kCode), start.year(),
                                   start.month() <= 6 ? 1 : 2, ++m_groups, group.numberSuffix));
    b.set(tb::kCentre, c.ref());
    b.set(tb::kProgramme, Ref<AccreditedProgramme>{c.programmes.at(group.noss).id});
    b.set(tb::kNoss, Ref<Noss>{standard.id});
    b.set(tb::kLevel, level);
    b.set(tb::kMethod, tb::Method::CreditUnit);
    b.set(tb::kProgrammeKind, tb::ProgrammeKind::Full);
    b.set(tb::kStart, start);
    b.set(tb::kEnd, group.frozen.plusDays(-4));
    b.set(tb::kRegisteredOn, registered);
    b.set(tb::kTraineeCount, static_cast<std::int64_t>(group.size));
    b.set(tb::kAssessor, Ref<User>{c.assessor.user});
    b.set(tb::kInternalVerifier, Ref<User>{c.internalVerifier.user});
    b.set(tb::kManager, Ref<User>{c.manager.user});
    b.set(tb::kState, tb::State::Registered);
    b.set(tb::kProvenance, Provenance::Invented);
    MYSPIKE_TRY(m_stage.importRows(when, {b}));

    Query units{.type = CompetencyUnit::kType};
    units.with(equals(competency_unit::kNoss, Ref<Noss>{standard.id}))
        .with(equals(competency_unit::kKind, competency_unit::Kind::Core));
    units.orderBy(competency_unit::kCode.name);
    group.units = m_stage.reader().query(units);

    std::vector<Record> portraits;
    for (std::size_t i = 0; i < group.size; ++i) {
        const auto person = m_cast.people().make(m_stage.draw, start.plusYears(-25),
                                                 start.plusYears(-17).plusDays(-60), c.stateCode);
        const bool female = person.sex == Sex::Female;
        const auto& photo = m_cast.picture(fmt::format("portrait-{}", portraitOf(person)));
        Record t(m_stage.type(Trainee::kType), m_stage.newId(when));
        t.set(trainee::kBatch, Ref<TraineeBatch>{b.id});
        t.set(trainee::kCentre, c.ref());
        t.set(trainee::kNumber,
              fmt::format("{}-{}-{:07}", start.year(), level, 9'000'000 + ++m_trainees));
        t.set(trainee::kName, person.name);
        const bool foreign = i == 6 && m_groups % 4 == 1;
        if (foreign) {
            t.set(trainee::kIdentityKind, IdentityKind::Passport);
            t.set(trainee::kIdentity, fmt::format("X{:07}", 9'000'000 + m_trainees));
            t.set(trainee::kCitizenship, "IDN");
        } else {
            auto identity = person.myKad;
            if (i == 5 && m_groups % 3 == 1) {
                identity.replace(6, 2, "17"); // a place that was never given out
                t.set(trainee::kIdentityOverride, "Disahkan dengan kad asal oleh pusat");
            }
            t.set(trainee::kIdentityKind, IdentityKind::MyKad);
            t.set(trainee::kIdentity, identity);
            t.set(trainee::kCitizenship, "MYS");
        }
        t.set(trainee::kBirthDate, person.birthDate);
        t.set(trainee::kSex, female ? trainee::Sex::Female : trainee::Sex::Male);
        t.set(trainee::kPhoto, photo.sha256);
        t.set(trainee::kStatus, trainee::Status::Active);
        t.set(trainee::kAttempt,
              kindOf(group, i) == Kind::Repeat ? std::int64_t{2} : std::int64_t{1});
        group.trainees.push_back(t);

        Record a(m_stage.type(attachments::Attachment::kType), m_stage.newId(when));
        a.set(attachments::kOwnerType, Trainee::kType);
        a.set(attachments::kOwnerId, t.id.toString());
        a.set(attachments::kRootId, b.id.toString());
        a.set(attachments::kKind, "photo");
        a.set(attachments::kName, "potret.png");
        a.set(attachments::kSha256, photo.sha256);
        a.set(attachments::kSize, photo.size);
        a.set(attachments::kMediaType, "image/png");
        a.set(attachments::kComplete, true);
        std::string scopes;
        for (const auto& s : t.type().scopes(t)) {
            scopes += (scopes.empty() ? "" : " ") + s;
        }
        a.set(attachments::kScopes, scopes);
        portraits.push_back(std::move(a));
    }
    MYSPIKE_TRY(m_stage.importRows(when, group.trainees));
    return m_stage.importRows(when, portraits);
}

DemoGroups::Kind DemoGroups::kindOf(const DemoGroup& group, std::size_t index) const
{
    switch (index) {
    case 0:
        return Kind::ExactMinima;
    case 1:
        return Kind::SingleFailure;
    case 2:
        return Kind::Repeat;
    case 4:
        return Kind::NearMinimum;
    case 7:
        return group.gaps ? Kind::Gap : Kind::Sound;
    case 9:
        return Kind::Weak;
    case 11:
        return Kind::Absent;
    default:
        return index % 6 == 5 ? Kind::NearMinimum : Kind::Sound;
    }
}

unsigned DemoGroups::portraitOf(const DemoPerson& person)
{
    const bool female = person.sex == Sex::Female;
    const unsigned half = kDemoPortraits / 2;
    for (;;) {
        const auto number = static_cast<unsigned>(m_stage.draw.below(half)) + (female ? half : 0);
        const bool covered = demoPortraitIsCovered(number, female);
        if (covered ? person.malay : !person.malay || m_stage.draw.below(3) == 0) {
            return number;
        }
    }
}

Hundredths DemoGroups::mark(int from, int to)
{
    // Assessors give halves.
    return Hundredths{from * 100 + static_cast<std::int64_t>(m_stage.draw.below(
                                       static_cast<std::uint64_t>(to - from) * 2 + 1)) *
                                       50};
}

Status DemoGroups::giveCourseworkMarks(DemoGroup& group)
{
    namespace um = unit_mark;
    const Instant when = at(group.frozen.plusDays(-11), 8);
    std::vector<Record> marks;
    for (std::size_t i = 0; i < group.trainees.size(); ++i) {
        const auto kind = kindOf(group, i);
        for (std::size_t u = 0; u < group.units.size(); ++u) {
            if (kind == Kind::Gap && u + 1 == group.units.size()) {
                continue; // never entered
            }
            const auto row = [&](std::int64_t attempt, Hundredths knowledge,
                                 Hundredths performance) {
                Record m(m_stage.type(UnitMark::kType), m_stage.newId(when));
                m.set(um::kTrainee, Ref<Trainee>{group.trainees[i].id});
                m.set(um::kBatch, Ref<TraineeBatch>{group.id});
                m.set(um::kCentre, group.centre->ref());
                m.set(um::kUnit, Ref<CompetencyUnit>{group.units[u].id});
                m.set(um::kAttempt, attempt);
                m.set(um::kKnowledge, knowledge);
                m.set(um::kPerformance, performance);
                m.set(um::kAssessedOn, group.frozen.plusDays(-40 + static_cast<int>(u)));
                m.set(um::kAssessor, Ref<User>{group.centre->assessor.user});
                marks.push_back(std::move(m));
            };
            switch (kind) {
            case Kind::ExactMinima:
                row(1, Hundredths::whole(60), Hundredths::whole(60));
                break;
            case Kind::NearMinimum:
                row(1, mark(60, 63), mark(60, 64));
                break;
            case Kind::Repeat:
                if (u == 0) {
                    row(1, mark(38, 52), mark(44, 55));
                    row(2, Hundredths::whole(60), Hundredths::whole(60));
                } else {
                    row(1, mark(62, 74), mark(64, 76));
                }
                break;
            case Kind::Weak:
                row(1, mark(34, 56), mark(40, 58));
                break;
            default:
                row(1, mark(64, 90), mark(68, 94));
            }
        }
    }
    return m_stage.importRows(when, marks);
}

Status DemoGroups::giveFinalMarks(DemoGroup& group)
{
    namespace fm = final_mark;
    namespace ca = core_ability_result;
    const Instant when = at(group.frozen.plusDays(-5), 8);
    const auto level = m_cast.noss(group.noss).getOr(noss::kLevel, std::int64_t{3});
    std::vector<Record> marks;
    std::vector<Record> abilities;
    for (std::size_t i = 0; i < group.trainees.size(); ++i) {
        const auto kind = kindOf(group, i);
        const Ref<Trainee> trainee{group.trainees[i].id};
        Record m(m_stage.type(FinalMark::kType), m_stage.newId(when));
        m.set(fm::kTrainee, trainee);
        m.set(fm::kBatch, Ref<TraineeBatch>{group.id});
        m.set(fm::kCentre, group.centre->ref());
        m.set(fm::kAttempt, std::int64_t{1});
        m.set(fm::kAssessedOn, group.frozen.plusDays(-6));
        m.set(fm::kAssessor, Ref<User>{group.centre->assessor.user});
        if (kind == Kind::Absent) {
            m.set(fm::kAbsent, true);
        } else if (kind == Kind::ExactMinima) {
            m.set(fm::kKnowledge, Hundredths::whole(55));
            m.set(fm::kPerformance, Hundredths{5250});
        } else if (kind == Kind::SingleFailure) {
            m.set(fm::kKnowledge, mark(48, 54));
            m.set(fm::kPerformance, mark(66, 80));
        } else if (kind == Kind::NearMinimum) {
            m.set(fm::kKnowledge, mark(55, 58));
            m.set(fm::kPerformance, mark(56, 66));
        } else if (kind == Kind::Weak) {
            m.set(fm::kKnowledge, mark(36, 50));
            m.set(fm::kPerformance, mark(40, 51));
        } else {
            m.set(fm::kKnowledge, mark(60, 88));
            m.set(fm::kPerformance, mark(64, 92));
        }
        if (level >= 4 && kind != Kind::Absent) {
            m.set(fm::kProject, kind == Kind::Weak ? mark(40, 55) : mark(64, 88));
            m.set(fm::kIndustrialTraining, mark(66, 90));
        }
        marks.push_back(std::move(m));
        for (int n = 1; n <= 2; ++n) {
            Record r(m_stage.type(CoreAbilityResult::kType), m_stage.newId(when));
            r.set(ca::kTrainee, trainee);
            r.set(ca::kBatch, Ref<TraineeBatch>{group.id});
            r.set(ca::kCentre, group.centre->ref());
            r.set(ca::kAbility, fmt::format("Z-009:2015 CA{:02}", n));
            r.set(ca::kTheoryCorrect,
                  static_cast<std::int64_t>(kind == Kind::Weak ? 9 + m_stage.draw.below(3)
                                                               : 12 + m_stage.draw.below(8)));
            r.set(ca::kPracticalScale, std::int64_t{kind == Kind::Weak ? 2 : 3});
            r.set(ca::kAttempt, std::int64_t{1});
            abilities.push_back(std::move(r));
        }
    }
    MYSPIKE_TRY(m_stage.importRows(when, marks));
    return m_stage.importRows(when, abilities);
}

std::vector<DemoGroups::Step> DemoGroups::life(DemoGroup& group)
{
    namespace tr = trainee_batch::transition;
    using S = trainee_batch::State;
    auto& c = *group.centre;
    std::vector<Step> out;
    out.push_back({at(startOf(group).plusDays(10), 9), [&] { return enrol(group); }});
    const auto step = [&](Date day, int hour, DemoActor& who, const char* transition,
                          std::string why = {}) {
        out.push_back({at(day, hour), [this, &group, &who, transition, why, day, hour] {
                           return m_stage.move(who, at(day, hour), TraineeBatch::kType, group.id,
                                               transition, why);
                       }});
    };
    step(startOf(group).plusDays(12), 10, c.assessor, tr::kStartCoursework);
    out.push_back({at(group.frozen.plusDays(-11), 8), [&] { return giveCourseworkMarks(group); }});
    if (group.until == S::Coursework) {
        return out;
    }
    step(group.frozen.plusDays(-10), 10, c.assessor, tr::kSendToReview);
    if (group.until == S::ReturnedToAssessor) {
        step(group.frozen.plusDays(-9), 11, c.internalVerifier, tr::kReturnToAssessor,
             "Semak semula markah unit terakhir sebelum penilaian akhir.");
        return out;
    }
    step(group.frozen.plusDays(-8), 11, c.internalVerifier, tr::kAdmitToFinal);
    step(group.frozen.plusDays(-7), 8, c.assessor, tr::kStartFinal);
    out.push_back({at(group.frozen.plusDays(-5), 8), [&] { return giveFinalMarks(group); }});
    if (group.until == S::FinalAssessment) {
        return out;
    }
    step(group.frozen.plusDays(-3), 10, c.internalVerifier, tr::kVerifyInternally);
    step(group.frozen.plusDays(-1), 11, c.manager, tr::kDeclare);
    step(group.frozen, 9, c.manager, tr::kFreeze);
    return out;
}

} // namespace myspike
