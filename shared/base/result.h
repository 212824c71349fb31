// Errors are values: a code for programs, a sentence for the user, a detail for the log.
#pragma once

#include <cassert>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "shared/base/text.h"

namespace myspike {

enum class FaultCode {
    Invalid,         ///< the input breaks a rule; correcting it helps
    NotFound,        ///< the thing named does not exist
    NotHeld,         ///< it may exist, but this replica does not hold it
    Forbidden,       ///< the user may not do this
    Unauthenticated, ///< nobody is logged in, or the session has ended
    Conflict,        ///< somebody else changed it first, or the state does not allow it
    Busy,            ///< try again soon; nothing is broken
    RateLimited,     ///< too many requests; try again later
    TooLarge,        ///< above a limit
    Offline,         ///< needs the server, which cannot be reached
    Expired,         ///< was valid once
    DiskFull,        ///< no room to save
    Io,              ///< the disk or the network failed
    Corrupt,         ///< stored data does not read back as written
    Unsupported,     ///< a version or format this program does not know
    Internal,        ///< a fault of ours
};

/// Stable text of a code, as sent over the wire: "invalid", "not_found" …
const char* toString(FaultCode code);
std::optional<FaultCode> faultCodeFromString(std::string_view text);

struct Fault
{
    FaultCode code = FaultCode::Internal;
    Text forUser;
    std::string detail; ///< for the log only: never shown, holds no personal data
    std::string rule;   ///< the code of the rule that refused, for instance "VER-R4"; may be empty

    static Fault invalid(Text t, std::string rule = {})
    {
        return {FaultCode::Invalid, std::move(t), {}, std::move(rule)};
    }
    static Fault internal(std::string detail);
};

struct Unit
{
    bool operator==(const Unit&) const = default;
};

/// A value or a Fault. `Result<void>` is spelt `Status`.
template <class T> class [[nodiscard]] Result
{
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Fault fault) : m_state(std::in_place_index<1>, std::move(fault)) {}

    bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    const T& value() const&
    {
        assert(ok());
        return *std::get_if<0>(&m_state);
    }
    T& value() &
    {
        assert(ok());
        return *std::get_if<0>(&m_state);
    }
    T&& value() &&
    {
        assert(ok());
        return std::move(*std::get_if<0>(&m_state));
    }
    const T& operator*() const& { return value(); }
    T& operator*() & { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    const T* operator->() const { return &value(); }
    T* operator->() { return &value(); }

    const Fault& fault() const&
    {
        assert(!ok());
        return *std::get_if<1>(&m_state);
    }
    Fault&& fault() &&
    {
        assert(!ok());
        return std::move(*std::get_if<1>(&m_state));
    }
    T valueOr(T other) const { return ok() ? value() : std::move(other); }

private:
    std::variant<T, Fault> m_state;
};

using Status = Result<Unit>;
inline Status okStatus() { return Unit{}; }

} // namespace myspike

/// Returns the fault of `expr` from the enclosing function, if it has one.
#define MYSPIKE_TRY(expr)                                                                          \
    do {                                                                                           \
        if (auto myspikeTried = (expr); !myspikeTried.ok())                                        \
            return std::move(myspikeTried).fault();                                                \
    } while (false)
