// A verifier's days at a centre, form by form, as her laptop would record them.
#pragma once

#include "server/ops/demo/demo_groups.h"
#include "shared/modules/verification/fields.h"

namespace myspike {

struct DemoFinding
{
    finding::Category category;
    const char* form;
    const char* clause;
    const char* description;
    const char* evidence;
};

/// What this visit brings.
struct DemoVisitPlan
{
    std::vector<DemoFinding> findings = {};
    bool remarksDiffer = false; ///< two marks of the sample are far off: the sample is extended
    bool amends = false;        ///< one mark on paper was another
    bool centreRefusesToSign = false;
    bool stopsHalfway = false; ///< after the training documents (V4) of the first unit
    visit_report::Recommendation recommendation = visit_report::Recommendation::Pass;
};

class DemoVisit
{
public:
    DemoVisit(DemoStage& stage, DemoCast& cast, const DemoGroup& group, DemoActor& verifier,
              const Id& assignment)
        : m_stage(stage), m_cast(cast), m_group(group), m_verifier(verifier),
          m_assignment(assignment)
    {
    }

    /// From check-in to the closing meeting, or as far as the plan says.
    Status hold(const DemoVisitPlan& plan, Date first, Date last);
    const Id& visit() const { return m_visit; }

private:
    Status open();
    Status answer(const char* form);
    Status countEquipment();
    Status checkIdentities(bool half);
    Status checkSample(const DemoVisitPlan& plan);
    Status checkPortfolio(const Record& entry, std::size_t index, const DemoVisitPlan& plan);
    Status observe();
    Status amend();
    Status recommend();
    Status raise(const DemoVisitPlan& plan);
    Status attend(visit_attendance::Meeting meeting);
    Status sign(const char* form, bool centreRefuses = false);
    Status close();

    Record part(const char* type);
    Status keep(const Record& r) { return m_stage.create(m_verifier, tick(), r, true); }
    Status command(const char* name, Values args = {});
    Instant tick(int seconds = 50);

    DemoStage& m_stage;
    DemoCast& m_cast;
    const DemoGroup& m_group;
    DemoActor& m_verifier;
    Id m_assignment;
    Id m_visit;
    Instant m_now;
    std::vector<Id> m_sampled;
    std::string m_photo; ///< digest of the picture that stands for photographs of this visit
};

/// Strokes as the client keeps them: a scribble that is the person's own.
std::string demoSignature(const std::string& name);

} // namespace myspike
