#include "client/modules/verification/visit/slip.h"

#include "client/modules/documents/letter_renderer.h"
#include "client/modules/verification/visit/portraits.h"
#include "client/modules/verification/visit/visit_forms.h"
#include "client/ui/language.h"
#include "client/ui/print/document_words.h"
#include "client/ui/print/template.h"
#include "shared/modules/personnel/fields.h"

namespace myspike::site_visit {

namespace {

/// The slip speaks its own language, whatever the windows do.
QString said(print::Language language, Msg text) { return documents::inLanguage(text, language); }

QString categoryWords(print::Language language, finding::Category category)
{
    switch (category) {
    case finding::Category::Major:
        return said(language, msg("visit_slip", "Major"));
    case finding::Category::Minor:
        return said(language, msg("visit_slip", "Minor"));
    case finding::Category::Improvement:
        break;
    }
    return said(language, msg("visit_slip", "Improvement"));
}

print::Signature signatureOf(const VisitDesk& desk, signature::Role role, const QString& name)
{
    print::Signature out{.name = name};
    const auto hash = desk.hashOfStep("V10");
    for (const auto& s : signaturesOn(desk.signatures(), "V10", hash)) {
        if (s.record.get(signature::kRole) != role) {
            continue;
        }
        const auto& r = s.record;
        out.name = QString::fromStdString(r.text(signature::kName));
        out.signedAt = r.get(signature::kSignedAt);
        out.strokes = QString::fromStdString(r.text(signature::kStrokes));
        out.contentHash = QString::fromStdString(r.text(signature::kShownHash));
        out.coversContent = s.coversPage;
        out.declined = r.getOr(signature::kRefused, false);
        out.reason = QString::fromStdString(r.text(signature::kRefusalReason));
        out.witness = QString::fromStdString(r.text(signature::kWitness));
        const auto photo = r.text(signature::kPaperPhoto);
        if (!photo.empty()) {
            out.photograph = keptPicture(desk.replica(), photo, 1200);
        }
    }
    return out;
}

void addTotals(print::TemplateTable& table, const VisitDesk& desk, print::Language language)
{
    const auto totals = totalsOf(desk.form("V9.recommendations"));
    int present = 0;
    std::size_t unlisted = 0;
    for (const auto& row : desk.form("V5.identity").rows) {
        unlisted += row.isOwn ? 1 : 0;
        present += row.record.get(identity_check::kResult) == identity_check::Result::Matches;
    }
    const auto add = [&](Msg text, std::size_t n) {
        table.rows.push_back({{QStringLiteral("label"), said(language, text)},
                              {QStringLiteral("count"), QString::number(n)}});
    };
    add(msg("visit_slip", "Trainees in the group"), desk.facts().trainees.size());
    add(msg("visit_slip", "Identities that match"), static_cast<std::size_t>(present));
    if (unlisted > 0) {
        add(msg("visit_slip", "Trainees not in the package, noted"), unlisted);
    }
    add(msg("visit_slip", "Trainees in the sample"), desk.form("V6.sample").rows.size());
    add(msg("visit_slip", "Observations and interviews"), desk.form("V8.observations").rows.size());
    add(msg("visit_slip", "Recommended competent"), static_cast<std::size_t>(totals.competent));
    add(msg("visit_slip", "Recommended not yet competent"),
        static_cast<std::size_t>(totals.notYetCompetent));
    add(msg("visit_slip", "Deferred"), static_cast<std::size_t>(totals.deferred));
    table.aligns.insert(QStringLiteral("count"), print::Align::End);
}

} // namespace

Result<print::PrintDocument> slipOf(const VisitDesk& desk, print::Language language)
{
    auto shipped = print::PrintTemplate::shipped(QStringLiteral("visit_slip"), language);
    if (!shipped) {
        return shipped.fault();
    }
    const auto& facts = desk.facts();
    print::TemplateValues v;
    const auto put = [&v](const char* name, const std::string& text) {
        v.texts.insert(QString::fromLatin1(name), QString::fromStdString(text));
    };
    const auto of = [](const Record& r, const Field<std::string>& f) {
        return r.isNull() ? std::string() : r.text(f);
    };
    const bool malay = language == print::Language::Malay;
    put("assignment_number", of(facts.assignment, assignment::kNumber));
    put("centre_name", of(facts.centre, centre::kName));
    put("centre_code", of(facts.centre, centre::kCode));
    put("noss_code", of(facts.noss, noss::kCode));
    put("noss_title", of(facts.noss, malay ? noss::kTitleMs : noss::kTitleEn));
    const auto level = facts.noss.isNull() ? std::nullopt : facts.noss.get(noss::kLevel);
    put("level", level ? std::to_string(*level) : std::string("–"));
    std::string groups;
    for (const auto& batch : facts.batches) {
        groups += (groups.empty() ? "" : ", ") + batch.text(trainee_batch::kNumber);
    }
    put("group_codes", groups);
    const auto from = facts.assignment.get(assignment::kFrom);
    const auto to = facts.assignment.get(assignment::kTo);
    put("visit_dates", !from || !to   ? std::string("–")
                       : *from == *to ? from->toDisplay()
                                      : from->toDisplay() + " – " + to->toDisplay());
    const auto arrived = facts.visit.get(visit::kArrivedAt);
    const auto left = facts.visit.get(visit::kLeftAt);
    put("arrived_at", arrived ? arrived->toDisplay() : std::string("–"));
    put("finished_at", left ? left->toDisplay() : desk.replica().clock().now().toDisplay());
    const auto verifier = of(facts.assignment, assignment::kVerifierName);
    put("verifier_name", verifier);
    const auto herNumber = of(facts.verifier, external_verifier::kNumber);
    put("verifier_number", herNumber.empty() ? "–" : herNumber);
    put("centre_comments", facts.visit.text(visit::kCentreComment));

    auto& findings = v.tables[QStringLiteral("findings")];
    int number = 0;
    for (const auto& row : desk.form("findings").rows) {
        const auto category = row.record.getOr(finding::kCategory, finding::Category::Improvement);
        const auto due = row.record.get(finding::kDueOn);
        findings.rows.push_back(
            {{QStringLiteral("number"), QString::number(++number)},
             {QStringLiteral("category"), categoryWords(language, category)},
             {QStringLiteral("description"),
              QString::fromStdString(row.record.text(finding::kDescription))},
             {QStringLiteral("due"), due ? QString::fromStdString(due->toDisplay()) : QString()}});
    }
    v.texts.insert(QStringLiteral("no_findings_note"),
                   number == 0
                       ? said(language, msg("visit_slip", "No findings were raised at this visit."))
                       : QString());
    addTotals(v.tables[QStringLiteral("visit_totals")], desk, language);
    v.signatures.emplace(QStringLiteral("centre_manager"),
                         signatureOf(desk, signature::Role::CentreManager, {}));
    v.signatures.emplace(
        QStringLiteral("external_verifier"),
        signatureOf(desk, signature::Role::ExternalVerifier, QString::fromStdString(verifier)));
    print::PrintDocument frame;
    frame.language = language;
    frame.letterhead = print::departmentLetterhead(language);
    frame.reference = QString::fromStdString(of(facts.assignment, assignment::kNumber));
    frame.date = QString::fromStdString(desk.replica().clock().now().day().toDisplay());
    frame.printedAt = desk.replica().clock().now();
    frame.printedBy = QString::fromStdString(verifier);
    return shipped->fill(v, std::move(frame));
}

} // namespace myspike::site_visit
