#include "shared/schema/workflow.h"

namespace myspike {

const State* Workflow::state(std::string_view code) const
{
    for (const auto& s : states) {
        if (code == s.code) {
            return &s;
        }
    }
    return nullptr;
}

const Transition* Workflow::transition(std::string_view name) const
{
    for (const auto& t : transitions) {
        if (name == t.name) {
            return &t;
        }
    }
    return nullptr;
}

} // namespace myspike
