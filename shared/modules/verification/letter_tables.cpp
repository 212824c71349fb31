#include "shared/modules/verification/letter_tables.h"

#include <algorithm>
#include <map>

#include <boost/json.hpp>

namespace myspike::verification {

namespace json = boost::json;

namespace {

std::string day(const std::optional<Date>& d) { return d ? d->toDisplay() : std::string(); }

std::string mark(const std::optional<Hundredths>& m) { return m ? m->toFixed() : std::string(); }

std::vector<Record> groupsOf(const Reader& reader, const Record& request)
{
    Query q{.type = RequestBatch::kType};
    q.with(equals(request_batch::kRequest, Ref<VerificationRequest>{request.id}));
    std::vector<Record> out;
    for (const auto& row : reader.query(q)) {
        if (auto batch = reader.find(row.get(request_batch::kBatch))) {
            out.push_back(std::move(batch.record));
        }
    }
    return out;
}

/// "C01=competent|C02=absent": codes, put into words by who prints.
std::string unitsOf(const Reader& reader, const Id& trainee)
{
    Query q{.type = UnitResult::kType};
    q.with(equals(unit_result::kTrainee, Ref<Trainee>{trainee}));
    std::map<std::string, std::string> byNumber;
    for (const auto& r : reader.query(q)) {
        const auto unit = reader.find(r.get(unit_result::kUnit));
        const auto outcome = r.get(unit_result::kOutcome);
        if (unit && outcome) {
            byNumber[unit->text(competency_unit::kNumber)] = codeOf(*outcome);
        }
    }
    std::string out;
    for (const auto& [number, code] : byNumber) {
        out += (out.empty() ? "" : "|") + number + "=" + code;
    }
    return out;
}

/// What a letter counts: who has passed, who not yet, whose result waits.
struct Counts
{
    std::int64_t competent = 0;
    std::int64_t notYet = 0;
    std::int64_t deferred = 0;

    void add(programme_result::Outcome outcome)
    {
        using O = programme_result::Outcome;
        switch (outcome) {
        case O::Competent:
        case O::EligibleFullCertificate:
        case O::EligibleStatement:
            ++competent;
            break;
        case O::Deferred:
            ++deferred;
            break;
        default:
            ++notYet;
        }
    }
    void into(json::object& values) const
    {
        values["competent_count"] = std::to_string(competent);
        values["not_yet_competent_count"] = std::to_string(notYet);
        values["deferred_count"] = std::to_string(deferred);
    }
};

Counts recommended(const Reader& reader, const Record& request)
{
    using R = trainee_recommendation::Recommendation;
    using O = programme_result::Outcome;
    Counts counts;
    const auto assignment = request.get(verification_request::kAssignment);
    if (!assignment) {
        return counts;
    }
    Query q{.type = TraineeRecommendation::kType};
    q.with(equals(visit_part::kAssignment, *assignment));
    for (const auto& r : reader.query(q)) {
        const auto word = r.get(trainee_recommendation::kRecommendation);
        counts.add(word == R::Competent         ? O::Competent
                   : word == R::NotYetCompetent ? O::NotYetCompetent
                                                : O::Deferred);
    }
    return counts;
}

} // namespace

void addFindings(const Reader& reader, const Record& request, json::object& values)
{
    Query q{.type = RaisedFinding::kType};
    q.with(equals(finding::kRequest, Ref<VerificationRequest>{request.id}));
    auto all = reader.query(q);
    std::sort(all.begin(), all.end(), [](const Record& a, const Record& b) {
        return std::pair(a.text(finding::kNumber), a.id) <
               std::pair(b.text(finding::kNumber), b.id);
    });
    json::array rows;
    std::string conditions;
    for (const auto& f : all) {
        const auto state = f.get(finding::kState);
        const auto category = f.getOr(finding::kCategory, finding::Category::Improvement);
        if (state == finding::State::Closed || category == finding::Category::Improvement) {
            continue;
        }
        rows.push_back(json::object{{"number", f.text(finding::kNumber)},
                                    {"category", codeOf(category)},
                                    {"clause", f.text(finding::kClause)},
                                    {"description", f.text(finding::kDescription)},
                                    {"due", day(f.get(finding::kDueOn))}});
        conditions += (conditions.empty() ? "" : "\n") + f.text(finding::kDescription);
    }
    values["findings"] = std::move(rows);
    values["conditions"] = conditions;
}

void addResults(const Reader& reader, const Record& request, json::object& values)
{
    Counts counts;
    std::map<std::string, std::int64_t> byOutcome;
    std::vector<std::pair<std::string, json::object>> rows;
    for (const auto& group : groupsOf(reader, request)) {
        Query q{.type = ProgrammeResult::kType};
        q.with(equals(programme_result::kBatch, Ref<TraineeBatch>{group.id}))
            .with(equals(programme_result::kRequest, Ref<VerificationRequest>{request.id}));
        for (const auto& r : reader.query(q)) {
            const auto who = reader.find(r.get(programme_result::kTrainee));
            const auto outcome =
                r.getOr(programme_result::kOutcome, programme_result::Outcome::Deferred);
            counts.add(outcome);
            ++byOutcome[codeOf(outcome)];
            const auto number = who ? who->text(trainee::kNumber) : std::string();
            rows.emplace_back(
                number,
                json::object{{"name", who ? who->text(trainee::kName) : std::string()},
                             {"identity", who ? who->text(trainee::kIdentity) : std::string()},
                             {"registration", number},
                             {"units", who ? unitsOf(reader, who->id) : std::string()},
                             {"coursework", mark(r.get(programme_result::kCoursework))},
                             {"final", mark(r.get(programme_result::kFinal))},
                             {"total", mark(r.get(programme_result::kTotal))},
                             {"result", codeOf(outcome)}});
        }
    }
    std::sort(rows.begin(), rows.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    json::array results;
    for (auto& [number, row] : rows) {
        row["no"] = std::to_string(results.size() + 1);
        results.push_back(std::move(row));
    }
    json::array totals;
    for (const auto& [code, n] : byOutcome) {
        totals.push_back(json::object{{"label", code}, {"count", std::to_string(n)}});
    }
    (results.empty() ? recommended(reader, request) : counts).into(values);
    values["results"] = std::move(results);
    values["result_totals"] = std::move(totals);
}

} // namespace myspike::verification
