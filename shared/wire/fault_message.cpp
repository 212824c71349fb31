#include "shared/wire/fault_message.h"

#include <boost/json.hpp>

#include "shared/sync/codec.h"
#include "shared/wire/object_reader.h"
#include "shared/wire/protocol.h"

namespace json = boost::json;

namespace myspike {

using wire::ObjectReader;

std::string encodeFault(const Fault& fault, std::string_view reference)
{
    auto o = textToJson(fault.forUser).as_object();
    o["code"] = toString(fault.code);
    if (!fault.rule.empty()) {
        o["rule"] = fault.rule;
    }
    if (!reference.empty()) {
        o["reference"] = reference;
    }
    return json::serialize(o);
}

Result<WireFault> decodeFault(std::string_view text)
{
    auto v = wire::parse(text, kMaxMessageBytes);
    if (!v) {
        return std::move(v).fault();
    }
    ObjectReader m(*v, "fault");
    WireFault out;
    const auto code = faultCodeFromString(m.text("code"));
    // A newer server may have codes of its own; the sentence still helps.
    out.fault.code = code.value_or(FaultCode::Internal);
    out.fault.rule = m.text("rule", ObjectReader::Optional);
    out.reference = m.text("reference", ObjectReader::Optional);
    if (m.text("text").empty()) {
        m.fail("text");
    }
    if (!m.ok()) {
        return m.fault();
    }
    out.fault.forUser = textFromJson(*v);
    return out;
}

} // namespace myspike
