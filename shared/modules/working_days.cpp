#include "shared/modules/working_days.h"

namespace myspike {

namespace {

constexpr const char* kPutrajaya = "16";

/// "sat|sun" as bits; an unknown word is left out.
unsigned daysOf(std::string_view text)
{
    static constexpr std::string_view kNames[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    unsigned out = 0;
    while (!text.empty()) {
        const auto bar = text.find('|');
        const auto word = text.substr(0, bar);
        for (unsigned i = 0; i < 7; ++i) {
            if (word == kNames[i]) {
                out |= 1U << (i + 1);
            }
        }
        text = bar == std::string_view::npos ? std::string_view() : text.substr(bar + 1);
    }
    return out;
}

constexpr unsigned kSaturdaySunday = 1U << 6 | 1U << 7;

} // namespace

WorkingDays::WorkingDays(const Reader& reader, const std::optional<Ref<MalaysianState>>& state)
    : m_reader(reader)
{
    std::optional<Record> found;
    if (state) {
        if (auto l = reader.find(state)) {
            found = std::move(l.record);
        }
    } else {
        Query q{.type = MalaysianState::kType};
        q.with(equals(state::kCode, std::string(kPutrajaya)));
        found = reader.first(q);
    }
    if (!found) {
        m_weekend = kSaturdaySunday;
        return;
    }
    m_state = found->id;
    m_weekend = daysOf(found->text(state::kWeekendDays));
    if (m_weekend == 0) {
        m_weekend = kSaturdaySunday;
    }
    m_weekendFrom = found->get(state::kWeekendFrom);
    m_previousWeekend = daysOf(found->text(state::kPreviousWeekendDays));
}

unsigned WorkingDays::weekendOn(Date day) const
{
    return m_weekendFrom && day < *m_weekendFrom && m_previousWeekend ? m_previousWeekend
                                                                      : m_weekend;
}

bool WorkingDays::isWorking(Date day) const
{
    if (weekendOn(day) & 1U << day.weekday()) {
        return false;
    }
    if (!m_state) {
        return true;
    }
    Query q{.type = PublicHoliday::kType};
    q.with(equals(public_holiday::kState, Ref<MalaysianState>{*m_state}))
        .with(equals(public_holiday::kDate, day));
    return m_reader.count(q) == 0;
}

Date WorkingDays::after(Date from, int n) const
{
    Date day = from;
    while (n > 0) {
        day = day.plusDays(1);
        if (isWorking(day)) {
            --n;
        }
    }
    return day;
}

int WorkingDays::between(Date from, Date to) const
{
    int n = 0;
    for (Date day = from.plusDays(1); day <= to; day = day.plusDays(1)) {
        n += isWorking(day) ? 1 : 0;
    }
    return n;
}

} // namespace myspike
