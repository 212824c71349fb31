// Receipts signed with a key of the test's own, as the server signs them with the one in its store.
#pragma once

#include <string>

#include "shared/sync/proof.h"
#include "shared/trust/key_pair.h"

namespace myspike::test {

/// `key` outlives the seal.
ReceiptSeal sealOf(const KeyPair& key);
/// What the server would send with this verdict, for `Verdict::receipt`.
std::string receiptFor(const Verdict& verdict, const Operation& operation, const KeyPair& key);

} // namespace myspike::test
