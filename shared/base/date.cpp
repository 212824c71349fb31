#include "shared/base/date.h"

#include <fmt/format.h>

#include <chrono>

namespace myspike {

namespace {
constexpr std::int64_t kMalaysiaOffsetMs = 8 * 3'600'000;
constexpr std::int64_t kDayMs = 86'400'000;

std::chrono::year_month_day ymdOf(std::int32_t days)
{
    return std::chrono::year_month_day{std::chrono::sys_days{std::chrono::days{days}}};
}

std::optional<int> digits(std::string_view text)
{
    if (text.empty() || text.size() > 9) {
        return std::nullopt;
    }
    int out = 0;
    for (char c : text) {
        if (c < '0' || c > '9') {
            return std::nullopt;
        }
        out = out * 10 + (c - '0');
    }
    return out;
}

std::int64_t floorDiv(std::int64_t a, std::int64_t b)
{
    return a / b - ((a % b != 0 && (a % b < 0) != (b < 0)) ? 1 : 0);
}
} // namespace

std::optional<Date> Date::fromYmd(int year, int month, int day)
{
    // chrono keeps a day in one byte: 257 would pass for 1.
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) {
        return std::nullopt;
    }
    const std::chrono::year_month_day ymd{std::chrono::year{year},
                                          std::chrono::month{static_cast<unsigned>(month)},
                                          std::chrono::day{static_cast<unsigned>(day)}};
    if (!ymd.ok()) {
        return std::nullopt;
    }
    return Date{static_cast<std::int32_t>(std::chrono::sys_days{ymd}.time_since_epoch().count())};
}

std::optional<Date> Date::parse(std::string_view text)
{
    if (text.size() == 10 && text[4] == '-' && text[7] == '-') {
        const auto y = digits(text.substr(0, 4));
        const auto m = digits(text.substr(5, 2));
        const auto d = digits(text.substr(8, 2));
        return y && m && d ? fromYmd(*y, *m, *d) : std::nullopt;
    }
    const auto first = text.find_first_of("/-.");
    if (first == std::string_view::npos) {
        return std::nullopt;
    }
    const auto second = text.find(text[first], first + 1);
    if (second == std::string_view::npos) {
        return std::nullopt;
    }
    const auto d = digits(text.substr(0, first));
    const auto m = digits(text.substr(first + 1, second - first - 1));
    const auto rest = text.substr(second + 1);
    const auto y = rest.size() == 4 ? digits(rest) : std::nullopt;
    return y && m && d ? fromYmd(*y, *m, *d) : std::nullopt;
}

int Date::year() const { return static_cast<int>(ymdOf(days).year()); }
int Date::month() const { return static_cast<int>(static_cast<unsigned>(ymdOf(days).month())); }
int Date::day() const { return static_cast<int>(static_cast<unsigned>(ymdOf(days).day())); }

int Date::weekday() const
{
    return static_cast<int>(
        std::chrono::weekday{std::chrono::sys_days{std::chrono::days{days}}}.iso_encoding());
}

std::string Date::toIso() const { return fmt::format("{:04}-{:02}-{:02}", year(), month(), day()); }
std::string Date::toDisplay() const
{
    return fmt::format("{:02}/{:02}/{:04}", day(), month(), year());
}

Date Date::plusMonths(int n) const
{
    const int months = year() * 12 + (month() - 1) + n;
    const int y = static_cast<int>(floorDiv(months, 12));
    const int m = months - y * 12 + 1;
    if (y < 1 || y > 9999) {
        return *(y < 1 ? fromYmd(1, 1, 1) : fromYmd(9999, 12, 31));
    }
    for (int d = day(); d >= 1; --d) {
        if (const auto date = fromYmd(y, m, d)) {
            return *date;
        }
    }
    return *this;
}

std::optional<Instant> Instant::parse(std::string_view iso)
{
    if (iso.size() < 20 || iso.back() != 'Z' || iso[4] != '-' || iso[7] != '-' || iso[10] != 'T' ||
        iso[13] != ':' || iso[16] != ':') {
        return std::nullopt;
    }
    const auto date = Date::parse(iso.substr(0, 10));
    const auto h = digits(iso.substr(11, 2));
    const auto m = digits(iso.substr(14, 2));
    const auto s = digits(iso.substr(17, 2));
    if (!date || !h || !m || !s || *h > 23 || *m > 59 || *s > 59) {
        return std::nullopt;
    }
    std::int64_t fraction = 0;
    if (iso.size() > 20) {
        const auto f = iso.substr(20, iso.size() - 21);
        const auto n = digits(f);
        if (iso[19] != '.' || f.size() != 3 || !n) {
            return std::nullopt;
        }
        fraction = *n;
    }
    return Instant{date->days * kDayMs + *h * 3'600'000LL + *m * 60'000LL + *s * 1000LL + fraction};
}

Instant Instant::atMalaysia(Date day, int hour, int minute)
{
    return {day.days * kDayMs + hour * 3'600'000LL + minute * 60'000LL - kMalaysiaOffsetMs};
}

std::string Instant::toIso() const
{
    const auto day = floorDiv(ms, kDayMs);
    const auto rest = ms - day * kDayMs;
    return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", Date{static_cast<std::int32_t>(day)}.toIso(),
                       rest / 3'600'000, rest / 60'000 % 60, rest / 1000 % 60, rest % 1000);
}

std::string Instant::toDisplay() const
{
    const auto local = ms + kMalaysiaOffsetMs;
    const auto rest = local - floorDiv(local, kDayMs) * kDayMs;
    return fmt::format("{} {:02}:{:02}", day().toDisplay(), rest / 3'600'000, rest / 60'000 % 60);
}

Date Instant::day() const
{
    return {static_cast<std::int32_t>(floorDiv(ms + kMalaysiaOffsetMs, kDayMs))};
}

Instant SystemClock::now() const
{
    return {std::chrono::duration_cast<std::chrono::milliseconds>(
                std::chrono::system_clock::now().time_since_epoch())
                .count()};
}

} // namespace myspike
