#include "shared/modules/mark_sheet.h"

#include <algorithm>

namespace myspike {

bool SheetRow::amended() const
{
    const auto is = [](const SheetMark& m) { return m.amended.has_value(); };
    return is(finalKnowledge) || is(finalPerformance) || is(project) || is(industrialTraining) ||
           std::any_of(units.begin(), units.end(),
                       [&](const SheetUnit& u) { return is(u.knowledge) || is(u.performance); });
}

RawMarks SheetRow::raw(bool counting) const
{
    const auto pick = [&](const SheetMark& m) { return counting ? m.counting() : m.centre; };
    RawMarks out;
    for (const auto& u : units) {
        out.units.push_back({pick(u.knowledge), pick(u.performance), u.absent});
    }
    out.finalKnowledge = pick(finalKnowledge);
    out.finalPerformance = pick(finalPerformance);
    out.project = pick(project);
    out.industrialTraining = pick(industrialTraining);
    out.finalAbsent = finalAbsent;
    return out;
}

namespace {

using Attempts = std::vector<std::pair<std::int64_t, Hundredths>>;

template <class Tag>
std::vector<Record> ofBatch(const Reader& reader, const char* type, const Field<Ref<Tag>>& field,
                            const Id& batch)
{
    Query q{.type = type};
    q.with(equals(field, Ref<Tag>{batch}));
    return reader.query(q);
}

class Sheet
{
public:
    Sheet(const Reader& reader, Record batch) : m_reader(reader) { m_out.batch = std::move(batch); }

    Result<MarkSheet> load()
    {
        const Id id = m_out.batch.id;
        m_unitMarks = ofBatch(m_reader, UnitMark::kType, unit_mark::kBatch, id);
        m_finalMarks = ofBatch(m_reader, FinalMark::kType, final_mark::kBatch, id);
        m_amendments = ofBatch(m_reader, MarkAmendment::kType, mark_amendment::kBatch, id);
        std::sort(m_amendments.begin(), m_amendments.end(), [](const Record& a, const Record& b) {
            return std::pair(a.get(mark_amendment::kAt), a.id) <
                   std::pair(b.get(mark_amendment::kAt), b.id);
        });
        auto rules = creditRules(
            m_reader, m_out.batch.getOr(trainee_batch::kLevel, std::int64_t{3}), day(), finalDay());
        if (!rules) {
            return std::move(rules).fault();
        }
        m_out.rules = std::move(*rules);
        findUnits();
        auto trainees = ofBatch(m_reader, Trainee::kType, trainee::kBatch, id);
        std::sort(trainees.begin(), trainees.end(), [](const Record& a, const Record& b) {
            return std::tuple(a.text(trainee::kNumber), a.text(trainee::kName), a.id) <
                   std::tuple(b.text(trainee::kNumber), b.text(trainee::kName), b.id);
        });
        for (auto& t : trainees) {
            const auto status = t.getOr(trainee::kStatus, trainee::Status::Active);
            if (status == trainee::Status::Active || status == trainee::Status::Completed) {
                m_out.rows.push_back(row(std::move(t)));
            }
        }
        return std::move(m_out);
    }

private:
    Date day() const
    {
        return m_out.batch.getOr(trainee_batch::kStart,
                                 m_out.batch.getOr(trainee_batch::kRegisteredOn, Date{}));
    }

    /// The day of the final assessment; before it took place, the day training ends.
    Date finalDay() const
    {
        Date last = m_out.batch.getOr(trainee_batch::kEnd, day());
        for (const auto& m : m_finalMarks) {
            if (const auto on = m.get(final_mark::kAssessedOn)) {
                last = *on;
                break;
            }
        }
        return last;
    }

    /// All core units of the standard, and electives in which anybody has a mark.
    void findUnits()
    {
        Query q{.type = CompetencyUnit::kType};
        q.with(
            equals(competency_unit::kNoss, m_out.batch.getOr(trainee_batch::kNoss, Ref<Noss>{})));
        for (auto& u : m_reader.query(q)) {
            const bool core = u.get(competency_unit::kKind) != competency_unit::Kind::Elective;
            const bool marked =
                std::any_of(m_unitMarks.begin(), m_unitMarks.end(), [&](const Record& m) {
                    return m.get(unit_mark::kUnit) == Ref<CompetencyUnit>{u.id};
                });
            if (core || marked) {
                m_out.units.push_back(std::move(u));
            }
        }
        std::sort(m_out.units.begin(), m_out.units.end(), [](const Record& a, const Record& b) {
            return a.text(competency_unit::kCode) < b.text(competency_unit::kCode);
        });
    }

    std::optional<Hundredths> amendment(const Id& trainee, mark_amendment::Component component,
                                        const std::optional<Ref<CompetencyUnit>>& unit) const
    {
        std::optional<Hundredths> last;
        for (const auto& a : m_amendments) {
            if (a.get(mark_amendment::kTrainee) == Ref<Trainee>{trainee} &&
                a.get(mark_amendment::kComponent) == component &&
                a.get(mark_amendment::kUnit) == unit) {
                last = a.get(mark_amendment::kNew);
            }
        }
        return last;
    }

    SheetUnit unit(const Id& trainee, const Record& u) const
    {
        SheetUnit out{.unit = u.id};
        Attempts knowledge;
        Attempts performance;
        bool any = false;
        bool allAbsent = true;
        for (const auto& m : m_unitMarks) {
            if (m.get(unit_mark::kTrainee) != Ref<Trainee>{trainee} ||
                m.get(unit_mark::kUnit) != Ref<CompetencyUnit>{u.id}) {
                continue;
            }
            any = true;
            const auto attempt = m.getOr(unit_mark::kAttempt, std::int64_t{1});
            out.repeated = out.repeated || attempt > 1;
            if (m.getOr(unit_mark::kAbsent, false)) {
                continue;
            }
            allAbsent = false;
            if (const auto k = m.get(unit_mark::kKnowledge)) {
                knowledge.emplace_back(attempt, *k);
            }
            if (const auto p = m.get(unit_mark::kPerformance)) {
                performance.emplace_back(attempt, *p);
            }
        }
        out.absent = any && allAbsent;
        const auto& r = m_out.rules;
        out.knowledge.centre = bestAttempt(knowledge, r.courseworkKnowledge, r.repeatCapped);
        out.performance.centre = bestAttempt(performance, r.courseworkPerformance, r.repeatCapped);
        using C = mark_amendment::Component;
        out.knowledge.amended =
            amendment(trainee, C::CourseworkKnowledge, Ref<CompetencyUnit>{u.id});
        out.performance.amended =
            amendment(trainee, C::CourseworkPerformance, Ref<CompetencyUnit>{u.id});
        return out;
    }

    SheetMark finalMark(const Id& trainee, const Field<Hundredths>& field,
                        const ComponentRule& rule, mark_amendment::Component component) const
    {
        Attempts attempts;
        for (const auto& m : m_finalMarks) {
            const auto mark = m.get(field);
            if (mark && m.get(final_mark::kTrainee) == Ref<Trainee>{trainee} &&
                !m.getOr(final_mark::kAbsent, false)) {
                attempts.emplace_back(m.getOr(final_mark::kAttempt, std::int64_t{1}), *mark);
            }
        }
        return {bestAttempt(attempts, rule, m_out.rules.repeatCapped),
                amendment(trainee, component, std::nullopt)};
    }

    SheetRow row(Record trainee) const
    {
        SheetRow out;
        const Id id = trainee.id;
        out.repeats = trainee.getOr(trainee::kAttempt, std::int64_t{1}) > 1;
        for (const auto& u : m_out.units) {
            out.units.push_back(unit(id, u));
            out.repeats = out.repeats || out.units.back().repeated;
        }
        bool any = false;
        bool allAbsent = true;
        for (const auto& m : m_finalMarks) {
            if (m.get(final_mark::kTrainee) == Ref<Trainee>{id}) {
                any = true;
                allAbsent = allAbsent && m.getOr(final_mark::kAbsent, false);
                out.repeats = out.repeats || m.getOr(final_mark::kAttempt, std::int64_t{1}) > 1;
            }
        }
        out.finalAbsent = any && allAbsent;
        using C = mark_amendment::Component;
        const auto& r = m_out.rules;
        out.finalKnowledge =
            finalMark(id, final_mark::kKnowledge, r.finalKnowledge, C::FinalKnowledge);
        out.finalPerformance =
            finalMark(id, final_mark::kPerformance, r.finalPerformance, C::FinalPerformance);
        if (r.project) {
            out.project = finalMark(id, final_mark::kProject, *r.project, C::Project);
        }
        if (r.industrialTraining) {
            out.industrialTraining = finalMark(id, final_mark::kIndustrialTraining,
                                               *r.industrialTraining, C::IndustrialTraining);
        }
        out.trainee = std::move(trainee);
        out.centre = compute(out.raw(false), r);
        out.counting = compute(out.raw(true), r);
        return out;
    }

    const Reader& m_reader;
    MarkSheet m_out;
    std::vector<Record> m_unitMarks;
    std::vector<Record> m_finalMarks;
    std::vector<Record> m_amendments;
};

} // namespace

Result<MarkSheet> loadMarkSheet(const Reader& reader, const Ref<TraineeBatch>& batch)
{
    auto found = reader.find(batch);
    if (!found) {
        return Fault{found.kind == Lookup::Kind::NotHeld ? FaultCode::NotHeld : FaultCode::NotFound,
                     msg("mark_sheet", "The group is not on this machine. Connect to the server, "
                                       "then try again."),
                     {},
                     "GONE"};
    }
    return Sheet(reader, std::move(found.record)).load();
}

} // namespace myspike
