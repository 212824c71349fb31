// The papers that a visit leaves: slip, report, the notice to a verifier who was replaced, claim.
// Frozen like letters (letters.h), so that every client prints them alike in either language. Made
// by the command itself, also without a network; the number follows from the server.
#pragma once

#include "shared/modules/verification/fields.h"
#include "shared/schema/transaction.h"

namespace myspike::verification {

/// What stays with the centre, when the visit is closed (2 §2.6 step 16).
Status issueSlip(Transaction& tx, const Record& visit);
/// A submitted version of the report; the verifier's and the department's (2 §2.6 step 18).
Status issueReport(Transaction& tx, const Record& report);
/// The same pages for the centre, once the report has been accepted.
Status releaseReport(Transaction& tx, const Record& report);
/// Tells a verifier that another one goes, and what becomes of her work (2 §2.5).
Status issueReplacementNotice(Transaction& tx, const Record& assignment, const Record& request,
                              const std::string& reason);
/// The claim as it was submitted (2 §2.6 step 19).
Status issueClaimForm(Transaction& tx, const Record& claim);

} // namespace myspike::verification
