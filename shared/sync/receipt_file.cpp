#include "shared/sync/receipt_file.h"

#include <boost/json.hpp>

#include "shared/base/json.h"
#include "shared/sync/codec.h"
#include "shared/sync/proof.h"

namespace json = boost::json;

namespace myspike {

namespace {

Fault notAReceiptFile(std::string detail)
{
    return Fault{FaultCode::Invalid,
                 msg("receipt",
                     "This is no file of receipts that MySPIKE saved, or it was changed. "
                     "Save it again from the record's page."),
                 std::move(detail), "RECEIPT_FILE"};
}

} // namespace

std::string receiptFile(const std::vector<RecordAct>& acts, const std::string& receiptKeyPem)
{
    json::array out;
    for (const auto& act : acts) {
        json::object o{{"operation", act.payload}};
        if (act.verdict) {
            o["verdict"] = encodeVerdict(*act.verdict);
        }
        out.push_back(std::move(o));
    }
    return json::serialize(json::object{{"receipt_key", receiptKeyPem}, {"acts", std::move(out)}});
}

Result<std::vector<CheckedReceipt>> checkReceiptFile(std::string_view text,
                                                     std::string_view receiptKeyPem)
{
    const auto file = parseJson(text);
    const auto* o = file ? file->if_object() : nullptr;
    const auto* member = o ? o->if_contains("acts") : nullptr;
    const auto* acts = member ? member->if_array() : nullptr;
    if (!acts) {
        return notAReceiptFile("acts");
    }
    std::vector<CheckedReceipt> out;
    for (const auto& item : *acts) {
        const auto* act = item.if_object();
        const auto* sent =
            act && act->contains("operation") ? act->at("operation").if_string() : nullptr;
        if (!sent) {
            return notAReceiptFile("operation");
        }
        const std::string_view payload(sent->data(), sent->size());
        CheckedReceipt one;
        const auto* said = act->if_contains("verdict");
        const auto* words = said ? said->if_string() : nullptr;
        auto verdict = words ? decodeVerdict(std::string_view(words->data(), words->size()))
                             : Result<Verdict>(Verdict{});
        if (!verdict) {
            return notAReceiptFile("verdict: " + verdict.fault().detail);
        }
        one.operation = verdict->operation;
        one.number = verdict->number;
        one.verdict = words ? toString(verdict->kind) : "";
        one.receivedAt = verdict->receivedAt;
        one.proof = verifyReceipt(*verdict, payload, receiptKeyPem);
        out.push_back(std::move(one));
    }
    return out;
}

} // namespace myspike
