#include "shared/modules/calculation.h"

#include <algorithm>

#include <boost/json.hpp>

#include "shared/base/json.h"

namespace myspike {

Hundredths ComponentRule::rawMinimum() const
{
    return weight.value > 0 ? Hundredths{ceilDiv(minimum.value * 10'000, weight.value)}
                            : Hundredths{};
}

namespace {

/// Reads rules one by one and remembers each entry; the first that is missing is the fault.
class RuleReader
{
public:
    RuleReader(const Reader& reader, Date day) : m_reader(reader), m_day(day) {}

    Hundredths hundredths(const std::string& key)
    {
        const auto v = ruleValue(m_reader, RuleKey<Hundredths>{key.c_str()}, m_day);
        return note(key, v) ? *v : Hundredths{};
    }

    bool flag(const std::string& key)
    {
        const auto v = ruleValue(m_reader, RuleKey<bool>{key.c_str()}, m_day);
        return note(key, v) && *v;
    }

    std::string text(const std::string& key, Date day)
    {
        m_day = day;
        const auto v = ruleValue(m_reader, RuleKey<std::string>{key.c_str()}, day);
        return note(key, v) ? *v : std::string();
    }

    ComponentRule component(const std::string& prefix)
    {
        return {hundredths(prefix + ".weight"), hundredths(prefix + ".minimum")};
    }

    const std::optional<Fault>& fault() const { return m_fault; }
    std::vector<RuleUse> used() { return std::move(m_used); }

private:
    template <class T> bool note(const std::string& key, const Result<T>& v)
    {
        if (!v) {
            if (!m_fault) {
                m_fault = v.fault();
            }
            return false;
        }
        if (const auto entry = ruleEntry(m_reader, key, m_day)) {
            m_used.push_back({key, entry->text(rule_book::kValue),
                              entry->getOr(rule_book::kEffectiveFrom, m_day),
                              entry->text(rule_book::kReference)});
        }
        return true;
    }

    const Reader& m_reader;
    Date m_day;
    std::optional<Fault> m_fault;
    std::vector<RuleUse> m_used;
};

} // namespace

Result<CreditRules> creditRules(const Reader& reader, std::int64_t level, Date day, Date finalDay)
{
    const bool high = level >= 4;
    const std::string p = std::string("assessment.credit_cu.") + (high ? "l4_5" : "l1_3") + ".";
    RuleReader read(reader, day);
    CreditRules rules;
    rules.courseworkKnowledge = read.component(p + "coursework_knowledge");
    rules.courseworkPerformance = read.component(p + "coursework_performance");
    rules.coursework = read.component(p + "coursework");
    rules.finalKnowledge = read.component(p + "final_knowledge");
    rules.finalPerformance = read.component(p + "final_performance");
    rules.final = read.component(p + "final");
    if (high) {
        rules.project = read.component(p + "project");
        rules.industrialTraining = read.component(p + "industrial_training");
    }
    rules.overall = read.component(p + "overall");
    rules.allMinima = read.flag("assessment.credit_cu.all_minima_required");
    rules.repeatCapped = read.flag("assessment.repeat.capped_at_minimum");
    rules.finalPerformanceFromCoursework =
        read.text("assessment.final_performance.mode", finalDay) == "coursework_average_interview";
    if (read.fault()) {
        return *read.fault();
    }
    rules.used = read.used();
    return rules;
}

Hundredths weighted(Hundredths sum, std::int64_t count, Hundredths weight)
{
    return count > 0 ? Hundredths{mulDivRound(sum.value, weight.value, count * 10'000)}
                     : Hundredths{};
}

bool Computation::failsByOneComponent() const
{
    const auto isComponent = [](Shortfall s) {
        return s != Shortfall::Coursework && s != Shortfall::Final && s != Shortfall::Overall;
    };
    return std::count_if(shortfalls.begin(), shortfalls.end(), isComponent) == 1;
}

Computation compute(const RawMarks& marks, const CreditRules& rules)
{
    Computation c;
    Hundredths knowledge;
    Hundredths performance;
    for (const auto& u : marks.units) {
        if (!u.absent && (!u.knowledge || !u.performance)) {
            c.complete = false;
        }
        knowledge = knowledge + (u.absent ? Hundredths{} : u.knowledge.value_or(Hundredths{}));
        performance =
            performance + (u.absent ? Hundredths{} : u.performance.value_or(Hundredths{}));
    }
    const auto count = static_cast<std::int64_t>(marks.units.size());
    c.complete = c.complete && count > 0;
    const auto single = [&](std::optional<Hundredths> mark, const ComponentRule& rule) {
        if (!mark && !marks.finalAbsent) {
            c.complete = false;
        }
        return weighted(marks.finalAbsent ? Hundredths{} : mark.value_or(Hundredths{}), 1,
                        rule.weight);
    };
    c.courseworkKnowledge = weighted(knowledge, count, rules.courseworkKnowledge.weight);
    c.courseworkPerformance = weighted(performance, count, rules.courseworkPerformance.weight);
    c.coursework = c.courseworkKnowledge + c.courseworkPerformance;
    c.finalKnowledge = single(marks.finalKnowledge, rules.finalKnowledge);
    c.finalPerformance = rules.finalPerformanceFromCoursework
                             ? weighted(performance, count, rules.finalPerformance.weight)
                             : single(marks.finalPerformance, rules.finalPerformance);
    c.final = c.finalKnowledge + c.finalPerformance;
    if (rules.project) {
        c.project = single(marks.project, *rules.project);
    }
    if (rules.industrialTraining) {
        c.industrialTraining = single(marks.industrialTraining, *rules.industrialTraining);
    }
    c.total = c.coursework + c.final + c.project + c.industrialTraining;

    const auto check = [&](Hundredths mark, const ComponentRule& rule, Shortfall s, bool always) {
        if ((always || rules.allMinima) && mark < rule.minimum) {
            c.shortfalls.push_back(s);
        }
    };
    check(c.courseworkKnowledge, rules.courseworkKnowledge, Shortfall::CourseworkKnowledge, false);
    check(c.courseworkPerformance, rules.courseworkPerformance, Shortfall::CourseworkPerformance,
          false);
    check(c.coursework, rules.coursework, Shortfall::Coursework, false);
    check(c.finalKnowledge, rules.finalKnowledge, Shortfall::FinalKnowledge, false);
    check(c.finalPerformance, rules.finalPerformance, Shortfall::FinalPerformance, false);
    check(c.final, rules.final, Shortfall::Final, false);
    if (rules.project) {
        check(c.project, *rules.project, Shortfall::Project, false);
    }
    if (rules.industrialTraining) {
        check(c.industrialTraining, *rules.industrialTraining, Shortfall::IndustrialTraining,
              false);
    }
    check(c.total, rules.overall, Shortfall::Overall, true);
    return c;
}

bool unitIsCompetent(const UnitMarks& unit, const CreditRules& rules)
{
    return !unit.absent && unit.knowledge && unit.performance &&
           *unit.knowledge >= rules.courseworkKnowledge.rawMinimum() &&
           *unit.performance >= rules.courseworkPerformance.rawMinimum();
}

std::optional<Hundredths> bestAttempt(const std::vector<std::pair<std::int64_t, Hundredths>>& marks,
                                      const ComponentRule& rule, bool repeatCapped)
{
    std::optional<Hundredths> best;
    for (const auto& [attempt, mark] : marks) {
        const auto counts = attempt > 1 && repeatCapped ? std::min(mark, rule.rawMinimum()) : mark;
        best = best ? std::max(*best, counts) : counts;
    }
    return best;
}

bool coreAbilityPassed(std::int64_t correct, std::int64_t items, Hundredths minimum,
                       std::int64_t scale, std::int64_t scaleMinimum)
{
    return items > 0 && correct * 10'000 >= minimum.value * items && scale >= scaleMinimum;
}

Result<PracticalPolicy> practicalPolicy(const Reader& reader, Date day)
{
    const auto most =
        ruleValue(reader, RuleKey<std::int64_t>{"assessment.practical.scale_maximum"}, day);
    const auto critical = ruleValue(
        reader, RuleKey<std::int64_t>{"assessment.practical.critical_scale_minimum"}, day);
    const auto fails =
        ruleValue(reader, RuleKey<bool>{"assessment.practical.critical_item_fails"}, day);
    if (!most || !critical || !fails) {
        return !most ? most.fault() : !critical ? critical.fault() : fails.fault();
    }
    return PracticalPolicy{*most, *critical, *fails};
}

PracticalScore scorePractical(const std::vector<ScoredRow>& rows, const PracticalPolicy& policy)
{
    PracticalScore out;
    out.complete = !rows.empty();
    std::int64_t sum = 0;
    for (const auto& r : rows) {
        out.complete = out.complete && r.score.has_value();
        sum += r.score.value_or(0) * r.weight.value;
        out.criticalFailed = out.criticalFailed || (policy.criticalFails && r.critical && r.score &&
                                                    *r.score < policy.criticalMinimum);
    }
    out.percent = Hundredths{mulDivRound(sum, 1, policy.scaleMaximum)};
    return out;
}

Result<std::string> rulesAsJson(const std::vector<RuleUse>& used)
{
    boost::json::array out;
    for (const auto& u : used) {
        out.push_back(boost::json::object{{"key", u.key},
                                          {"value", u.value},
                                          {"effective_from", u.effectiveFrom.toIso()},
                                          {"reference", u.reference}});
    }
    return canonicalJson(out);
}

} // namespace myspike
