#include "shared/modules/catalogue.h"

#include "shared/modules/assessment/assessment.h"
#include "shared/modules/centres/centres.h"
#include "shared/modules/documents/documents.h"
#include "shared/modules/noss/noss.h"
#include "shared/modules/personnel/personnel.h"
#include "shared/modules/reference/reference.h"
#include "shared/modules/registration/registration.h"
#include "shared/modules/users/fields.h"
#include "shared/modules/users/users.h"
#include "shared/modules/verification/verification.h"
#include "shared/sync/devices.h"
#include "shared/sync/operation.h"
#include "shared/sync/records.h"

namespace myspike {

Catalogue buildCatalogue()
{
    Catalogue catalogue;
    catalogue.setSchema({.current = kSchemaVersion});
    describeFoundation(catalogue, {role::kVerificationOfficer, role::kRegionalOfficer,
                                   role::kSystemAdministrator});
    reference::describe(catalogue);
    users::describe(catalogue);
    noss::describe(catalogue);
    centres::describe(catalogue);
    personnel::describe(catalogue);
    registration::describe(catalogue);
    assessment::describe(catalogue);
    verification::describe(catalogue);
    documents::describe(catalogue);
    devices::describe(catalogue);
    return catalogue;
}

} // namespace myspike
