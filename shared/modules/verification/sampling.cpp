#include "shared/modules/verification/sampling.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "shared/base/rng.h"
#include "shared/modules/mark_sheet.h"
#include "shared/schema/rule_book.h"

namespace myspike::verification {

using Reason = sample_entry::Reason;

Result<SamplePolicy> samplePolicy(const Reader& reader, Date day)
{
    std::optional<Fault> fault;
    const auto read = [&]<class T>(RuleKey<T> key) {
        auto v = ruleValue(reader, key, day);
        if (!v && !fault) {
            fault = v.fault();
        }
        return v ? *v : T{};
    };
    SamplePolicy p;
    p.minimum = read(RuleKey<std::int64_t>{"verification.sample.minimum"});
    p.share = read(RuleKey<Hundredths>{"verification.sample.share"});
    p.extendShare = read(RuleKey<Hundredths>{"verification.sample.remark.extend_share"});
    p.borderPoints = read(RuleKey<Hundredths>{"verification.sample.border_points"});
    p.includeRepeats = read(RuleKey<bool>{"verification.sample.include_repeats"});
    p.includeSingleFailures = read(RuleKey<bool>{"verification.sample.include_single_failures"});
    p.remarkTolerance = read(RuleKey<Hundredths>{"verification.sample.remark.tolerance"});
    p.extendAfter = read(RuleKey<std::int64_t>{"verification.sample.remark.extend_after"});
    p.failShare = read(RuleKey<Hundredths>{"verification.sample.remark.fail_share"});
    if (fault) {
        return *fault;
    }
    return p;
}

std::size_t sampleSize(std::size_t trainees, std::int64_t minimum, Hundredths share)
{
    const auto n = static_cast<std::int64_t>(trainees);
    const auto byShare = ceilDiv(n * share.value, 10'000);
    return static_cast<std::size_t>(std::min(n, std::max(minimum, byShare)));
}

namespace {

std::vector<SampleCandidate> shuffled(std::vector<SampleCandidate> candidates, std::uint64_t seed)
{
    std::sort(candidates.begin(), candidates.end(),
              [](const auto& a, const auto& b) { return a.trainee < b.trainee; });
    SplitMix64 rng(seed);
    shuffle(candidates, rng);
    return candidates;
}

} // namespace

std::vector<Sampled> drawSample(std::vector<SampleCandidate> candidates, std::uint64_t seed,
                                const SamplePolicy& policy)
{
    const auto order = shuffled(std::move(candidates), seed);
    const auto n = sampleSize(order.size(), policy.minimum, policy.share);
    std::vector<Sampled> drawn;
    std::vector<Sampled> joined;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const auto& c = order[i];
        Sampled s{c.trainee, {}};
        if (i < n) {
            s.reasons.push_back(Reason::Random);
        }
        if (c.nearMinimum) {
            s.reasons.push_back(Reason::NearMinimum);
        }
        if (c.repeats && policy.includeRepeats) {
            s.reasons.push_back(Reason::Repeat);
        }
        if (c.singleFailure && policy.includeSingleFailures) {
            s.reasons.push_back(Reason::SingleFailure);
        }
        if (i < n) {
            drawn.push_back(std::move(s));
        } else if (!s.reasons.empty()) {
            joined.push_back(std::move(s));
        }
    }
    std::sort(joined.begin(), joined.end(),
              [](const auto& a, const auto& b) { return a.trainee < b.trainee; });
    drawn.insert(drawn.end(), joined.begin(), joined.end());
    return drawn;
}

std::vector<Sampled> extendSample(std::vector<SampleCandidate> candidates, std::uint64_t seed,
                                  const SamplePolicy& policy, const std::vector<Id>& already)
{
    const std::set<Id> known(already.begin(), already.end());
    const auto order = shuffled(std::move(candidates), seed);
    const auto n = sampleSize(order.size(), policy.minimum, policy.extendShare);
    std::vector<Sampled> out;
    for (std::size_t i = 0; i < order.size() && known.size() + out.size() < n; ++i) {
        if (!known.contains(order[i].trainee)) {
            out.push_back({order[i].trainee, {Reason::Extension}});
        }
    }
    return out;
}

std::vector<SampleCandidate> sampleCandidates(const MarkSheet& sheet, const SamplePolicy& policy)
{
    std::vector<SampleCandidate> out;
    const auto& r = sheet.rules;
    for (const auto& row : sheet.rows) {
        SampleCandidate c{row.trainee.id, false, row.repeats, row.centre.failsByOneComponent()};
        const auto near = [&](std::optional<Hundredths> mark, const ComponentRule& rule) {
            if (mark) {
                const auto gap = *mark - rule.rawMinimum();
                c.nearMinimum = c.nearMinimum || (gap.value <= policy.borderPoints.value &&
                                                  gap.value >= -policy.borderPoints.value);
            }
        };
        // Coursework counts by its mean over the units, so the mean is what is near or not.
        Hundredths knowledge;
        Hundredths performance;
        bool whole = !row.units.empty();
        for (const auto& u : row.units) {
            whole = whole && u.knowledge.centre && u.performance.centre;
            knowledge = knowledge + u.knowledge.centre.value_or(Hundredths{});
            performance = performance + u.performance.centre.value_or(Hundredths{});
        }
        if (whole) {
            const auto count = static_cast<std::int64_t>(row.units.size());
            near(Hundredths{mulDivRound(knowledge.value, 1, count)}, r.courseworkKnowledge);
            near(Hundredths{mulDivRound(performance.value, 1, count)}, r.courseworkPerformance);
        }
        near(row.finalKnowledge.centre, r.finalKnowledge);
        near(row.finalPerformance.centre, r.finalPerformance);
        if (r.project) {
            near(row.project.centre, *r.project);
        }
        if (r.industrialTraining) {
            near(row.industrialTraining.centre, *r.industrialTraining);
        }
        out.push_back(c);
    }
    return out;
}

RemarkOutcome judgeRemarks(const std::vector<Hundredths>& differences, bool extended,
                           const SamplePolicy& policy)
{
    const auto beyond = std::count_if(differences.begin(), differences.end(), [&](Hundredths d) {
        return (d.value < 0 ? -d.value : d.value) > policy.remarkTolerance.value;
    });
    if (extended) {
        const auto n = static_cast<std::int64_t>(differences.size());
        return beyond * 10'000 > policy.failShare.value * n ? RemarkOutcome::RemarkComponent
                                                            : RemarkOutcome::Accept;
    }
    return beyond >= policy.extendAfter && policy.extendAfter > 0 ? RemarkOutcome::Extend
                                                                  : RemarkOutcome::Accept;
}

std::string joinReasons(const std::vector<Reason>& reasons)
{
    std::string out;
    for (const auto r : reasons) {
        out += (out.empty() ? "" : "|") + std::string(codeOf(r));
    }
    return out;
}

std::vector<Reason> splitReasons(std::string_view text)
{
    std::vector<Reason> out;
    while (!text.empty()) {
        const auto bar = text.find('|');
        if (const auto r = FieldCodec<Reason>::from(Value(std::string(text.substr(0, bar))))) {
            out.push_back(*r);
        }
        text = bar == std::string_view::npos ? std::string_view() : text.substr(bar + 1);
    }
    return out;
}

std::optional<std::int64_t> requiredEquipment(std::string_view ratio, std::int64_t trainees)
{
    const auto colon = ratio.find(':');
    if (colon == std::string_view::npos) {
        return std::nullopt;
    }
    std::int64_t items = 0;
    std::int64_t people = 0;
    const auto read = [](std::string_view text, std::int64_t& out) {
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
        return error == std::errc() && end == text.data() + text.size() && out > 0;
    };
    if (!read(ratio.substr(0, colon), items) || !read(ratio.substr(colon + 1), people)) {
        return std::nullopt;
    }
    return ceilDiv(trainees * items, people);
}

} // namespace myspike::verification
