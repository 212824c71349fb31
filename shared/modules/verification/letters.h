// The values that letters of a verification freeze, under the names their templates use
// (resources/templates). Codes stay codes: who prints puts them into the reader's language.
#pragma once

#include "shared/modules/documents/fields.h"
#include "shared/modules/verification/fields.h"
#include "shared/schema/transaction.h"

namespace myspike::verification {

/// Letter of appointment to the verifier.
Status issueAppointmentLetter(Transaction& tx, const Record& assignment, const Record& request,
                              const std::string& overrideReason);
/// Notice of visit to the centre, when the verifier has accepted.
Status issueCentreNotice(Transaction& tx, const Record& assignment, const Record& request);
/// Decision, findings or confirmed results to the centre.
Status issueToCentre(Transaction& tx, document::Template kind, const Record& request,
                     const std::string& decision, const std::string& reason);

} // namespace myspike::verification
