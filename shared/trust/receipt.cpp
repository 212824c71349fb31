#include "shared/trust/receipt.h"

#include <algorithm>
#include <exception>
#include <limits>
#include <optional>
#include <utility>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "shared/base/json.h"

namespace myspike {

namespace json = boost::json;

namespace {

constexpr std::string_view kKind = "myspike.receipt";
constexpr std::int64_t kVersion = 1;

Fault notAReceipt(std::string detail)
{
    return {FaultCode::Invalid,
            Text(msg("trust", "This is not a receipt of MySPIKE. Ask for the receipt again.")),
            std::move(detail),
            {}};
}

bool isCode(std::string_view text)
{
    return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

json::value jsonOf(const Receipt& receipt)
{
    json::array numbers;
    for (const auto& n : receipt.numbers) {
        numbers.push_back(
            json::object{{"series", n.series}, {"year", n.year}, {"number", n.number}});
    }
    return json::object{{"kind", json::string_view(kKind.data(), kKind.size())},
                        {"version", kVersion},
                        {"epoch", receipt.epoch.toString()},
                        {"op", receipt.opId.toString()},
                        {"device", receipt.deviceId.toString()},
                        {"generation", receipt.generation.toString()},
                        {"op_no", receipt.opNo},
                        {"payload", toHex(receipt.payloadHash)},
                        {"verdict", receipt.verdict},
                        {"rule", receipt.rule},
                        {"seq", receipt.seq},
                        {"at_ms", receipt.at.ms},
                        {"numbers", std::move(numbers)}};
}

/// Takes the members of one object by name and kind; notes the first that is missing or wrong.
class Members
{
public:
    Members(const json::value& value, std::size_t count) : m_object(value.if_object())
    {
        if (!m_object || m_object->size() != count) {
            m_wrong = "members";
        }
    }

    const json::value* any(const char* name)
    {
        const auto* value = m_object ? m_object->if_contains(name) : nullptr;
        if (!value) {
            note(name);
        }
        return value;
    }
    std::string text(const char* name)
    {
        const auto* value = any(name);
        const auto* text = value ? value->if_string() : nullptr;
        if (!text) {
            note(name);
            return {};
        }
        return {text->data(), text->size()};
    }
    std::int64_t integer(const char* name,
                         std::int64_t least = std::numeric_limits<std::int64_t>::min(),
                         std::int64_t most = std::numeric_limits<std::int64_t>::max())
    {
        const auto* value = any(name);
        const auto* number = value ? value->if_int64() : nullptr;
        if (!number || *number < least || *number > most) {
            note(name);
            return 0;
        }
        return *number;
    }
    Id id(const char* name)
    {
        const auto written = text(name);
        const auto id = Id::parse(written);
        // One spelling only: a second one would be a second receipt with the same signature.
        if (!id || id->toString() != written) {
            note(name);
            return {};
        }
        return *id;
    }
    std::string code(const char* name)
    {
        auto out = text(name);
        if (!isCode(out)) {
            note(name);
        }
        return out;
    }
    void note(const char* name)
    {
        if (m_wrong.empty()) {
            m_wrong = name;
        }
    }
    const std::string& wrong() const { return m_wrong; }

private:
    const json::object* m_object;
    std::string m_wrong;
};

Result<GivenNumber> numberFrom(const json::value& value)
{
    Members members(value, 3);
    GivenNumber out;
    out.series = members.code("series");
    out.year = static_cast<std::int32_t>(members.integer("year", 0, 9999));
    out.number = members.integer("number", 1);
    if (!members.wrong().empty()) {
        return notAReceipt("numbers: " + members.wrong());
    }
    return out;
}

Result<Receipt> receiptFrom(const json::value& value)
{
    Members members(value, 13);
    if (members.text("kind") != kKind) {
        return notAReceipt("kind");
    }
    if (members.integer("version", 1) > kVersion) {
        return Fault{FaultCode::Unsupported,
                     Text(msg("trust", "This receipt was made by a newer MySPIKE. Update this "
                                       "program and try again.")),
                     {},
                     {}};
    }
    Receipt out;
    out.epoch = members.id("epoch");
    out.opId = members.id("op");
    out.deviceId = members.id("device");
    out.generation = members.id("generation");
    out.opNo = members.integer("op_no", 0);
    out.verdict = members.code("verdict");
    out.rule = members.text("rule");
    if (out.rule != ruleOfReceipt(out.rule)) {
        members.note("rule");
    }
    out.seq = members.integer("seq", 0);
    out.at.ms = members.integer("at_ms");
    const auto hex = members.text("payload");
    const auto payload = fromHex(hex);
    if (payload && payload->size() == out.payloadHash.size() && toHex(*payload) == hex) {
        std::copy(payload->begin(), payload->end(), out.payloadHash.begin());
    } else {
        members.note("payload");
    }
    const auto* numbers = members.any("numbers");
    if (numbers && numbers->if_array()) {
        for (const auto& element : *numbers->if_array()) {
            auto number = numberFrom(element);
            if (!number) {
                return std::move(number).fault();
            }
            out.numbers.push_back(*std::move(number));
        }
    } else {
        members.note("numbers");
    }
    if (!members.wrong().empty()) {
        return notAReceipt(members.wrong());
    }
    return out;
}

} // namespace

std::string ruleOfReceipt(std::string_view rule)
{
    std::string out(rule.substr(0, 64));
    for (auto& c : out) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
        c = plain ? c : '_';
    }
    return out;
}

Result<std::string> Receipt::canonicalText() const { return canonicalJson(jsonOf(*this)); }

Result<std::string> SignedReceipt::toText() const
{
    return canonicalJson(
        json::object{{"receipt", jsonOf(receipt)}, {"key", keyId}, {"signature", signature}});
}

Result<SignedReceipt> SignedReceipt::parse(std::string_view text)
{
    const auto value = parseJson(text);
    if (!value) {
        return value.fault();
    }
    try {
        Members members(*value, 3);
        SignedReceipt out;
        out.keyId = members.text("key");
        out.signature = members.text("signature");
        const auto* inner = members.any("receipt");
        if (!inner || !members.wrong().empty()) {
            return notAReceipt(members.wrong());
        }
        auto receipt = receiptFrom(*inner);
        if (!receipt) {
            return std::move(receipt).fault();
        }
        out.receipt = *std::move(receipt);
        return out;
    } catch (const std::exception& e) {
        return Fault::internal(std::string("receipt: ") + e.what());
    }
}

Result<SignedReceipt> sign(Receipt receipt, const KeyStore& keys)
{
    const auto text = receipt.canonicalText();
    if (!text) {
        return text.fault();
    }
    // A receipt that its reader would refuse must not be given out.
    if (const auto readable = receiptFrom(jsonOf(receipt)); !readable) {
        return Fault::internal("receipt: " + readable.fault().detail);
    }
    const auto key = keys.publicKey(KeyPurpose::Receipts);
    if (!key) {
        return key.fault();
    }
    auto signature = keys.sign(KeyPurpose::Receipts, *text);
    if (!signature) {
        return std::move(signature).fault();
    }
    return SignedReceipt{std::move(receipt), key->id(), *std::move(signature)};
}

Status verify(const SignedReceipt& given, const PublicKey& key)
{
    if (given.keyId != key.id()) {
        return Fault{FaultCode::NotFound,
                     Text(msg("trust", "This receipt was signed with a key that is not known here. "
                                       "It may come from another server; ask the administrator.")),
                     given.keyId,
                     {}};
    }
    const auto text = given.receipt.canonicalText();
    if (!text) {
        return text.fault();
    }
    if (!key.verifies(*text, given.signature)) {
        return Fault::invalid(Text(msg("trust", "This receipt was changed, or it does not come "
                                                "from the server. Do not rely on it; ask for it "
                                                "again.")));
    }
    return okStatus();
}

} // namespace myspike
