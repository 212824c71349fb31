#include "client/modules/verification/desk/results_export.h"

#include "client/modules/documents/letter_renderer.h"
#include "shared/schema/record_type.h"

namespace myspike::desk {

using documents::inLanguage;
namespace pr = programme_result;

namespace {

QVariant mark(const std::optional<Hundredths>& m)
{
    return m ? QVariant(QString::fromStdString(m->toFixed())) : QVariant();
}

QString identityOf(const Record& trainee, bool showPersonal)
{
    const auto* field = trainee.type().field(trainee::kIdentity.name);
    return QString::fromStdString(
        displayText(*field, trainee.value(field->name), showPersonal).english());
}

} // namespace

print::ExportTable resultsTable(const GroupResults& g, print::Language language, bool showPersonal,
                                const QString& user, Instant at)
{
    const auto say = [&](const Text& text) { return inLanguage(text, language); };
    const bool malay = language == print::Language::Malay;
    using K = print::ColumnKind;
    print::ExportTable table;
    table.meta.title = say(msg("results", "Confirmed results"));
    table.meta.query = say(Text(
        msg("results", "%1, %2; group %3; request %4"),
        {g.centreName + " (" + g.centreCode + ")",
         g.nossCode + " " + (malay || g.titleEn.empty() ? g.titleMs : g.titleEn),
         g.batch.text(trainee_batch::kNumber), g.request.text(verification_request::kNumber)}));
    table.meta.user = user;
    table.meta.time = at;
    table.meta.language = language;
    table.columns = {
        {QStringLiteral("registration"), say(msg("results", "Registration no.")), K::Identifier},
        {QStringLiteral("name"), say(msg("results", "Name")), K::Text},
        {QStringLiteral("identity"), say(msg("results", "Identity no.")), K::Identifier}};
    for (const auto& unit : g.units) {
        const auto number = QString::fromStdString(unit);
        table.columns.push_back({number, number, K::Choice});
    }
    table.columns.push_back(
        {QStringLiteral("coursework"), say(msg("results", "Coursework (%)")), K::Decimal});
    table.columns.push_back(
        {QStringLiteral("final"), say(msg("results", "Final assessment (%)")), K::Decimal});
    table.columns.push_back(
        {QStringLiteral("total"), say(msg("results", "Total (%)")), K::Decimal});
    table.columns.push_back({QStringLiteral("result"), say(msg("results", "Result")), K::Choice});
    for (const auto& row : g.rows) {
        std::vector<QVariant> cells{QString::fromStdString(row.trainee.text(trainee::kNumber)),
                                    QString::fromStdString(row.trainee.text(trainee::kName)),
                                    identityOf(row.trainee, showPersonal)};
        for (const auto& unit : g.units) {
            const auto it = row.units.find(unit);
            cells.push_back(it == row.units.end() ? QVariant()
                                                  : QVariant(say(Text(labelOf(it->second)))));
        }
        cells.push_back(mark(row.result.get(pr::kCoursework)));
        cells.push_back(mark(row.result.get(pr::kFinal)));
        cells.push_back(mark(row.result.get(pr::kTotal)));
        cells.push_back(say(Text(labelOf(row.result.getOr(pr::kOutcome, pr::Outcome::Deferred)))));
        table.rows.push_back(std::move(cells));
    }
    return table;
}

QString resultsFileName(const GroupResults& g, print::Language language)
{
    auto number = QString::fromStdString(g.batch.text(trainee_batch::kNumber));
    number.replace(QLatin1Char('/'), QLatin1Char('-'));
    return QStringLiteral("%1_results_%2")
        .arg(number,
             language == print::Language::Malay ? QStringLiteral("ms") : QStringLiteral("en"));
}

} // namespace myspike::desk
