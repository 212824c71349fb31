// Step 1: an administrator makes a store and imports tables; a bad row is named; the lists show
// what came in.
#include <QLineEdit>

#include "client/ui/table/list_page.h"
#include "client/ui/table/row_table.h"
#include "tests/support/story/play.h"

using namespace myspike;
using namespace myspike::test;

class TestStep1 final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        play([this] { m_stage = std::make_unique<Stage>(); });
    }
    void cleanupTestCase() { m_stage.reset(); }

    void aMessyFileComesInAndItsBadRowsAreNamed()
    {
        play([this] {
            // As an office program saves it: BOM, CRLF, semicolons.
            const auto path = m_stage->folder().filePath(QStringLiteral("cuti.csv"));
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("\xEF\xBB\xBF"
                       "subdivision_code;state;date;weekday;holiday_ms;holiday_en;estimated\r\n"
                       "10;Selangor;2026-12-30;Wednesday;Cuti Rekaan;Invented;N\r\n"
                       "10;Selangor;2026-13-31;Monday;Tarikh Mustahil;Impossible;N\r\n");
            file.close();
            const auto run = [&](const QStringList& arguments) {
                QProcess p;
                p.start(QStringLiteral(MYSPIKE_BINARY_DIR "/server/myspike-server"),
                        QStringList{QStringLiteral("--store"),
                                    m_stage->folder().filePath(QStringLiteral("store"))} +
                            arguments);
                p.waitForFinished(60'000);
                return QString::fromUtf8(p.readAllStandardOutput() + p.readAllStandardError());
            };
            const auto count = [&] {
                return m_stage->server()
                    .list({QStringLiteral("count"), QStringLiteral("public_holiday")})
                    .join(u' ');
            };
            m_stage->server().stop(); // an import writes alone
            const auto before = count();
            const auto first =
                run({QStringLiteral("import"), QStringLiteral("public_holiday"), path});
            QVERIFY2(first.contains(QStringLiteral("3")) &&
                         first.contains(QStringLiteral("2026-13-31")),
                     qPrintable(first));
            const auto after = count();
            QVERIFY2(before != after, qPrintable(first));
            const auto second =
                run({QStringLiteral("import"), QStringLiteral("public_holiday"), path});
            QVERIFY2(count() == after, qPrintable(second));
            m_stage->server().start();
        });
    }

    void theListsShowTheTables()
    {
        play([this] {
            auto& admin = m_stage->comes("adm.hanis");
            for (const char* section :
                 {"noss", "centre", "accredited_programme", "public_holiday", "checklist"}) {
                admin.go(QLatin1String(section));
                auto* list = admin.page<ui::ListPage>();
                waitUntil([&] { return list->table().model()->rowCount() > 0; },
                          QStringLiteral("rows of ") + QLatin1String(section));
            }
            // What the import brought is found by typing.
            admin.go(QStringLiteral("public_holiday"));
            auto* list = admin.page<ui::ListPage>();
            admin.keys().tabTo(list->searchLine().objectName());
            admin.keys().type(QStringLiteral("Cuti Rekaan"));
            waitUntil([&] { return list->table().model()->rowCount() == 1; },
                      QStringLiteral("the one holiday"));
        });
    }

private:
    std::unique_ptr<Stage> m_stage;
};

QTEST_MAIN(TestStep1)
#include "test_step_1.moc"
