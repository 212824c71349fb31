#include "shared/modules/verification/verification.h"

namespace myspike::verification {

void describe(Catalogue& catalogue)
{
    catalogue.add(request());
    catalogue.add(requestBatch());
    catalogue.add(assignmentType());
    catalogue.add(assignmentOverride());
    catalogue.add(visitType());
    catalogue.add(attendance());
    catalogue.add(checklistAnswer());
    catalogue.add(equipmentCount());
    catalogue.add(identityCheck());
    catalogue.add(unlistedTrainee());
    catalogue.add(sampleEntry());
    catalogue.add(portfolioCheck());
    catalogue.add(practicalObservation());
    catalogue.add(observationScore());
    catalogue.add(traineeRecommendation());
    catalogue.add(findingType());
    catalogue.add(signatureType());
    catalogue.add(visitReport());
    catalogue.add(decisionType());
    catalogue.add(claimType());
    catalogue.add(claimLine());
    describeAssigning(catalogue);
    describeVisiting(catalogue);
    describeDeciding(catalogue);
    describeClaiming(catalogue);
}

} // namespace myspike::verification
