// A group of trainees from its registration to the day its marks are frozen.
#pragma once

#include "server/ops/demo/demo_cast.h"
#include "shared/modules/assessment/fields.h"

namespace myspike {

struct DemoGroup
{
    DemoCentre* centre = nullptr;
    std::string noss;
    std::size_t size = 0;
    /// How far it goes: Coursework … ReadyForVerification.
    trainee_batch::State until = trainee_batch::State::ReadyForVerification;
    Date frozen;                   ///< the day its marks were (or will be) frozen
    std::string numberSuffix = {}; ///< behind its number
    bool gaps = false;             ///< one trainee lacks the marks of a unit

    Id id;
    std::vector<Record> trainees;
    std::vector<Record> units; ///< core units of the standard
};

class DemoGroups
{
public:
    DemoGroups(DemoStage& stage, DemoCast& cast) : m_stage(stage), m_cast(cast) {}

    Date startOf(const DemoGroup& group) const;
    /// Registered by the centre: the group and its trainees with portraits.
    Status enrol(DemoGroup& group);
    Status giveCourseworkMarks(DemoGroup& group);
    Status giveFinalMarks(DemoGroup& group);

    struct Step
    {
        Instant at;
        std::function<Status()> run;
    };
    /// All that happens to the group up to its state, in order.
    std::vector<Step> life(DemoGroup& group);

private:
    /// What a trainee's marks are like. The order of the first ones is fixed, so that every group
    /// has the cases that a verifier must see.
    enum class Kind { Sound, ExactMinima, NearMinimum, SingleFailure, Repeat, Weak, Absent, Gap };
    Kind kindOf(const DemoGroup& group, std::size_t index) const;
    Hundredths mark(int from, int to);
    unsigned portraitOf(const DemoPerson& person);
    Instant at(Date day, int hour, int minute = 0) const;

    DemoStage& m_stage;
    DemoCast& m_cast;
    int m_groups = 0;
    int m_trainees = 0;
};

} // namespace myspike
