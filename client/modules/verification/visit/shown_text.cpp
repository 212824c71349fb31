#include "client/modules/verification/visit/shown_text.h"

#include <algorithm>

#include "shared/base/hash.h"

namespace myspike::site_visit {

namespace {

/// Line ends and tabs inside a value would let two pages have one text.
std::string escaped(const std::string& text)
{
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '\\':
            out += "\\\\";
            break;
        case '\t':
            out += "\\t";
            break;
        case '\n':
            out += "\\n";
            break;
        default:
            out += c;
        }
    }
    return out;
}

std::string textOf(const Value& v)
{
    if (const auto* n = asInteger(v)) {
        return std::to_string(*n);
    }
    if (const auto* t = asText(v)) {
        return escaped(*t);
    }
    if (const auto* id = asId(v)) {
        return id->toString();
    }
    return "-";
}

void addRow(std::string& out, const Form& form, const FormRow& row)
{
    out +=
        form.id + '\t' + escaped(row.key) + '\t' + escaped(row.code) + '\t' + escaped(row.title.en);
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
        if (row.cells[c].kind == CellKind::Parts) {
            for (const auto& part : row.cells[c].parts) {
                out += '\t' + textOf(row.record.value(part.field));
            }
        } else {
            out += '\t' + textOf(row.valueOf(c));
        }
    }
    for (const char* field : {visit_part::kNote.name, visit_part::kPhotos.name}) {
        if (row.record.type().field(field)) {
            out += '\t' + textOf(row.record.value(field));
        }
    }
    out += '\n';
}

} // namespace

std::string shownText(const VisitFacts& facts, const std::string& formCode,
                      const std::vector<const Form*>& forms)
{
    std::string out = "myspike-visit-form\t1\n";
    out += "visit\t" + facts.visit.id.toString() + '\n';
    out += "form\t" + formCode + '\n';
    out +=
        "centre\t" + escaped(facts.centre.isNull() ? "" : facts.centre.text(centre::kCode)) + '\n';
    for (const auto* form : forms) {
        for (const auto& row : form->rows) {
            addRow(out, *form, row);
        }
    }
    return out;
}

std::string shownHash(const std::string& text) { return toHex(sha256(text)); }

std::vector<SignatureState> signaturesOn(const std::vector<Record>& all,
                                         const std::string& formCode, const std::string& hashNow)
{
    std::vector<SignatureState> out;
    auto sorted = all;
    std::stable_sort(sorted.begin(), sorted.end(), [](const Record& a, const Record& b) {
        return a.get(signature::kSignedAt) < b.get(signature::kSignedAt);
    });
    for (const auto& s : sorted) {
        if (s.text(signature::kForm) != formCode) {
            continue;
        }
        const auto role = s.get(signature::kRole);
        std::erase_if(out, [&](const SignatureState& earlier) {
            return earlier.record.get(signature::kRole) == role &&
                   earlier.record.text(signature::kName) == s.text(signature::kName);
        });
        out.push_back({s, s.text(signature::kShownHash) == hashNow});
    }
    return out;
}

} // namespace myspike::site_visit
