// Receipts on both sides: what the server signs of a verdict, and whether a verdict is really the
// server's word on what was sent.
#pragma once

#include <functional>
#include <string_view>

#include "shared/sync/operation.h"
#include "shared/trust/receipt.h"

namespace myspike {

/// How a server signs its receipts and knows them again. Without one they are given unsigned and
/// none is believed.
struct ReceiptSeal
{
    std::function<Result<SignedReceipt>(Receipt)> sign;
    std::function<Status(const SignedReceipt&)> verify;
};
/// With the key for receipts; `keys` outlives the seal.
Result<ReceiptSeal> sealWith(const KeyStore& keys);

/// What is signed of a verdict. Invalid where a number was given whose series cannot be written.
Result<Receipt> receiptOf(const Verdict& verdict, const Operation& operation, std::string_view hash,
                          const Id& epoch);

/// NotFound where the server signed nothing or its key is not known here; Invalid where the
/// receipt was changed, or the verdict or the act is another one than it speaks of.
/// @param payload the operation as it was sent.
Status verifyReceipt(const Verdict& verdict, std::string_view payload,
                     std::string_view receiptKeyPem);
Status verifyReceipt(const Verdict& verdict, const Operation& operation,
                     std::string_view receiptKeyPem);

} // namespace myspike
