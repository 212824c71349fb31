// Working days of a state: without its weekend and its public holidays. Clocks count by them.
#pragma once

#include "shared/modules/reference/fields.h"
#include "shared/schema/reader.h"

namespace myspike {

/// Looks up a state's weekend and holidays once and counts; holds nothing that the reader does
/// not, so a year without holidays in the register counts weekends only.
class WorkingDays
{
public:
    /// Without a state: the department's own days, those of Putrajaya.
    WorkingDays(const Reader& reader, const std::optional<Ref<MalaysianState>>& state);

    bool isWorking(Date day) const;
    /// The n-th working day after `from`; n ≥ 0, 0 gives `from` itself.
    Date after(Date from, int n) const;
    /// Working days behind `from` up to and with `to`.
    int between(Date from, Date to) const;

private:
    unsigned weekendOn(Date day) const;

    const Reader& m_reader;
    std::optional<Id> m_state;
    unsigned m_weekend = 0; ///< bit 1 << weekday
    unsigned m_previousWeekend = 0;
    std::optional<Date> m_weekendFrom;
};

} // namespace myspike
