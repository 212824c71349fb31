// The demonstration of one visit at a centre of the real register: the centre, its programme and
// the standard are real, all people, marks and whatever the register lacks are invented.
#pragma once

#include <string>

#include "server/ops/demo/demo.h"

namespace myspike {

/// What was chosen, and what is waiting there.
struct DemoOnRegister
{
    std::string centreCode;
    std::string centreName;
    std::string nossCode;
    std::string programme; ///< its title in the register
    std::string group;     ///< number of the group
    std::size_t trainees = 0;

    /// For the console: which centre and programme, and what is invented.
    std::string sentence() const;
};

/// Fills a store that `init` made and into which states, standards with units, centres and
/// programmes were imported: the users of the demonstration, the personnel of one centre with an
/// active full programme of N821-001-3:2020, else of F432-005-3:2019, one group with frozen marks
/// and the draft of its request. The seed chooses among the programmes. NotFound where there is
/// none or its units are missing; Conflict where the store holds a demonstration. After a fault
/// nothing stays but equipment and marking schemes.
Result<DemoOnRegister> loadDemoOnRegister(StoreFolder& store, const DemoOptions& options);

} // namespace myspike
