#include "shared/modules/description.h"

namespace myspike {

namespace {
constexpr std::string_view kAllRoles[] = {role::kExternalVerifier,
                                          role::kCentreManager,
                                          role::kAssessor,
                                          role::kInternalVerifier,
                                          role::kCentreAdministrator,
                                          role::kVerificationOfficer,
                                          role::kRegionalOfficer,
                                          role::kFinanceOfficer,
                                          role::kManagement,
                                          role::kSystemAdministrator,
                                          role::kAuditor};
} // namespace

std::vector<Access> seenByAll(std::vector<Access> also)
{
    for (const auto r : kAllRoles) {
        bool named = false;
        for (const auto& a : also) {
            named = named || a.role == r;
        }
        if (!named) {
            also.push_back({r, kView});
        }
    }
    return also;
}

std::vector<Access> rights(unsigned verbs, const std::vector<std::string_view>& roles)
{
    std::vector<Access> out;
    for (const auto r : roles) {
        out.push_back({r, verbs});
    }
    return out;
}

std::vector<Access> operator+(std::vector<Access> a, const std::vector<Access>& b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

const std::vector<std::string_view>& onlookers()
{
    static const std::vector<std::string_view> roles{role::kRegionalOfficer, role::kManagement,
                                                     role::kAuditor, role::kSystemAdministrator};
    return roles;
}

const std::vector<std::string_view>& centreRoles()
{
    static const std::vector<std::string_view> roles{
        role::kCentreManager, role::kCentreAdministrator, role::kAssessor, role::kInternalVerifier};
    return roles;
}

Status requireSound(const Record& record, const Transaction& tx)
{
    for (auto& f : judge(record, tx, tx.context(), true)) {
        if (f.severity == Severity::Error && (tx.onServer() || !f.leftToServer)) {
            return Fault::invalid(std::move(f.text), std::move(f.rule));
        }
    }
    return okStatus();
}

Fault refusal(const char* rule, Text text) { return Fault::invalid(std::move(text), rule); }

} // namespace myspike
