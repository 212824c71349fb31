#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include "shared/wire/routes.h"

using namespace myspike;

class TestRoutes : public QObject
{
    Q_OBJECT

    static QJsonObject document()
    {
        const auto text = openApiDocument();
        return QJsonDocument::fromJson(QByteArray(text.data(), static_cast<qsizetype>(text.size())))
            .object();
    }

private Q_SLOTS:
    void everyRouteStandsInTheDocumentAndNothingElse()
    {
        const auto paths = document()["paths"].toObject();
        QSet<QString> described;
        for (auto it = paths.begin(); it != paths.end(); ++it) {
            for (const auto& method : it->toObject().keys()) {
                described.insert(method.toUpper() + ' ' + it.key());
            }
        }
        QSet<QString> rows;
        QSet<QString> names;
        for (const auto& r : wireRoutes()) {
            rows.insert(QString(r.method) + ' ' + r.path);
            names.insert(r.name);
            QVERIFY(wireRoute(r.method, r.path) == &r);
        }
        QCOMPARE(described, rows);
        QCOMPARE(names.size(), qsizetype(wireRoutes().size()));
        QCOMPARE(document()["openapi"].toString(), QString("3.1.0"));
        QVERIFY(!wireRoute("GET", "/v1/nothing"));
    }

    void everySchemaThatIsNamedIsThere()
    {
        const auto schemas = document()["components"].toObject()["schemas"].toObject();
        QVERIFY(schemas.size() > 10);
        for (const auto& r : wireRoutes()) {
            for (const char* name : {r.request, r.response}) {
                QVERIFY2(*name == '\0' || schemas.contains(name), name);
            }
        }
        const QRegularExpression reference(R"(#/components/schemas/(\w+))");
        const auto text = openApiDocument();
        auto hits = reference.globalMatch(
            QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
        QVERIFY(hits.hasNext());
        while (hits.hasNext()) {
            const auto name = hits.next().captured(1);
            QVERIFY2(schemas.contains(name), qPrintable(name));
        }
    }

    /// OpenAPI takes two paths that differ in a parameter's name only for the same one.
    void noTwoPathsAreTheSame()
    {
        QSet<QString> shapes;
        QSet<QString> paths;
        for (const auto& r : wireRoutes()) {
            paths.insert(r.path);
            shapes.insert(QString(r.path).replace(QRegularExpression(R"(\{\w+\})"), "{}"));
        }
        QCOMPARE(shapes.size(), paths.size());
    }

    void onlyLoginHealthAndTheDocumentAreOpen()
    {
        QStringList open;
        for (const auto& r : wireRoutes()) {
            if (!r.needsSession) {
                open << r.path;
            }
        }
        QCOMPARE(open, (QStringList{path::kLogin, path::kHealth, path::kOpenApi}));
    }
};

QTEST_GUILESS_MAIN(TestRoutes)
#include "test_routes.moc"
