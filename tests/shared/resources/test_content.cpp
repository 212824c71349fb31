// The files under resources/ that people write: complete, consistent and in both languages.
#include <QtTest>

#include <algorithm>
#include <map>
#include <set>

#include "shared/base/date.h"
#include "shared/base/delimited.h"
#include "shared/base/money.h"

using namespace myspike;

namespace {

using Row = std::map<std::string, std::string>;

QByteArray fileBytes(const QString& name)
{
    QFile file(QStringLiteral(MYSPIKE_SOURCE_DIR "/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::vector<Row> rowsOf(const QString& name)
{
    const auto table = readDelimited(fileBytes(name).toStdString());
    std::vector<Row> rows;
    if (!table) {
        return rows;
    }
    for (const auto& row : table->rows) {
        Row out;
        for (const auto& column : table->columns) {
            out[column.name] = std::string(table->cell(row, column));
        }
        rows.push_back(std::move(out));
    }
    return rows;
}

QStringList contentTables()
{
    QStringList names;
    const QDir root(QStringLiteral(MYSPIKE_SOURCE_DIR));
    for (const auto* folder : {"rule_book", "checklists", "noss", "reference"}) {
        const QDir dir(root.filePath(QStringLiteral("resources/") + QLatin1String(folder)));
        for (const auto& name : dir.entryList({QStringLiteral("*.csv")})) {
            names << root.relativeFilePath(dir.filePath(name));
        }
    }
    return names;
}

/// Placeholders of a template without the headers of their columns, which are translated.
QStringList placeholders(const QString& text)
{
    QStringList names;
    static const QRegularExpression placeholder(QStringLiteral("\\{\\{([^}]*)\\}\\}"));
    for (auto it = placeholder.globalMatch(text); it.hasNext();) {
        QStringList parts = it.next().captured(1).split(QLatin1Char('|'));
        for (auto& part : parts) {
            part = part.section(QLatin1Char('='), 0, 0);
        }
        names << parts.join(QLatin1Char('|'));
    }
    names.sort();
    return names;
}

std::string folded(const std::string& spelling)
{
    return QString::fromStdString(spelling)
        .remove(QRegularExpression(QStringLiteral("[.\\s]")))
        .toCaseFolded()
        .toStdString();
}

} // namespace

class TestContent : public QObject
{
    Q_OBJECT
private slots:
    void tablesAreCleanCsv_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto& name : contentTables()) {
            QTest::newRow(qPrintable(name)) << name;
        }
    }
    void tablesAreCleanCsv()
    {
        QFETCH(QString, name);
        const QByteArray bytes = fileBytes(name);
        QVERIFY(!bytes.startsWith("\xEF\xBB\xBF"));
        QVERIFY(!bytes.contains('\r'));
        QVERIFY(bytes.endsWith('\n'));
        const auto table = readDelimited(bytes.toStdString());
        QVERIFY(table.ok());
        QCOMPARE(table->delimiter, ',');
        QCOMPARE(table->headerLine, 1U);
        QVERIFY(table->findings.empty());
        QVERIFY(table->recordCount() > 0);
        QCOMPARE(table->recordCount(), table->rows.size());
        QCOMPARE(table->duplicateCount(), std::size_t(0));
        for (const auto& row : table->rows) {
            QCOMPARE(std::size_t(row.cellCount), table->columns.size());
        }
    }
    void ruleBookValuesHaveTheirKindDatesAndSource()
    {
        std::map<std::string, std::vector<Row>> byKey;
        for (const auto& row : rowsOf("resources/rule_book/rule_book.csv")) {
            byKey[row.at("key")].push_back(row);
            const auto& kind = row.at("kind");
            const auto& value = row.at("value");
            const char* key = row.at("key").c_str();
            if (kind == "integer" || kind == "money") {
                QVERIFY2(parseInteger(value) && value.find(',') == std::string::npos, key);
            } else if (kind == "hundredths") {
                QVERIFY2(Hundredths::parse(value) && Hundredths::parse(value)->toFixed() == value,
                         key);
            } else if (kind == "boolean") {
                QVERIFY2(value == "true" || value == "false", key);
            } else {
                QVERIFY2(kind == "text" && !value.empty(), key);
            }
            QVERIFY2(row.at("basis") == "sourced" || row.at("basis") == "assumed", key);
            QVERIFY2(!row.at("reference").empty(), key);
            QVERIFY2(!row.at("label_ms").empty() && !row.at("label_en").empty(), key);
            QVERIFY2(Date::parse(row.at("effective_from")), key);
        }
        for (const auto& [key, rows] : byKey) {
            for (std::size_t i = 1; i < rows.size(); ++i) {
                const auto end = Date::parse(rows[i - 1].at("effective_to"));
                QVERIFY2(end && *end < *Date::parse(rows[i].at("effective_from")), key.c_str());
                QCOMPARE(rows[i].at("kind"), rows[i - 1].at("kind"));
            }
        }
    }
    void ruleBookHoldsTheSourcedTableOfCreditByUnit()
    {
        // 2 §1.3: weights and minima of levels 1 to 3.
        std::map<std::string, std::string> values;
        for (const auto& row : rowsOf("resources/rule_book/rule_book.csv")) {
            values[row.at("key")] = row.at("value");
        }
        const std::string prefix = "assessment.credit_cu.l1_3.";
        const std::map<std::string, std::pair<std::string, std::string>> table = {
            {"coursework_knowledge", {"10.00", "6.00"}},
            {"coursework_performance", {"30.00", "18.00"}},
            {"coursework", {"40.00", "24.00"}},
            {"final_knowledge", {"20.00", "11.00"}},
            {"final_performance", {"40.00", "21.00"}},
            {"final", {"60.00", "32.00"}},
            {"overall", {"100.00", "56.00"}}};
        for (const auto& [component, expected] : table) {
            QCOMPARE(values[prefix + component + ".weight"], expected.first);
            QCOMPARE(values[prefix + component + ".minimum"], expected.second);
        }
    }
    void checklistItemsAreAnswerableInBothLanguages()
    {
        std::set<std::string> codes;
        std::map<std::string, int> last;
        const std::set<std::string> kinds = {"yes_no_na", "scale_0_3", "number", "text"};
        for (const auto& row : rowsOf("resources/checklists/site_visit_credit_cu.csv")) {
            const char* code = row.at("code").c_str();
            QVERIFY2(codes.insert(row.at("code")).second, code);
            QVERIFY2(kinds.contains(row.at("answer_kind")), code);
            QVERIFY2(!row.at("question_ms").empty() && !row.at("question_en").empty(), code);
            QVERIFY2(row.at("question_ms") != row.at("question_en"), code);
            QVERIFY2(!row.at("reference").empty(), code);
            QCOMPARE(std::stoi(row.at("ordinal")), ++last[row.at("form")]);
        }
        QCOMPARE(last["V0"], 6); // 2 §2.6
        for (const auto* form : {"readiness", "V1", "V2", "V3", "V4", "V10"}) {
            QVERIFY2(last[form] > 0, form);
        }
    }
    void nossPartsPointToTheirWhole()
    {
        std::set<std::string> standards;
        for (const auto& row : rowsOf("resources/noss/noss.csv")) {
            QVERIFY(!row.at("tajuk_ms").empty() && !row.at("title_en").empty());
            standards.insert(row.at("kod_noss"));
        }
        std::set<std::string> units;
        for (const auto& row : rowsOf("resources/noss/competency_units.csv")) {
            QVERIFY2(standards.contains(row.at("kod_noss")), row.at("kod_noss").c_str());
            QVERIFY(!row.at("cu_title_ms").empty());
            QCOMPARE(row.at("cu_code"), row.at("kod_noss") + "-" + row.at("cu_no"));
            units.insert(row.at("cu_code"));
        }
        for (const auto* name : {"work_activities", "noss_equipment", "marking_schemes"}) {
            for (const auto& row : rowsOf(QStringLiteral("resources/noss/%1.csv").arg(name))) {
                const auto unit = row.at("kod_noss") + "-" + row.at("cu_no");
                QVERIFY2(units.contains(unit), unit.c_str());
            }
        }
        static const QRegularExpression ratio(QStringLiteral("^(1:[1-9][0-9]*|AR)$"));
        for (const auto& row : rowsOf("resources/noss/noss_equipment.csv")) {
            QVERIFY(ratio.match(QString::fromStdString(row.at("ratio"))).hasMatch());
            QCOMPARE(row.at("source"), std::string("rekaan untuk demonstrasi"));
        }
    }
    void aestheticServicesAddUp()
    {
        // 2 §8, example 11.
        std::int64_t hours = 0;
        std::int64_t credits = 0;
        Hundredths weight;
        for (const auto& row : rowsOf("resources/noss/competency_units.csv")) {
            if (row.at("kod_noss") == "S960-002-3:2020" && row.at("cu_type") == "core") {
                hours += *parseInteger(row.at("hours"));
                credits += *parseInteger(row.at("credit_noss"));
                weight = weight + *Hundredths::parse(row.at("weight_percent"));
            }
        }
        QCOMPARE(hours, std::int64_t(1200));
        QCOMPARE(credits, std::int64_t(120));
        QCOMPARE(weight.value, Hundredths::whole(100).value);
    }
    void markingSchemesSumToOneHundred()
    {
        std::map<std::string, Hundredths> sums;
        std::map<std::string, std::map<std::string, int>> groups;
        for (const auto& row : rowsOf("resources/noss/marking_schemes.csv")) {
            const auto& code = row.at("scheme_code");
            sums[code] = sums[code] + *Hundredths::parse(row.at("weight"));
            ++groups[code][row.at("criteria_group")];
            QCOMPARE(row.at("full_marks"), std::string("3"));
            QVERIFY(!row.at("text_ms").empty() && !row.at("text_en").empty());
        }
        QCOMPARE(sums.size(), std::size_t(23));
        for (const auto& [code, sum] : sums) {
            QVERIFY2(sum == Hundredths::whole(100), code.c_str());
            QVERIFY2(groups[code]["critical"] >= 1 && groups[code]["oral"] >= 3, code.c_str());
        }
    }
    void statesHaveOneOwnerForEverySpelling()
    {
        std::map<std::string, std::string> owner;
        std::set<std::string> codes;
        for (const auto& row : rowsOf("resources/reference/states.csv")) {
            codes.insert(row.at("code"));
            auto spellings = QString::fromStdString(row.at("aliases")).split(QLatin1Char('|'));
            spellings << QString::fromStdString(row.at("name"));
            for (const auto& spelling : spellings) {
                const auto key = folded(spelling.toStdString());
                QVERIFY(!key.empty());
                const auto [at, isNew] = owner.emplace(key, row.at("code"));
                QVERIFY2(isNew || at->second == row.at("code"), key.c_str());
            }
        }
        QCOMPARE(codes.size(), std::size_t(16));
        QCOMPARE(owner[folded("Wp Kuala Lumpur")], std::string("14"));
        QCOMPARE(owner[folded("SRW")], std::string("13"));
        for (const auto& row : rowsOf("resources/reference/districts.csv")) {
            QVERIFY2(owner.contains(folded(row.at("state"))), row.at("state").c_str());
        }
        for (const auto& row : rowsOf("resources/reference/public_holidays.csv")) {
            QCOMPARE(owner[folded(row.at("state"))], row.at("subdivision_code"));
            QVERIFY(Date::parse(row.at("date")));
        }
    }
    void templatesSayTheSameInBothLanguages_data()
    {
        QTest::addColumn<QString>("name");
        const QDir dir(QStringLiteral(MYSPIKE_SOURCE_DIR "/resources/templates"));
        for (const auto& file : dir.entryList({QStringLiteral("*.txt")})) {
            const auto name = file.section(QLatin1Char('.'), 0, 0);
            QTest::newRow(qPrintable(file)) << name;
        }
    }
    void templatesSayTheSameInBothLanguages()
    {
        QFETCH(QString, name);
        const auto path = QStringLiteral("resources/templates/%1.%2.txt");
        const auto malay = QString::fromUtf8(fileBytes(path.arg(name, QStringLiteral("ms"))));
        const auto english = QString::fromUtf8(fileBytes(path.arg(name, QStringLiteral("en"))));
        QVERIFY(malay.startsWith(QLatin1String("title: ")));
        QVERIFY(english.startsWith(QLatin1String("title: ")));
        QVERIFY(!placeholders(malay).isEmpty());
        QCOMPARE(placeholders(malay), placeholders(english));
        static const QRegularExpression version(QStringLiteral("\nversion: (\\d+)\n"));
        QVERIFY(version.match(malay).hasMatch());
        QCOMPARE(version.match(malay).captured(1), version.match(english).captured(1));
    }
    void glossaryHasOneWordForATerm()
    {
        const auto text = QString::fromUtf8(fileBytes(QStringLiteral("translations/glossary.md")));
        QSet<QString> terms;
        QHash<QString, int> codes;
        for (const auto& line : text.split(QLatin1Char('\n'))) {
            const auto cells = line.split(QStringLiteral(" | "));
            if (!line.startsWith(QLatin1String("| ")) || !line.contains(QLatin1Char('`')) ||
                cells.size() < 3) {
                continue;
            }
            QVERIFY2(!terms.contains(cells[0].toCaseFolded()), qPrintable(line));
            // A term may have a short form beside it, and no third name.
            QVERIFY2(++codes[cells[1]] <= 2, qPrintable(line));
            QVERIFY2(!cells[2].trimmed().isEmpty(), qPrintable(line));
            terms.insert(cells[0].toCaseFolded());
        }
        QVERIFY(terms.size() > 150);
    }
};

QTEST_GUILESS_MAIN(TestContent)
#include "test_content.moc"
