#include "tests/support/shared/receipts.h"

#include <stdexcept>

#include "shared/sync/codec.h"

namespace myspike::test {

ReceiptSeal sealOf(const KeyPair& key)
{
    const auto open = key.publicKey();
    return {[&key, open](Receipt r) -> Result<SignedReceipt> {
                const auto text = r.canonicalText();
                auto signature = text ? key.sign(*text) : Result<std::string>(text.fault());
                if (!signature) {
                    return std::move(signature).fault();
                }
                return SignedReceipt{std::move(r), open.id(), *std::move(signature)};
            },
            [open](const SignedReceipt& given) { return verify(given, open); }};
}

std::string receiptFor(const Verdict& verdict, const Operation& operation, const KeyPair& key)
{
    const auto receipt = receiptOf(verdict, operation, payloadHash(operation), Id{});
    const auto given =
        receipt ? sealOf(key).sign(*receipt) : Result<SignedReceipt>(receipt.fault());
    const auto text = given ? given->toText() : Result<std::string>(given.fault());
    if (!text) {
        throw std::runtime_error("receipt: " + text.fault().detail);
    }
    return *text;
}

} // namespace myspike::test
