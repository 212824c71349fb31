#include "shared/sync/proof.h"

#include "shared/sync/codec.h"
#include "shared/trust/key_pair.h"

namespace myspike {

Status verifyReceipt(const Verdict& verdict, const Operation& operation,
                     std::string_view receiptKeyPem)
{
    if (verdict.signature.empty() || receiptKeyPem.empty()) {
        return Fault{FaultCode::NotFound,
                     msg("receipt", "There is no signed receipt of this yet. It comes with the "
                                    "next synchronisation."),
                     {},
                     "RECEIPT"};
    }
    auto key = PublicKey::fromPem(receiptKeyPem);
    if (!key) {
        return std::move(key).fault();
    }
    auto signedPart = verdict;
    signedPart.signature.clear();
    const bool isServers = key->verifies(encodeVerdict(signedPart), verdict.signature);
    if (!isServers || verdict.payloadHash != payloadHash(operation)) {
        return Fault{FaultCode::Invalid,
                     msg("receipt", "This receipt does not fit what was sent. Do not rely on it: "
                                    "tell the administrator."),
                     isServers ? "payload" : "signature", "RECEIPT"};
    }
    return okStatus();
}

} // namespace myspike
