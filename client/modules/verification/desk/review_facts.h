// What an officer reads before she decides on a verification: the report and its earlier versions,
// what was found on site form by form, and what changed in the register meanwhile. No Qt.
#pragma once

#include <map>

#include "shared/modules/verification/fields.h"
#include "shared/schema/reader.h"

namespace myspike::desk {

/// One line of the summary of V1 to V10.
struct FormSummary
{
    std::string form; ///< "V3"
    Msg label;
    Text sentence;
    bool needsLook = false; ///< something in it speaks against a pass
    bool isEmpty = false;   ///< nothing was recorded in it
};

/// One text of the report in two versions.
struct VersionDifference
{
    std::string field;
    Msg label;
    Value before;
    Value after;
};

/// A field of the register that others changed after the verifier's package was made: what her
/// package held, and what stands there now. Changed twice it is told once; changed back, not at
/// all.
struct RegisterChange
{
    std::string type;
    Id record;
    std::string what;   ///< title of the record
    std::string field;  ///< name of the changed field
    std::string before; ///< as the history tells values: codes and numbers of storage
    std::string after;
    Text beforeShown; ///< as people read them
    Text afterShown;
    std::string who; ///< the last one
    Instant at;
};

struct ReviewFacts
{
    Record request;
    Record assignment; ///< null where there is none
    Record visit;
    std::string centreName;
    std::string nossCode;
    std::vector<Record> reports; ///< latest first; the first is the one judged
    std::vector<FormSummary> forms;
    std::vector<Record> sample;
    std::vector<Record> amendments;
    std::vector<Record> findings;
    std::vector<Record> unlisted;  ///< trainees met on site who are in no list of the package
    std::vector<Record> decisions; ///< latest first
    std::vector<RegisterChange> changes;
    std::map<Id, std::string> names; ///< of trainees, units and officers that rows point to
    int competent = 0;
    int notYetCompetent = 0;
    int deferred = 0;
};

/// Faults: NotFound where the request is not held here.
Result<ReviewFacts> reviewFacts(const Reader& reader, const Id& request);

/// Fields of the report in which two versions differ, in the form's order.
std::vector<VersionDifference> differences(const Record& before, const Record& after);

} // namespace myspike::desk
