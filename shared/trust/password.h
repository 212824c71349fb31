// Passwords: what is accepted as one, and how it is kept (Argon2id; ASVS 6.2, PEN-R5).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "shared/base/hash.h"
#include "shared/base/result.h"
#include "shared/base/rng.h"

namespace myspike {

/// What a new password must be. Old ones are not judged again.
struct PasswordPolicy
{
    std::size_t minCharacters = 12;
    std::size_t maxCharacters = 128;

    /// Invalid with rule PEN-R5 and a sentence that says what to change.
    Status check(std::string_view password, std::string_view userName) const;
};

struct Argon2Cost
{
    std::uint32_t memoryKib = 64 * 1024;
    std::uint32_t passes = 3;
    std::uint32_t lanes = 1;
    bool operator==(const Argon2Cost&) const = default;
};

/// No plain yes or no, so that an unreadable hash can never be taken for a match.
enum class PasswordCheck {
    Matches,
    Differs,
    Unreadable, ///< the stored hash is damaged; a new password is needed
    Busy,       ///< memory is lacking; try again
};

/// One hash takes `cost.memoryKib` of memory and about 0.3 s: the caller lets few run at a time.
/// May be used on any thread.
class PasswordHasher
{
public:
    /// `pepper` comes from the KeyStore: a stolen table of hashes cannot be searched without it.
    explicit PasswordHasher(Bytes pepper, Argon2Cost cost = {});

    /// Text with algorithm, cost, salt and hash, for the store; Busy where memory is lacking.
    Result<std::string> hash(std::string_view password, Rng& rng) const;
    PasswordCheck verify(std::string_view password, std::string_view encoded) const;
    /// Takes as long as verify, for a user who does not exist: the time must not tell.
    void verifyNobody(std::string_view password) const;
    /// Whether the hash was made at another cost than today's; made anew at the next log-in.
    bool needsRehash(std::string_view encoded) const;

private:
    Bytes m_pepper;
    Argon2Cost m_cost;
};

} // namespace myspike
