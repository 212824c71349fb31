#include "client/modules/verification/desk/verifier_checks.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace myspike::desk {

namespace {

struct CheckKind
{
    Msg label;
    std::array<std::string_view, 3> rules;
};

constexpr std::array kKinds = {
    CheckKind{msg("verifier_check", "Appointed on every day"), {"ASG-APPOINTMENT"}},
    CheckKind{msg("verifier_check", "Field and level"), {"ASG-FIELD"}},
    CheckKind{msg("verifier_check", "No tie to the centre"),
              {"ASG-TIE", "ASG-PERSONNEL", "ASG-DECLARED"}},
    CheckKind{msg("verifier_check", "Not too often in a row"), {"ASG-CONSECUTIVE"}},
    CheckKind{msg("verifier_check", "Groups and trainees a day"), {"ASG-LOAD"}},
    CheckKind{msg("verifier_check", "Free on these days"),
              {"ASG-OVERLAP", "ASG-TRAVEL", "ASG-MONTH"}},
    CheckKind{msg("verifier_check", "Vendor registration"), {"ASG-VENDOR"}}};

void add(VerifierCheck& check, const verification::FilterReason& reason)
{
    check.reasons.push_back(reason.text);
    if (reason.severity == Severity::Error) {
        check.mark = CheckMark::Stops;
    } else if (check.mark == CheckMark::Passes) {
        check.mark = CheckMark::Warns;
    }
}

} // namespace

std::vector<VerifierCheck> checksOf(const verification::VerifierChoice& choice)
{
    std::vector<VerifierCheck> out;
    for (const auto& kind : kKinds) {
        out.push_back({kind.label, CheckMark::Passes, {}});
    }
    VerifierCheck other{msg("verifier_check", "Other reasons"), CheckMark::Passes, {}};
    for (const auto& reason : choice.reasons) {
        const auto it = std::find_if(kKinds.begin(), kKinds.end(), [&](const CheckKind& k) {
            return std::find(k.rules.begin(), k.rules.end(), reason.rule) != k.rules.end();
        });
        add(it == kKinds.end() ? other : out[static_cast<std::size_t>(it - kKinds.begin())],
            reason);
    }
    if (!other.reasons.empty()) {
        out.push_back(std::move(other));
    }
    return out;
}

Text firstReason(const verification::VerifierChoice& choice)
{
    for (const auto severity : {Severity::Error, Severity::Warning}) {
        for (const auto& r : choice.reasons) {
            if (r.severity == severity) {
                return r.text;
            }
        }
    }
    return {};
}

} // namespace myspike::desk
