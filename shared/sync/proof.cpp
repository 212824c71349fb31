#include "shared/sync/proof.h"

#include <charconv>

#include "shared/sync/codec.h"

namespace myspike {

namespace {

Fault doesNotFit(std::string detail)
{
    return Fault{FaultCode::Invalid,
                 msg("receipt", "This receipt does not fit what was sent. Do not rely on it: tell "
                                "the administrator."),
                 std::move(detail), "RECEIPT"};
}

} // namespace

Result<ReceiptSeal> sealWith(const KeyStore& keys)
{
    auto key = keys.publicKey(KeyPurpose::Receipts);
    if (!key) {
        return std::move(key).fault();
    }
    return ReceiptSeal{[&keys](Receipt r) { return sign(std::move(r), keys); },
                       [key = *key](const SignedReceipt& given) { return verify(given, key); }};
}

Result<Receipt> receiptOf(const Verdict& v, const Operation& op, std::string_view hash,
                          const Id& epoch)
{
    Receipt r;
    r.epoch = epoch;
    r.opId = op.id;
    r.deviceId = op.device;
    r.generation = op.generation;
    r.opNo = op.number;
    const auto bytes = fromHex(hash);
    if (!bytes || bytes->size() != r.payloadHash.size()) {
        return Fault::internal("receipt without payload");
    }
    std::copy(bytes->begin(), bytes->end(), r.payloadHash.begin());
    r.verdict = toString(v.kind);
    r.rule = ruleOfReceipt(v.rule);
    r.seq = v.seq;
    r.at = v.receivedAt;
    for (const auto& [series, number] : v.numbers) {
        const auto slash = series.rfind('/');
        GivenNumber n;
        n.series = series.substr(0, slash);
        const auto* end = series.data() + series.size();
        const auto* lastDigit = number.data() + number.size();
        if (slash == std::string::npos ||
            std::from_chars(series.data() + slash + 1, end, n.year).ptr != end ||
            std::from_chars(number.data(), lastDigit, n.number).ptr != lastDigit) {
            return Fault::internal("number of no series: " + series);
        }
        r.numbers.push_back(std::move(n));
    }
    return r;
}

Status verifyReceipt(const Verdict& verdict, std::string_view payload,
                     std::string_view receiptKeyPem)
{
    if (verdict.receipt.empty() || receiptKeyPem.empty()) {
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
    auto given = SignedReceipt::parse(verdict.receipt);
    if (!given) {
        return std::move(given).fault();
    }
    MYSPIKE_TRY(verify(*given, *key));
    const auto& r = given->receipt;
    if (r.opId != verdict.operation || toHex(r.payloadHash) != payloadHash(payload)) {
        return doesNotFit("payload");
    }
    // What the verdict says beside its receipt must be what was signed.
    Operation place;
    place.id = r.opId;
    place.device = r.deviceId;
    place.generation = r.generation;
    place.number = r.opNo;
    const auto said = receiptOf(verdict, place, toHex(r.payloadHash), r.epoch);
    if (!said || !(*said == r)) {
        return doesNotFit("verdict");
    }
    return okStatus();
}

Status verifyReceipt(const Verdict& verdict, const Operation& operation,
                     std::string_view receiptKeyPem)
{
    return verifyReceipt(verdict, encodeOperation(operation), receiptKeyPem);
}

} // namespace myspike
