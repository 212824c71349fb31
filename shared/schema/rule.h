// Rules: functions over a record and a view of the store, each with a code and a source. The same
// function judges in the form, before sending, and on the server.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "shared/schema/reader.h"

namespace myspike {

enum class Severity { Error, Warning };

struct Finding
{
    Severity severity = Severity::Error;
    std::string rule;  ///< code, for instance "ID-R1"
    std::string field; ///< the field to go to; may be empty
    Text text;
    /// The finding rests on something this replica does not hold: the server will judge it.
    bool leftToServer = false;

    bool operator==(const Finding&) const = default;
};

struct Rule
{
    const char* code;
    const char* source; ///< for instance "2 §2.4 [A]"
    std::function<void(const Record&, const Reader&, const struct ActContext&,
                       std::vector<Finding>&)>
        judge;
};

} // namespace myspike
