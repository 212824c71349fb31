// Every letter of a verification, issued by the real commands, printed in both languages.
#include <QDir>
#include <QtTest>

#include "client/modules/documents/letter_renderer.h"
#include "client/ui/print/pdf_writer.h"
#include "tests/support/shared/visit_world.h"

using namespace myspike;
using namespace myspike::documents;
using print::Language;

class TestLetterRenderer final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyLetterPrintsInBothLanguages();
    void codesBecomeWordsOfTheLetter();
    void listOfResultsNamesEveryTrainee();
    void reprintIsIdentical();
    void changedValuesAreNotPrinted();
};

namespace {

Record letter(const test::VisitWorld& world, document::Template kind)
{
    for (const auto& d : world.all(Document::kType)) {
        if (d.get(document::kTemplate) == kind) {
            return d;
        }
    }
    qFatal("no such letter was issued");
}

} // namespace

void TestLetterRenderer::everyLetterPrintsInBothLanguages()
{
    test::VisitWorld world(MYSPIKE_SOURCE_DIR);
    world.requestAt(verification_request::State::Completed);
    const auto letters = world.all(Document::kType);
    QVERIFY(letters.size() >= 4); // appointment, notice, decision, results
    QDir().mkpath(QStringLiteral(MYSPIKE_BINARY_DIR "/shots/desk"));
    for (const auto& d : letters) {
        for (const auto language : {Language::Malay, Language::English}) {
            const auto document = renderLetter(d, language, {QStringLiteral("Aina"), world.now});
            if (!document) {
                QFAIL(document.fault().forUser.english().c_str());
            }
            const auto name = letterFileName(d, language);
            QVERIFY(name.endsWith(QLatin1String(".pdf")) && !name.contains(QLatin1Char('/')));
            const auto pdf = print::toPdf(*document);
            QVERIFY(pdf && pdf->startsWith("%PDF"));
            const auto pages = print::toImages(*document, 80);
            QVERIFY(pages && !pages->empty());
            pages->front().save(QStringLiteral(MYSPIKE_BINARY_DIR "/shots/desk/%1_%2.png")
                                    .arg(QLatin1String(codeOf(*d.get(document::kTemplate))),
                                         language == Language::Malay ? "ms" : "en"));
        }
    }
}

void TestLetterRenderer::codesBecomeWordsOfTheLetter()
{
    test::VisitWorld world(MYSPIKE_SOURCE_DIR);
    world.requestAt(verification_request::State::Assigned);
    const auto d = letter(world, document::Template::AppointmentLetter);
    const auto english = letterValues(d, Language::English);
    QVERIFY(english);
    QCOMPARE(english->texts.value(QStringLiteral("verifier_role")), QStringLiteral("Lead"));
    QCOMPARE(english->texts.value(QStringLiteral("noss_title")),
             QStringLiteral("Office Administration"));
    const auto malay = letterValues(d, Language::Malay);
    QVERIFY(malay);
    QCOMPARE(malay->texts.value(QStringLiteral("noss_title")),
             QStringLiteral("Pentadbiran Pejabat"));
    QCOMPARE(malay->texts.value(QStringLiteral("reference")),
             QString::fromStdString(d.text(document::kNumber)));
}

void TestLetterRenderer::listOfResultsNamesEveryTrainee()
{
    test::VisitWorld world(MYSPIKE_SOURCE_DIR);
    world.requestAt(verification_request::State::Completed);
    const auto values =
        letterValues(letter(world, document::Template::ConfirmedResults), Language::English);
    QVERIFY(values);
    const auto& rows = values->tables.at(QStringLiteral("results")).rows;
    QCOMPARE(rows.size(), world.trainees.size());
    QCOMPARE(rows.front().value(QStringLiteral("no")), QStringLiteral("1"));
    QVERIFY(rows.front().value(QStringLiteral("units")).startsWith(QLatin1String("C01 ")));
    QVERIFY(!rows.front().value(QStringLiteral("units")).contains(QLatin1Char('=')));
    int counted = 0;
    for (const auto& row : values->tables.at(QStringLiteral("result_totals")).rows) {
        counted += row.value(QStringLiteral("count")).toInt();
    }
    QCOMPARE(counted, static_cast<int>(world.trainees.size()));
}

void TestLetterRenderer::reprintIsIdentical()
{
    test::VisitWorld world(MYSPIKE_SOURCE_DIR);
    world.requestAt(verification_request::State::Assigned);
    const auto d = letter(world, document::Template::AppointmentLetter);
    const auto first = renderLetter(d, Language::Malay, {QStringLiteral("Aina"), world.now});
    const auto second =
        renderLetter(d, Language::Malay, {QStringLiteral("Badrul"), world.now.plusSeconds(86'400)});
    QVERIFY(first && second);
    QCOMPARE(print::contentHash(*first), print::contentHash(*second));
}

void TestLetterRenderer::changedValuesAreNotPrinted()
{
    test::VisitWorld world(MYSPIKE_SOURCE_DIR);
    world.requestAt(verification_request::State::Assigned);
    auto d = letter(world, document::Template::AppointmentLetter);
    auto values = d.text(document::kValues);
    const auto at = values.find("verifier_name");
    QVERIFY(at != std::string::npos);
    values[at + 16] = 'X';
    d.set(document::kValues, values);
    const auto document = renderLetter(d, Language::Malay, {});
    QVERIFY(!document);
    QCOMPARE(document.fault().code, FaultCode::Corrupt);
    QCOMPARE(document.fault().rule, std::string("LETTER-DIGEST"));
}

int main(int argc, char** argv)
{
    QGuiApplication app(argc, argv);
    TestLetterRenderer test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_letter_renderer.moc"
