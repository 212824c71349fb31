// The values that letters of a verification freeze, under the names their templates use
// (resources/templates). Codes stay codes: who prints puts them into the reader's language.
#pragma once

#include <boost/json/fwd.hpp>

#include "shared/modules/documents/fields.h"
#include "shared/modules/verification/fields.h"
#include "shared/schema/transaction.h"

namespace myspike::verification {

/// What every paper says of a request: centre, standard, groups.
boost::json::object commonValues(const Transaction& tx, const Record& request);
/// Who signs for the department: the actor, or the officer named. A replica that does not hold the
/// officer leaves her empty; the server fills her in.
void addOfficer(const Transaction& tx, boost::json::object& values,
                const std::optional<Ref<User>>& other = std::nullopt);
/// Verifier, days, hour and deadlines of an assignment.
void addAssignment(const Transaction& tx, const Record& assignment, boost::json::object& values);
/// Freezes the values. @param addressee a person; nothing: the centre.
Status issueLetter(Transaction& tx, document::Template kind, const boost::json::object& values,
                   const Record& request, const std::optional<Ref<Assignment>>& assignment,
                   const std::optional<Ref<User>>& addressee);

/// Letter of appointment to the verifier.
Status issueAppointmentLetter(Transaction& tx, const Record& assignment, const Record& request,
                              const std::string& overrideReason);
/// Notice of visit to the centre, when the verifier has accepted.
Status issueCentreNotice(Transaction& tx, const Record& assignment, const Record& request);
/// Decision, findings or confirmed results to the centre.
Status issueToCentre(Transaction& tx, document::Template kind, const Record& request,
                     const std::string& decision, const std::string& reason);

} // namespace myspike::verification
