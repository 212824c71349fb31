// The verifications of the demonstration, each a story of who did what when; all stories are played
// together in the order of their days, so that numbers and calendars come out as in real life.
#pragma once

#include <deque>

#include "server/ops/demo/demo_visit.h"

namespace myspike {

class DemoStories
{
public:
    DemoStories(DemoStage& stage, DemoCast& cast)
        : m_stage(stage), m_cast(cast), m_groups(stage, cast)
    {
    }

    Status play();
    /// Only one group with frozen marks and the draft of a request that names it, all of it marked
    /// as invented: for a centre of the real register.
    Status playDraft(const std::string& centre, const std::string& noss, std::size_t trainees);

private:
    struct Story
    {
        DemoGroup group;
        std::string verifier; ///< log-in name
        Date visitFrom;
        int days = 1;
        DemoVisitPlan plan;
        Date submitted;
        Date checked;
        Date assigned;
        Date replied;
        Date downloaded;
        std::string assigner = "peg.kumar";
        std::string overrideReason;
        std::string note;       ///< of the request
        bool byOfficer = false; ///< an officer keys it for the centre

        Id request;
        Id assignment;
        Id visit;
        Id report;
        Instant last; ///< of the latest step
        Date visitTo() const { return visitFrom.plusDays(days - 1); }
    };
    using Run = std::function<Status()>;
    Status playSteps();

    // What stands in the stories. Days are counted from today.
    void requestsOnTheWay();
    void assignmentsOnTheWay();
    void visitsOnTheWay();
    void reportsOnTheWay();
    void decisions();
    void closedOnes();
    void groupsInTraining();

    Story& begin(const std::string& centre, const std::string& noss, std::size_t trainees,
                 const char* verifier, int visitIn, int days);
    void step(Instant at, Run run) { m_steps.push_back({at, std::move(run)}); }

    // Parts of a story, each up to where the next begins.
    void draft(Story& s, Instant at);
    void submit(Story& s);
    void check(Story& s);
    void assign(Story& s);
    void accept(Story& s);
    void download(Story& s);
    void hold(Story& s);
    void synchronise(Story& s);
    void report(Story& s);
    void review(Story& s);
    void decide(Story& s, verification_decision::Decision decision, const char* officer,
                const char* reason);
    void answerFinding(Story& s, std::size_t index, const char* words, int workingDays);
    void closeFinding(Story& s, std::size_t index, int workingDays);
    void complete(Story& s, const char* officer);
    void claim(Story& s, const char* until);

    Status makeRequest(Story& s, Instant at);
    Status sendVerifier(Story& s, Instant at, const char* command, const std::string& verifier,
                        const std::string& reason);
    Status respond(Story& s, Instant at, assignment::Response response, const char* why);
    Status writeReport(Story& s, Instant at, const char* words);
    Status makeClaim(Story& s, Instant at);
    Result<Record> findingOf(const Story& s, std::size_t index) const;
    Result<Record> claimOf(const Story& s) const;
    DemoActor& keyer(Story& s);
    DemoActor& checkerOf(const Story& s);
    DemoActor& verifierOf(const Story& s) { return m_cast.verifier(s.verifier).actor; }

    /// The last working day of the department up to `day`, Monday to Thursday, no holiday.
    Date workingUpTo(Date day) const;
    /// A moment `workingDays` after the story's latest step.
    Instant later(Story& s, int workingDays, int hour);
    Date today() const { return m_stage.options.today; }
    bool isWorking(Date day) const;

    DemoStage& m_stage;
    DemoCast& m_cast;
    DemoGroups m_groups;
    std::deque<Story> m_stories; // steps point into it
    std::deque<DemoGroup> m_training;
    std::vector<DemoGroups::Step> m_steps;
};

} // namespace myspike
