// Files that strangers hand in: a table to import, receipts to verify.
#include "tests/fuzz/targets.h"

#include "shared/base/delimited.h"
#include "shared/sync/codec.h"
#include "shared/sync/receipt_file.h"
#include "shared/sync/records.h"
#include "tests/support/shared/receipts.h"
#include "tests/support/shared/store_catalogue.h"

namespace myspike::fuzz {

using namespace myspike::test;

namespace {

// --- receipts ------------------------------------------------------------------------------------

const KeyPair& key()
{
    static const KeyPair pair = std::move(*KeyPair::generate());
    return pair;
}

void runReceipts(std::string_view bytes)
{
    if (!bytes.empty() && bytes.front() == 'r') {
        readsWhatItWrites(bytes.substr(1), SignedReceipt::parse,
                          [](const SignedReceipt& r) { return *r.toText(); });
        return;
    }
    // Another program's key: no text of a stranger's holds.
    static const auto pem = key().publicKey().toPem();
    const auto checked = checkReceiptFile(bytes, pem);
    if (!checked.ok()) {
        return requireSentence(checked.fault());
    }
    for (const auto& one : *checked) {
        require(!one.proof.ok(), "no receipt of a stranger's holds");
        requireSentence(one.proof.fault());
    }
}

std::vector<std::string> receiptSeeds()
{
    static const KeyPair other = std::move(*KeyPair::generate());
    Operation op;
    op.id = Id::ofName("seed", "op");
    op.command = kEdit;
    op.type = Worker::kType;
    op.subject = Id::ofName("seed", "worker");
    op.args.set(kName, std::string("Nur Aina"));
    op.user = op.device = op.generation = Id::ofName("seed", "device");
    op.number = 7;
    op.at = Instant{1'790'000'000'000};
    RecordAct act;
    act.payload = encodeOperation(op);
    Verdict v;
    v.operation = op.id;
    v.number = op.number;
    v.seq = 12;
    v.receivedAt = Instant{1'790'000'000'500};
    v.receipt = receiptFor(v, op, other);
    act.verdict = v;
    RecordAct waiting;
    waiting.payload = act.payload;
    return {receiptFile({act, waiting}, other.publicKey().toPem()), seed('r', v.receipt)};
}

// --- tables --------------------------------------------------------------------------------------

void runDelimited(std::string_view bytes)
{
    DelimitedOptions options;
    options.maxCellBytes = 4096;
    if (!bytes.empty() && (bytes.front() & 1) != 0) {
        options.expectHeaders = {{"kod_pusat", {"Kod Pusat", "code"}}, {"nama", {"Name"}}};
        options.positionalHeaders = {"kod_pusat", "nama"};
    }
    const auto table = readDelimited(bytes, options);
    if (!table.ok()) {
        return requireSentence(table.fault());
    }
    std::uint32_t line = 0;
    for (const auto& row : table->rows) {
        require(row.line > line && row.duplicateOf < row.line, "rows stand in their order");
        line = row.line;
        for (const auto& column : table->columns) {
            require(table->cell(row, column).size() <= options.maxCellBytes, "no cell is endless");
        }
    }
}

std::vector<std::string> delimitedSeeds()
{
    return {"Kod Pusat,Nama\nK1,\"Pusat \"\"Satu\"\"\"\nK1,Pusat Satu\n",
            "kod_pusat;nama\r\nK1;Pusat\r\n", "\xff\xfeK\0,\0N\0\n\0"};
}

} // namespace

std::vector<Target> fileTargets()
{
    return {{"receipts", runReceipts, receiptSeeds}, {"delimited", runDelimited, delimitedSeeds}};
}

} // namespace myspike::fuzz
