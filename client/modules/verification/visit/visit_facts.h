// What every form of a visit rests on, read once from the package. Free of Qt.
#pragma once

#include <vector>

#include "client/modules/verification/visit/visit_form.h"
#include "shared/modules/verification/fields.h"

namespace myspike::site_visit {

struct VisitFacts
{
    Record visit;
    Record assignment;
    Record request;
    Record centre;
    Record noss;
    Record verifier; ///< null where this machine does not hold it
    std::vector<Record> batches;
    std::vector<Record> trainees; ///< of all groups, by name
    std::vector<Record> units;    ///< of the standard, by number
    std::vector<Text> overlaps;   ///< with other visits of hers, one sentence each
    Date day;                     ///< of the act, in Malaysia
    bool isOpen = false;          ///< checked in and not closed: answers may be given

    /// The last day for check-in has gone by.
    bool isPackageExpired() const;
    const Record* trainee(const Id& id) const;
    const Record* unit(const Id& id) const;
};

/// Faults: NotFound or NotHeld where the visit or its package is not on this machine.
Result<VisitFacts> readVisitFacts(const Reader& reader, const Id& visit, Date day);

/// A row whose record, once it is made, belongs to the visit.
FormRow rowOfVisit(const RecordType& type, const VisitFacts& facts, std::string key);
/// The existing row's record instead of the new one's.
void takeRecord(FormRow& row, const Record& record);
/// "C01 Reception work"
Words unitTitle(const Record& unit);
/// All records of one type that belong to the visit.
std::vector<Record> partsOf(const Reader& reader, const char* type, const VisitFacts& facts);

} // namespace myspike::site_visit
