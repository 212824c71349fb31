// What marks come to: weights, minima and outcome of credit by competency unit (2 §1.3). Pure: the
// rules come in as values, so a result can be computed again from what it keeps.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/money.h"
#include "shared/schema/rule_book.h"

namespace myspike {

/// One row of the table of weights and minima, both in percent of the whole.
struct ComponentRule
{
    Hundredths weight;
    Hundredths minimum;

    /// The minimum as a mark of 100, rounded up to the hundredth: what a raw mark must reach.
    Hundredths rawMinimum() const;
};

/// An entry of the rule book that a computation used; a result keeps them.
struct RuleUse
{
    std::string key;
    std::string value;
    Date effectiveFrom;
    std::string reference;
    bool operator==(const RuleUse&) const = default;
};

/// The rules of credit by competency unit for one level and day.
struct CreditRules
{
    ComponentRule courseworkKnowledge;
    ComponentRule courseworkPerformance;
    ComponentRule coursework;
    ComponentRule finalKnowledge;
    ComponentRule finalPerformance;
    ComponentRule final;
    std::optional<ComponentRule> project;            ///< Levels 4 and 5
    std::optional<ComponentRule> industrialTraining; ///< Levels 4 and 5
    ComponentRule overall;
    bool allMinima = true; ///< false: the total alone decides
    /// The final performance mark is the mean of the coursework's performance (December 2020).
    bool finalPerformanceFromCoursework = false;
    bool repeatCapped = true; ///< a repeat counts at most the minimum
    std::vector<RuleUse> used;
};

/// @param day the day training began: a group keeps the rules it began with.
/// @param finalDay the day of the final assessment, for its temporary mode.
/// @return NotFound where the rule book lacks a value.
Result<CreditRules> creditRules(const Reader& reader, std::int64_t level, Date day, Date finalDay);

/// Raw marks of one unit, of 100; an absence counts as zero.
struct UnitMarks
{
    std::optional<Hundredths> knowledge;
    std::optional<Hundredths> performance;
    bool absent = false;
};

struct RawMarks
{
    std::vector<UnitMarks> units;
    std::optional<Hundredths> finalKnowledge;
    std::optional<Hundredths> finalPerformance;
    std::optional<Hundredths> project;
    std::optional<Hundredths> industrialTraining;
    bool finalAbsent = false;
};

/// What fell below its minimum.
enum class Shortfall {
    CourseworkKnowledge,
    CourseworkPerformance,
    Coursework,
    FinalKnowledge,
    FinalPerformance,
    Final,
    Project,
    IndustrialTraining,
    Overall
};

/// Weighted marks in hundredths of a percent: rounded half up once, at the component; subtotals
/// are sums of rounded components (2 §1.3, Rounding).
struct Computation
{
    Hundredths courseworkKnowledge;
    Hundredths courseworkPerformance;
    Hundredths coursework;
    Hundredths finalKnowledge;
    Hundredths finalPerformance;
    Hundredths project;
    Hundredths industrialTraining;
    Hundredths final;
    Hundredths total;
    std::vector<Shortfall> shortfalls;
    bool complete = true; ///< no mark was missing
    bool competent() const { return complete && shortfalls.empty(); }
    /// Failed by exactly one component, subtotals and total aside (2 §2.4, Sampling).
    bool failsByOneComponent() const;
};

/// The weighted mark of one component: the mean of `sum` over `count` raw marks, times the weight.
Hundredths weighted(Hundredths sum, std::int64_t count, Hundredths weight);

Computation compute(const RawMarks& marks, const CreditRules& rules);

/// Competence in one unit: both its coursework marks reach their minima.
bool unitIsCompetent(const UnitMarks& unit, const CreditRules& rules);

/// Of a first attempt and its repeats the best counts; a repeat at most the raw minimum (2 §1.3).
std::optional<Hundredths> bestAttempt(const std::vector<std::pair<std::int64_t, Hundredths>>& marks,
                                      const ComponentRule& rule, bool repeatCapped);

/// Core Abilities: theory of `items` items passes at `minimum` percent, practical at `scale`.
bool coreAbilityPassed(std::int64_t correct, std::int64_t items, Hundredths minimum,
                       std::int64_t scale, std::int64_t scaleMinimum);

/// One row of a practical marking scheme as it was scored (2 §1.2).
struct ScoredRow
{
    bool critical = false;
    Hundredths weight; ///< percent of the scheme
    std::optional<std::int64_t> score;
};

struct PracticalPolicy
{
    std::int64_t scaleMaximum = 3;
    std::int64_t criticalMinimum = 0; ///< below this a critical item fails the practical
    bool criticalFails = true;
};
Result<PracticalPolicy> practicalPolicy(const Reader& reader, Date day);

struct PracticalScore
{
    Hundredths percent; ///< marks obtained ÷ full marks × weight, rounded half up once
    bool complete = false;
    bool criticalFailed = false;
    /// @param minimum the raw mark that the final performance must reach.
    bool passed(Hundredths minimum) const
    {
        return complete && !criticalFailed && percent >= minimum;
    }
};
PracticalScore scorePractical(const std::vector<ScoredRow>& rows, const PracticalPolicy& policy);

/// Entries as canonical JSON, the form in which a result keeps them.
Result<std::string> rulesAsJson(const std::vector<RuleUse>& used);

} // namespace myspike
