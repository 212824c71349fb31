// Acts with their receipts as one file: what a user keeps as proof, and what anybody who has the
// server's key for receipts can check without the server.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/sync/replica_core.h"

namespace myspike {

/// JSON: the key's PEM for reference, and of each act the bytes that were sent and the verdict.
std::string receiptFile(const std::vector<RecordAct>& acts, const std::string& receiptKeyPem);

struct CheckedReceipt
{
    Id operation;
    std::int64_t number = 0;
    std::string verdict; ///< its code; empty where the server has not decided
    Instant receivedAt;
    Status proof = okStatus(); ///< as verifyReceipt
};
/// Invalid where the text is no such file. The key within it is not believed.
/// @param receiptKeyPem the server's, from a source one trusts.
Result<std::vector<CheckedReceipt>> checkReceiptFile(std::string_view text,
                                                     std::string_view receiptKeyPem);

} // namespace myspike
