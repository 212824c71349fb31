// Positions that cameras write into their pictures.
#include <QtTest>

#include "client/platform/photo_position.h"
#include "tests/support/client/photo.h"

using namespace myspike;
using platform::positionInPhoto;

class TestPhotoPosition final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWhereItWasTaken_data()
    {
        QTest::addColumn<double>("latitude");
        QTest::addColumn<double>("longitude");
        QTest::newRow("Shah Alam") << 3.0738 << 101.5183;
        QTest::newRow("south and west") << -33.45 << -70.6667;
        QTest::newRow("on the equator") << 0.0 << 109.33;
    }
    void readsWhereItWasTaken()
    {
        QFETCH(double, latitude);
        QFETCH(double, longitude);
        const auto p = positionInPhoto(test::photoAt(latitude, longitude));
        QVERIFY(p);
        QVERIFY(std::abs(p->latitudeE6 - latitude * 1e6) < 10);
        QVERIFY(std::abs(p->longitudeE6 - longitude * 1e6) < 10);
    }
    void tellsNothingOfOthers()
    {
        QVERIFY(!positionInPhoto({}));
        QVERIFY(!positionInPhoto("not a picture"));
        // No fix: zeros.
        QVERIFY(!positionInPhoto(test::photoAt(0, 0)));
        // No block at all.
        QImage image(8, 8, QImage::Format_RGB32);
        image.fill(Qt::white);
        QByteArray plain;
        QBuffer buffer(&plain);
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, "JPG");
        QVERIFY(!positionInPhoto(plain));
    }
    /// The head of a picture is what anybody may hand over.
    void standsAnyCutAndAnyFlippedByte()
    {
        const auto whole = test::photoAt(3.0738, 101.5183);
        for (int i = 0; i < 200; ++i) {
            positionInPhoto(whole.left(i));
            auto bent = whole;
            bent[i] = static_cast<char>(bent[i] ^ 0xff);
            if (const auto p = positionInPhoto(bent)) {
                QVERIFY(std::abs(p->latitudeE6) <= 90'000'000);
                QVERIFY(std::abs(p->longitudeE6) <= 180'000'000);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestPhotoPosition)
#include "test_photo_position.moc"
