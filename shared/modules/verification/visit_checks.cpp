#include "shared/modules/verification/visit_checks.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "shared/schema/rule_book.h"

namespace myspike::verification {

std::vector<Record> partsOf(const Reader& reader, const char* type, const Record& visit)
{
    Query q{.type = type};
    q.with(equals(visit_part::kVisit, Ref<Visit>{visit.id}));
    return reader.query(q);
}

std::vector<Ref<TraineeBatch>> batchesOfVisit(const Reader& reader, const Record& visit)
{
    std::vector<Ref<TraineeBatch>> out;
    Query q{.type = RequestBatch::kType};
    q.with(
        equals(request_batch::kRequest, visit.getOr(visit::kRequest, Ref<VerificationRequest>{})));
    for (const auto& row : reader.query(q)) {
        if (const auto batch = row.get(request_batch::kBatch)) {
            out.push_back(*batch);
        }
    }
    std::sort(out.begin(), out.end());
    return out;
}

std::vector<Record> traineesOfVisit(const Reader& reader, const Record& visit)
{
    std::vector<Record> out;
    for (const auto& batch : batchesOfVisit(reader, visit)) {
        Query q{.type = Trainee::kType};
        q.with(equals(trainee::kBatch, batch));
        for (auto& t : reader.query(q)) {
            const auto status = t.getOr(trainee::kStatus, trainee::Status::Active);
            if (status == trainee::Status::Active || status == trainee::Status::Completed) {
                out.push_back(std::move(t));
            }
        }
    }
    std::sort(out.begin(), out.end(), [](const Record& a, const Record& b) {
        return std::tuple(a.text(trainee::kNumber), a.text(trainee::kName), a.id) <
               std::tuple(b.text(trainee::kNumber), b.text(trainee::kName), b.id);
    });
    return out;
}

Date ruleDay(const Reader& reader, const Record& visit, Date otherwise)
{
    const auto request = reader.find(visit.get(visit::kRequest));
    const auto at = request ? request->get(verification_request::kSubmittedAt) : std::nullopt;
    return at ? at->day() : otherwise;
}

namespace {

bool isNo(const Record& r, const Field<YesNoNa>& f) { return r.get(f) == YesNoNa::No; }

constexpr std::array kPortfolioQuestions = {
    &portfolio_check::kScriptPresent,     &portfolio_check::kScriptMarked,
    &portfolio_check::kScriptModerated,   &portfolio_check::kChecklistComplete,
    &portfolio_check::kEvidenceAuthentic, &portfolio_check::kEvidenceCurrent,
    &portfolio_check::kEvidenceSufficient};

/// A mark on paper that is not the mark in the system.
bool differs(const Record& check, const SheetRow& row)
{
    for (const auto& u : row.units) {
        if (check.get(portfolio_check::kUnit) != Ref<CompetencyUnit>{u.unit}) {
            continue;
        }
        const auto paperK = check.get(portfolio_check::kPaperKnowledge);
        const auto paperP = check.get(portfolio_check::kPaperPerformance);
        return (paperK && paperK != u.knowledge.centre) ||
               (paperP && paperP != u.performance.centre);
    }
    return false;
}

} // namespace

std::vector<TraineeFlag> flagsOf(const Reader& reader, const Record& visit, const SheetRow& row)
{
    std::vector<TraineeFlag> out;
    const Ref<Trainee> trainee{row.trainee.id};
    const auto ofTrainee = [&](const char* type) {
        Query q{.type = type};
        q.with(equals(visit_part::kVisit, Ref<Visit>{visit.id}))
            .with(equals(visit_part::kTrainee, trainee));
        return reader.query(q);
    };
    if (!row.centre.complete) {
        out.push_back({"FLAG-MARKS", msg("trainee_flag", "A mark is missing.")});
    }
    if (row.amended()) {
        out.push_back({"FLAG-AMENDED", msg("trainee_flag", "A mark was amended.")});
    }
    const auto identity = ofTrainee(IdentityCheck::kType);
    if (identity.empty() || !identity.front().has(identity_check::kResult)) {
        out.push_back({"FLAG-IDENTITY", msg("trainee_flag", "The identity was not checked.")});
    } else if (identity.front().get(identity_check::kResult) != identity_check::Result::Matches) {
        out.push_back(
            {"FLAG-IDENTITY", msg("trainee_flag", "The trainee was absent or the identity does not "
                                                  "match.")});
    }
    for (const auto& s : ofTrainee(SampleEntry::kType)) {
        const auto outcome = s.get(sample_entry::kOutcome);
        if (outcome && outcome != sample_entry::Outcome::Confirmed) {
            out.push_back({"FLAG-SAMPLE", msg("trainee_flag", "The sample did not confirm the "
                                                              "marks.")});
        }
    }
    for (const auto& c : ofTrainee(PortfolioCheck::kType)) {
        if (std::any_of(kPortfolioQuestions.begin(), kPortfolioQuestions.end(),
                        [&](const auto* f) { return isNo(c, *f); })) {
            out.push_back(
                {"FLAG-PORTFOLIO", msg("trainee_flag", "The portfolio is not in order.")});
            break;
        }
        if (differs(c, row)) {
            out.push_back({"FLAG-PAPER", msg("trainee_flag", "A mark on paper differs from the "
                                                             "system.")});
            break;
        }
    }
    for (const auto& o : ofTrainee(PracticalObservation::kType)) {
        if (o.get(practical_observation::kResult) ==
            practical_observation::Result::NotYetCompetent) {
            out.push_back({"FLAG-OBSERVATION",
                           msg("trainee_flag", "The observation or interview was not passed.")});
            break;
        }
    }
    return out;
}

RemarkOutcome remarkOutcome(const Reader& reader, const Record& visit, const SamplePolicy& policy)
{
    std::vector<Hundredths> knowledge;
    std::vector<Hundredths> performance;
    std::map<Id, MarkSheet> sheets;
    for (const auto& batch : batchesOfVisit(reader, visit)) {
        if (auto sheet = loadMarkSheet(reader, batch)) {
            sheets.emplace(batch.id, std::move(*sheet));
        }
    }
    for (const auto& c : partsOf(reader, PortfolioCheck::kType, visit)) {
        for (const auto& [id, sheet] : sheets) {
            for (const auto& row : sheet.rows) {
                if (c.get(visit_part::kTrainee) != Ref<Trainee>{row.trainee.id}) {
                    continue;
                }
                for (const auto& u : row.units) {
                    if (c.get(portfolio_check::kUnit) != Ref<CompetencyUnit>{u.unit}) {
                        continue;
                    }
                    const auto k = c.get(portfolio_check::kRemarkKnowledge);
                    const auto p = c.get(portfolio_check::kRemarkPerformance);
                    if (k && u.knowledge.centre) {
                        knowledge.push_back(*k - *u.knowledge.centre);
                    }
                    if (p && u.performance.centre) {
                        performance.push_back(*p - *u.performance.centre);
                    }
                }
            }
        }
    }
    const bool extended = visit.getOr(visit::kSampleExtended, false);
    return std::max(judgeRemarks(knowledge, extended, policy),
                    judgeRemarks(performance, extended, policy));
}

namespace {

class Missings
{
public:
    Missings(const Reader& reader, const Record& visit) : m_reader(reader), m_visit(visit)
    {
        m_trainees = traineesOfVisit(reader, visit);
    }

    std::vector<Missing> all()
    {
        signatures("V1", true);
        signatures("V5", false);
        signatures("V10", true);
        identities();
        sample();
        checklist();
        recommendations();
        findings();
        remarks();
        return std::move(m_out);
    }

private:
    void add(const char* rule, std::string form, Text text, bool blocksClosing)
    {
        m_out.push_back({rule, std::move(form), std::move(text), blocksClosing});
    }

    std::string name(const Record& t) const { return t.text(trainee::kName); }

    /// Verifier and centre sign, or the centre's refusal stands with reason and witness.
    void signatures(const char* form, bool blocks)
    {
        bool verifier = false;
        bool centre = false;
        for (const auto& s : partsOf(m_reader, Signature::kType, m_visit)) {
            if (s.text(signature::kForm) != form) {
                continue;
            }
            const bool refused = s.getOr(signature::kRefused, false);
            const bool counts = refused
                                    ? !s.text(signature::kRefusalReason).empty() &&
                                          !s.text(signature::kWitness).empty()
                                    : s.has(signature::kStrokes) || s.has(signature::kPaperPhoto);
            const auto role = s.get(signature::kRole);
            verifier =
                verifier || (counts && !refused && role == signature::Role::ExternalVerifier);
            centre = centre || (counts && role == signature::Role::CentreManager);
        }
        if (!verifier) {
            add("VER-SIGN", form, Text(msg("visit_check", "Form %1 lacks your signature."), {form}),
                blocks);
        }
        if (!centre) {
            add("VER-SIGN", form,
                Text(msg("visit_check", "Form %1 lacks the signature of the centre, or its refusal "
                                        "with reason and witness."),
                     {form}),
                blocks);
        }
    }

    void identities()
    {
        std::map<Id, const Record*> checked;
        const auto rows = partsOf(m_reader, IdentityCheck::kType, m_visit);
        for (const auto& r : rows) {
            if (r.has(identity_check::kResult)) {
                checked[r.getOr(visit_part::kTrainee, Ref<Trainee>{}).id] = &r;
            }
        }
        for (const auto& t : m_trainees) {
            const auto it = checked.find(t.id);
            if (it == checked.end()) {
                add("VER-IDENTITY", "V5",
                    Text(msg("visit_check", "The identity of %1 has not been checked."), {name(t)}),
                    true);
            } else if (it->second->get(identity_check::kResult) == identity_check::Result::Absent &&
                       it->second->text(identity_check::kAbsenceReason).empty()) {
                add("VER-IDENTITY", "V5",
                    Text(msg("visit_check", "%1 is absent without a reason. Write it down."),
                         {name(t)}),
                    true);
            }
        }
    }

    void sample()
    {
        const auto entries = partsOf(m_reader, SampleEntry::kType, m_visit);
        if (entries.empty()) {
            if (!m_trainees.empty()) {
                add("VER-SAMPLE", "V6", msg("visit_check", "The sample has not been drawn."), true);
            }
            return;
        }
        std::set<Id> looked;
        for (const auto& c : partsOf(m_reader, PortfolioCheck::kType, m_visit)) {
            if (c.has(portfolio_check::kScriptPresent) ||
                c.has(portfolio_check::kChecklistComplete)) {
                looked.insert(c.getOr(visit_part::kTrainee, Ref<Trainee>{}).id);
            }
        }
        for (const auto& e : entries) {
            const auto trainee = m_reader.find(e.get(visit_part::kTrainee));
            if (trainee && !looked.contains(trainee->id)) {
                add("VER-PORTFOLIO", "V7",
                    Text(msg("visit_check", "The portfolio of %1, who is in the sample, has not "
                                            "been checked."),
                         {name(*trainee)}),
                    false);
            }
        }
    }

    void checklist()
    {
        const auto version = m_visit.get(visit::kChecklist);
        if (!version) {
            return;
        }
        std::set<Id> answered;
        for (const auto& a : partsOf(m_reader, ChecklistAnswer::kType, m_visit)) {
            using namespace checklist_answer;
            if (a.has(kChoice) || a.has(kScale) || a.has(checklist_answer::kNumber) ||
                !a.text(kText).empty()) {
                answered.insert(a.getOr(kItem, Ref<ChecklistItem>{}).id);
            }
        }
        Query q{.type = ChecklistItem::kType};
        q.with(equals(checklist_item::kChecklist, *version))
            .with(equals(checklist_item::kCritical, true));
        q.orderBy(checklist_item::kOrdinal.name);
        for (const auto& item : m_reader.query(q)) {
            const auto form = item.text(checklist_item::kForm);
            // What is asked before the visit is answered elsewhere: V0 with the acceptance.
            if (form == "V0" || form == "readiness" || answered.contains(item.id)) {
                continue;
            }
            add("VER-CRITICAL", form,
                Text(msg("visit_check", "Critical item %1 has no answer."),
                     {item.text(checklist_item::kCode)}),
                false);
        }
    }

    void recommendations()
    {
        std::map<Id, Record> given;
        for (auto& r : partsOf(m_reader, TraineeRecommendation::kType, m_visit)) {
            const auto id = r.getOr(visit_part::kTrainee, Ref<Trainee>{}).id;
            given.insert_or_assign(id, std::move(r));
        }
        for (const auto& batch : batchesOfVisit(m_reader, m_visit)) {
            const auto sheet = loadMarkSheet(m_reader, batch);
            if (!sheet) {
                continue;
            }
            for (const auto& row : sheet->rows) {
                const auto it = given.find(row.trainee.id);
                if (it == given.end() || !it->second.has(trainee_recommendation::kRecommendation)) {
                    add("VER-RECOMMEND", "V9",
                        Text(msg("visit_check", "%1 has no recommendation."), {name(row.trainee)}),
                        false);
                } else if (it->second.get(trainee_recommendation::kRecommendation) ==
                               trainee_recommendation::Recommendation::Competent &&
                           !row.counting.competent()) {
                    add("VER-RECOMMEND", "V9",
                        Text(msg("visit_check", "%1 is recommended competent, but the marks do not "
                                                "reach every minimum."),
                             {name(row.trainee)}),
                        false);
                }
            }
        }
    }

    void findings()
    {
        for (const auto& f : partsOf(m_reader, RaisedFinding::kType, m_visit)) {
            if (f.get(finding::kCategory) == finding::Category::Major &&
                f.text(finding::kEvidence).empty() && f.text(visit_part::kPhotos).empty()) {
                add("FINDING-EVIDENCE", "V10",
                    Text(msg("visit_check", "The major finding “%1” has no evidence."),
                         {f.text(finding::kDescription).substr(0, 60)}),
                    true);
            }
        }
    }

    void remarks()
    {
        const auto policy = samplePolicy(
            m_reader, ruleDay(m_reader, m_visit, m_visit.getOr(visit::kPlannedFrom, Date{})));
        if (policy && remarkOutcome(m_reader, m_visit, *policy) == RemarkOutcome::Extend) {
            add("VER-REMARK", "V6",
                msg("visit_check", "Re-marked marks differ by more than the tolerance. Extend the "
                                   "sample."),
                true);
        }
    }

    const Reader& m_reader;
    const Record& m_visit;
    std::vector<Record> m_trainees;
    std::vector<Missing> m_out;
};

} // namespace

std::vector<Missing> whatIsMissing(const Reader& reader, const Record& visit)
{
    return Missings(reader, visit).all();
}

} // namespace myspike::verification
