#include <QtTest>

#include "shared/base/my_kad.h"

using namespace myspike;

class TestMyKad : public QObject
{
    Q_OBJECT
private slots:
    void readsTheSourcedVectors()
    {
        const Date at = *Date::fromYmd(2026, 11, 24);
        const auto valid = MyKad::parse("770305-02-1234", at);
        QVERIFY(valid.ok());
        QCOMPARE(valid->birthDate.toIso(), std::string("1977-03-05"));
        QVERIFY(valid->place == PlaceOfBirth::State);
        QVERIFY(valid->sex == Sex::Female);

        const auto impossible = MyKad::parse("771305-02-1234", at);
        QVERIFY(!impossible.ok());
        QCOMPARE(impossible.fault().rule, std::string("ID-R2"));

        const auto unknownPlace = MyKad::parse("770305-17-1234", at);
        QVERIFY(unknownPlace.ok());
        QVERIFY(unknownPlace->place == PlaceOfBirth::Unassigned);

        const auto kl = MyKad::parse("900101145567", at);
        QVERIFY(kl.ok());
        QCOMPARE(kl->birthDate.toIso(), std::string("1990-01-01"));
        QCOMPARE(stateOfPlaceCode(kl->placeCode), 14);
        QVERIFY(kl->sex == Sex::Male);
        QCOMPARE(kl->toDisplay(), std::string("900101-14-5567"));
        QCOMPARE(kl->toMasked(), std::string("900101-14-****"));
    }
    void ninthDigitSeparatesTheCenturies()
    {
        QCOMPARE(MyKad::parse("301108-43-6000", *Date::fromYmd(2040, 1, 1))->birthDate.year(),
                 1930);
        QCOMPARE(MyKad::parse("301108-43-0000", *Date::fromYmd(2040, 1, 1))->birthDate.year(),
                 2030);
        // A birth after the day of the record is read in the century before.
        QCOMPARE(MyKad::parse("301108-43-0000", *Date::fromYmd(2026, 1, 1))->birthDate.year(),
                 1930);
    }
    void refusesWhatIsNoNumber_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << "";
        QTest::newRow("short") << "900101-14-556";
        QTest::newRow("letter") << "900101-14-55A7";
        QTest::newRow("leap day of a common year") << "010229-14-5567";
    }
    void refusesWhatIsNoNumber()
    {
        QFETCH(QString, text);
        QVERIFY(!MyKad::parse(text.toStdString(), *Date::fromYmd(2026, 11, 24)).ok());
    }
};

QTEST_GUILESS_MAIN(TestMyKad)
#include "test_my_kad.moc"
