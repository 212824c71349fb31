// Small words that the modules' descriptions share: states from enums, lists of roles, scopes.
#pragma once

#include "shared/modules/users/fields.h"
#include "shared/schema/command.h"

namespace myspike {

/// A state of a workflow from its enumerator.
template <class E>
State stateFrom(E e, StateKind kind = StateKind::Open,
                std::vector<std::string_view> editableBy = {})
{
    return {codeOf(e), labelOf(e), kind, std::move(editableBy)};
}

template <class... E> std::vector<std::string_view> codesOf(E... e) { return {codeOf(e)...}; }

inline constexpr unsigned kView = static_cast<unsigned>(Verb::View);
inline constexpr unsigned kWork = Verb::View | Verb::Create | Verb::Edit | Verb::Export;
inline constexpr unsigned kWorkAndRemove = kWork | static_cast<unsigned>(Verb::Remove);

/// Every role may look; those of `also` may do what stands beside them too.
std::vector<Access> seenByAll(std::vector<Access> also = {});
/// The roles given may do `verbs`.
std::vector<Access> rights(unsigned verbs, const std::vector<std::string_view>& roles);
std::vector<Access> operator+(std::vector<Access> a, const std::vector<Access>& b);

/// Officers and others of the department who look at verification but do no work in it.
const std::vector<std::string_view>& onlookers();
/// The centre's own users.
const std::vector<std::string_view>& centreRoles();

/// Gathers the scopes of a record from its own fields.
class ScopeList
{
public:
    explicit ScopeList(const Record& record) : m_record(record) {}
    ScopeList& with(std::string scope)
    {
        m_scopes.push_back(std::move(scope));
        return *this;
    }
    template <class Tag>
    ScopeList& of(const Field<Ref<Tag>>& field, std::string (*scope)(const Id&))
    {
        if (const auto ref = m_record.get(field)) {
            m_scopes.push_back(scope(ref->id));
        }
        return *this;
    }
    operator std::vector<std::string>() const { return m_scopes; }

private:
    const Record& m_record;
    std::vector<std::string> m_scopes;
};

/// @return the first error that the description and the rules find in a record about to be
///         submitted; warnings and what is left to the server pass on a replica.
Status requireSound(const Record& record, const Transaction& tx);

/// A refusal with its rule.
Fault refusal(const char* rule, Text text);

} // namespace myspike
