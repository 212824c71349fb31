// A visit on a verifier's laptop: an invented centre with a real standard, its units, equipment
// and marking schemes from the product's own content, and the checklist in force.
#pragma once

#include "shared/modules/verification/fields.h"
#include "tests/support/client/fake_replica.h"

namespace myspike::test {

class SiteWorld
{
public:
    /// @param trainees of the group; @param checkedIn false leaves the visit planned.
    explicit SiteWorld(int trainees = 12, bool checkedIn = true);

    Record put(const char* type, const Values& values);
    std::vector<Record> all(const char* type) const;

    Catalogue catalogue;
    FakeReplica replica;
    Id centre;
    Id noss;
    Id batch;
    Id request;
    Id assignment;
    Id visit;
    Id checklist;
    std::vector<Id> trainees;
    std::vector<Id> units;
    std::vector<Id> schemes;

    /// Moves the assignment as if the server had; the request and the visit stay.
    void setAssignmentState(assignment::State state);
    /// The sample as the command draws it, put there by hand: every third trainee.
    void drawSample();

private:
    void putStandard();
    void putPeople(int trainees);
    void putChecklist();
    void putRules();
    void putVisit(bool checkedIn);
};

} // namespace myspike::test
