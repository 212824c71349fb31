// The marks of a group as they stand: the centre's, the verifier's amendments, and what both come
// to. Read by the marks grid, the sample, the recommendation and the confirmed result.
#pragma once

#include <map>

#include "shared/modules/assessment/fields.h"
#include "shared/modules/calculation.h"

namespace myspike {

/// A mark as the centre gave it and as it counts.
struct SheetMark
{
    std::optional<Hundredths> centre;
    std::optional<Hundredths> amended;
    std::optional<Hundredths> counting() const { return amended ? amended : centre; }
};

struct SheetUnit
{
    Id unit;
    SheetMark knowledge;
    SheetMark performance;
    bool absent = false;
    bool repeated = false;
};

struct SheetRow
{
    Record trainee;
    std::vector<SheetUnit> units; ///< in the order of MarkSheet::units
    SheetMark finalKnowledge;
    SheetMark finalPerformance;
    SheetMark project;
    SheetMark industrialTraining;
    bool finalAbsent = false;
    bool repeats = false; ///< any attempt after the first
    Computation centre;   ///< by the centre's marks
    Computation counting; ///< by the marks that count
    bool amended() const;
    RawMarks raw(bool counting) const;
};

struct MarkSheet
{
    Record batch;
    CreditRules rules;
    std::vector<Record> units;  ///< that the group was assessed in, by code
    std::vector<SheetRow> rows; ///< trainees by registration number, then name
};

/// @return NotFound or NotHeld where the group or the rules are not to be found.
Result<MarkSheet> loadMarkSheet(const Reader& reader, const Ref<TraineeBatch>& batch);

} // namespace myspike
