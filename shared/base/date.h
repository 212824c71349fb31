// Days and moments. Malaysia keeps +08:00 all year, so no time-zone table is needed.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace myspike {

/// A calendar day, counted from 1970-01-01.
struct Date
{
    std::int32_t days = 0;

    static std::optional<Date> fromYmd(int year, int month, int day);
    /// Reads `2026-11-24`, `24/11/2026`, `24-11-2026` and `24.11.2026`.
    static std::optional<Date> parse(std::string_view text);

    int year() const;
    int month() const;
    int day() const;
    /// 1 Monday … 7 Sunday.
    int weekday() const;
    std::string toIso() const;
    /// dd/mm/yyyy, as officers write it (1 §1).
    std::string toDisplay() const;

    Date plusDays(int n) const { return {days + n}; }
    /// The same day of a later month, or its last day where that day does not exist; never beyond
    /// the years 1 to 9999.
    Date plusMonths(int n) const;
    Date plusYears(int n) const { return plusMonths(12 * n); }
    auto operator<=>(const Date&) const = default;
};

inline int daysBetween(Date from, Date to) { return to.days - from.days; }

/// A moment in UTC, milliseconds since 1970.
struct Instant
{
    std::int64_t ms = 0;

    /// Reads `2026-11-24T06:00:01.234Z`; the fraction may be missing.
    static std::optional<Instant> parse(std::string_view iso);
    static Instant atMalaysia(Date day, int hour = 0, int minute = 0);
    std::string toIso() const;
    /// dd/mm/yyyy hh:mm in Malaysian time.
    std::string toDisplay() const;
    /// The day in Malaysia.
    Date day() const;
    Instant plusMs(std::int64_t n) const { return {ms + n}; }
    Instant plusSeconds(std::int64_t n) const { return {ms + n * 1000}; }
    Instant plusDays(std::int64_t n) const { return {ms + n * 86'400'000}; }
    auto operator<=>(const Instant&) const = default;
};

/// Time is handed in; it is never read from the system below the application.
class Clock
{
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
    Date today() const { return now().day(); }
};

class SystemClock final : public Clock
{
public:
    Instant now() const override;
};

/// A clock that stands where it is put.
class FixedClock final : public Clock
{
public:
    explicit FixedClock(Instant at) : m_at(at) {}
    Instant now() const override { return m_at; }
    void set(Instant at) { m_at = at; }
    void advanceMs(std::int64_t n) { m_at = m_at.plusMs(n); }

private:
    Instant m_at;
};

} // namespace myspike
