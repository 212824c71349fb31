#include <QtTest/QtTest>

#include <QTemporaryDir>

#include "shared/modules/catalogue.h"
#include "shared/store/migrator.h"
#include "shared/store/record_store.h"

using namespace myspike;

class TestCatalogue : public QObject
{
    Q_OBJECT

private slots:
    void describesItselfWithoutContradiction()
    {
        for (const auto& fault : buildCatalogue().contradictions()) {
            QFAIL(fault.c_str());
        }
    }

    void everyTypeCanBeLookedAtBySomebody()
    {
        const auto catalogue = buildCatalogue();
        for (const auto* t : catalogue.types()) {
            // What follows another record is seen by whoever sees that record.
            const bool follows = std::string_view(t->module) == "foundation";
            QVERIFY2(follows || !t->rolesFor(Verb::View).empty(), t->key);
            QVERIFY2(!t->singular.empty() && !t->plural.empty(), t->key);
        }
    }

    void everyShelvedTypeHasAnIcon()
    {
        int shelved = 0;
        const auto catalogue = buildCatalogue();
        for (const auto* t : catalogue.types()) {
            if (t->shelf != Shelf::None) {
                ++shelved;
                const auto icon = QStringLiteral(MYSPIKE_SOURCE_DIR "/resources/icons/%1.svg")
                                      .arg(QString::fromLatin1(t->icon));
                QVERIFY2(QFile::exists(icon), t->key);
            }
        }
        QVERIFY(shelved >= 16);
    }

    void everyRecordHasOneToFourScopes()
    {
        const auto catalogue = buildCatalogue();
        for (const auto* t : catalogue.types()) {
            if (std::string_view(t->module) == "foundation") {
                continue; // takes the scopes of the record it follows
            }
            Record r(*t, Id::ofName(t->key, "any"));
            for (const auto& f : t->fields) {
                if (f.kind == FieldKind::Reference) {
                    r.setValue(f.name, Id::ofName(f.refType, "one"));
                } else if (f.kind == FieldKind::Choice) {
                    r.setValue(f.name, std::string(f.choices.back().code));
                }
            }
            const auto scopes = t->scopes(r);
            QVERIFY2(!scopes.empty() && scopes.size() <= 4, t->key);
        }
    }

    void theStoreTakesARowOfEveryType()
    {
        const auto catalogue = buildCatalogue();
        for (const auto side : {StoreSide::Server, StoreSide::Replica}) {
            QTemporaryDir folder;
            auto db = Database::open({.path = folder.filePath("test.db").toStdString(),
                                      .synchronous = Synchronous::Normal});
            QVERIFY(db.ok());
            const auto now = Instant::atMalaysia(*Date::fromYmd(2026, 3, 2));
            const auto migrated = Migrator(catalogue, side).run(*db, now);
            QVERIFY2(migrated.ok(), migrated ? "" : migrated.fault().detail.c_str());
            RecordStore store(*db, catalogue, side);
            for (const auto* t : catalogue.types()) {
                Record r(*t, Id::ofName(t->key, "any"));
                for (const auto& f : t->fields) {
                    if (f.kind == FieldKind::Choice) {
                        r.setValue(f.name, std::string(f.choices.front().code));
                    }
                }
                const auto status = store.insert(r);
                QVERIFY2(status.ok(), status ? t->key : status.fault().detail.c_str());
                QCOMPARE(store.query({.type = t->key}).size(), std::size_t{1});
            }
        }
    }

    void personalDataIsMarked()
    {
        const auto catalogue = buildCatalogue();
        for (const auto* t : catalogue.types()) {
            for (const auto& f : t->fields) {
                if (f.kind == FieldKind::Identity) {
                    QVERIFY2(f.traits.personal, t->key);
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestCatalogue)
#include "test_catalogue.moc"
