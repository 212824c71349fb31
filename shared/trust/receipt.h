// What the server promised about one operation, signed: proof for the user that it arrived, and the
// means to repair a server that was restored from an older backup (sync §13).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/date.h"
#include "shared/base/hash.h"
#include "shared/base/id.h"
#include "shared/base/result.h"
#include "shared/trust/key_store.h"

namespace myspike {

/// A number that the operation received and that may never be given to anything else.
struct GivenNumber
{
    std::string series; ///< code of the series, for instance `application`
    std::int32_t year = 0;
    std::int64_t number = 0;
    bool operator==(const GivenNumber&) const = default;
};

struct Receipt
{
    Id epoch; ///< the history of the server that it was decided in
    Id opId;
    Id deviceId;
    Id generation; ///< of the device, when the operation was decided
    std::int64_t opNo = 0;
    Sha256 payloadHash{};
    std::string verdict;  ///< its code, for instance `applied`
    std::string rule;     ///< the rule that decided it; empty where none stood against it
    std::int64_t seq = 0; ///< the server's sequence number of the change; 0 where there is none
    Instant at;           ///< the server's time
    std::vector<GivenNumber> numbers;

    bool operator==(const Receipt&) const = default;
    /// The canonical JSON that is signed. It names what it is, so that a signature over something
    /// else can never pass for a receipt.
    Result<std::string> canonicalText() const;
};

/// What a receipt's text may hold of a rule's code; anything else becomes `_`.
std::string ruleOfReceipt(std::string_view rule);

struct SignedReceipt
{
    Receipt receipt;
    std::string keyId;
    std::string signature;

    bool operator==(const SignedReceipt&) const = default;
    /// Receipt, key id and signature as one canonical JSON, to be kept and sent.
    Result<std::string> toText() const;
    /// Reads any text safely and strictly: Invalid for what is no receipt, Unsupported for a newer
    /// version. The signature is not judged here; see verify.
    static Result<SignedReceipt> parse(std::string_view text);
};

/// Signs with the key for receipts.
Result<SignedReceipt> sign(Receipt receipt, const KeyStore& keys);

/// Needs the public key only. NotFound where another key signed, Invalid where the receipt was
/// changed or the signature is false.
Status verify(const SignedReceipt& given, const PublicKey& key);

} // namespace myspike
