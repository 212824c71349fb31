#include <QBuffer>
#include <QDir>
#include <QImage>
#include <QTest>

#include "client/replica/file_store.h"
#include "shared/base/hash.h"
#include "tests/support/client/replica_fixture.h"

using namespace myspike;
using namespace myspike::test;

namespace {

constexpr std::int64_t kMaxPicture = 20'971'520;

QByteArray picture(const char* format, int side = 64)
{
    QImage image(side, side, QImage::Format_RGB32);
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            image.setPixel(x, y, qRgb(x * 3, y * 5, (x * y) & 255));
        }
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format, 90);
    return bytes;
}

std::span<const std::uint8_t> spanOf(const QByteArray& b)
{
    return {reinterpret_cast<const std::uint8_t*>(b.constData()),
            static_cast<std::size_t>(b.size())};
}

/// A JPEG whose first segment carries a thumbnail, which is a JPEG with an end mark of its own.
QByteArray withThumbnail()
{
    const auto whole = picture("JPEG", 256);
    const auto small = picture("JPEG", 16);
    QByteArray segment("\xFF\xE1", 2);
    const auto length = small.size() + 2;
    segment.append(static_cast<char>(length >> 8)).append(static_cast<char>(length & 255));
    return whole.left(2) + segment + small + whole.mid(2);
}

} // namespace

class TestFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wholeFilesAreKnown()
    {
        QCOMPARE(*judgeMedia(spanOf(picture("JPEG"))), MediaKind::Jpeg);
        QCOMPARE(*judgeMedia(spanOf(withThumbnail())), MediaKind::Jpeg);
        QCOMPARE(*judgeMedia(spanOf(picture("PNG"))), MediaKind::Png);
        QCOMPARE(*judgeMedia(spanOf("%PDF-1.4\nx\n%%EOF")), MediaKind::Pdf);
        QCOMPARE(*judgeMedia(spanOf(QByteArray("PK\x03\x04....PK\x05\x06", 12))),
                 MediaKind::OfficeDocument);
        const QByteArray heic("\0\0\0\x10"
                              "ftypheic\0\0\0\0"
                              "\0\0\0\x0Cmdatabcd",
                              28);
        QCOMPARE(*judgeMedia(spanOf(heic)), MediaKind::Heic);
        QVERIFY(!judgeMedia(spanOf(heic.chopped(1))).ok());
        // Cameras write more behind the picture's end.
        QVERIFY(judgeMedia(spanOf(picture("JPEG") + QByteArray(500, '\0'))).ok());
    }

    void pixelsAreLimited()
    {
        auto png = picture("PNG");
        QCOMPARE(*judgeMedia(spanOf(png)), MediaKind::Png);
        auto jpeg = picture("JPEG");
        const auto frame = jpeg.indexOf(QByteArray("\xFF\xC0", 2));
        QVERIFY(frame > 0);
        // 65,000 × 65,000 points in some hundred bytes.
        jpeg.replace(frame + 5, 4, QByteArray("\xFD\xE8\xFD\xE8", 4));
        const auto judged = judgeMedia(spanOf(jpeg));
        QVERIFY(!judged.ok());
        QCOMPARE(judged.fault().code, FaultCode::TooLarge);
    }

    void picturesCutAnywhereAreRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("JPEG") << picture("JPEG");
        QTest::newRow("JPEG with thumbnail") << withThumbnail();
        QTest::newRow("PNG") << picture("PNG");
    }

    void picturesCutAnywhereAreRefused()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(judgeMedia(spanOf(bytes)).ok());
        for (qsizetype n = 0; n < bytes.size(); ++n) {
            const auto judged = judgeMedia(spanOf(bytes.left(n)));
            QVERIFY2(!judged.ok(), QByteArray::number(n).constData());
            QVERIFY(!judged.fault().forUser.empty());
        }
    }

    void aDamagedPngIsRefused()
    {
        auto png = picture("PNG");
        png[png.size() / 2] = static_cast<char>(png[png.size() / 2] ^ 0x40);
        QVERIFY(!judgeMedia(spanOf(png)).ok());
    }

    void badFilesAreNamedAndLeaveNothing_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("rule");
        QTest::newRow("empty") << QByteArray() << QByteArray("FILE_EMPTY");
        QTest::newRow("program") << QByteArray("\x7F"
                                               "ELF....")
                                 << QByteArray("FILE_KIND");
        QTest::newRow("text") << QByteArray("hello") << QByteArray("FILE_KIND");
        QTest::newRow("cut") << picture("JPEG").chopped(2) << QByteArray("FILE_DAMAGED");
        QTest::newRow("PDF cut") << QByteArray("%PDF-1.7\nhello") << QByteArray("FILE_DAMAGED");
        QTest::newRow("60 MB") << QByteArray("\xFF\xD8\xFF\xE0") + QByteArray(60'000'000, 'x')
                               << QByteArray("FILE_SIZE");
    }

    void badFilesAreNamedAndLeaveNothing()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, rule);
        TemporaryFolder folder;
        const auto path = QString::fromStdString(folder.file("files"));
        const FileStore files(path, [] { return std::int64_t(1) << 40; });
        const auto kept = files.keep(bytes, kMaxPicture);
        QVERIFY(!kept.ok());
        QCOMPARE(kept.fault().rule, rule.toStdString());
        QVERIFY(!kept.fault().forUser.empty());
        QVERIFY(QDir(path).entryList(QDir::Files).isEmpty());

        const auto source = QString::fromStdString(folder.file("source"));
        QFile file(source);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        const auto fromDisk = files.keepFile(source, kMaxPicture);
        QVERIFY(!fromDisk.ok());
        QCOMPARE(fromDisk.fault().rule, rule.toStdString());
    }

    void theSamePictureTwiceIsOneFile()
    {
        TemporaryFolder folder;
        const auto path = QString::fromStdString(folder.file("files"));
        const FileStore files(path, [] { return std::int64_t(1) << 40; });
        const auto a = files.keep(picture("JPEG"), kMaxPicture);
        const auto b = files.keep(picture("JPEG"), kMaxPicture);
        QVERIFY(a.ok() && b.ok());
        QCOMPARE(a->sha256, b->sha256);
        QCOMPARE(QDir(path).entryList(QDir::Files).size(), qsizetype(1));
        QCOMPARE(files.sizeOf(a->sha256), std::int64_t(picture("JPEG").size()));
        QCOMPARE(*files.read(a->sha256, 2, 5), picture("JPEG").mid(2, 5));
    }

    void roomIsThereBeforeTheFirstFile()
    {
        TemporaryFolder folder;
        const FileStore files(QString::fromStdString(folder.file("files")));
        QVERIFY(files.checkRoomToFetch(1).ok());
    }

    void theReserveOfTheOutboxIsLeft()
    {
        TemporaryFolder folder;
        std::int64_t free = FileStore::kReserveBytes + 100;
        const FileStore files(QString::fromStdString(folder.file("files")), [&] { return free; });
        const auto kept = files.keep(picture("JPEG"), kMaxPicture);
        QCOMPARE(faultOf(kept), std::string("disk_full"));
        free = FileStore::kReserveBytes + 1'000'000;
        QVERIFY(files.keep(picture("JPEG"), kMaxPicture).ok());
    }

    void aDownloadGoesOnWhereItStopped()
    {
        TemporaryFolder folder;
        const FileStore files(QString::fromStdString(folder.file("files")),
                              [] { return std::int64_t(1) << 40; });
        const auto bytes = picture("JPEG");
        const auto hash = toHex(myspike::sha256(spanOf(bytes)));
        QVERIFY(files.appendPart(hash, 0, bytes.left(100)).ok());
        QCOMPARE(files.partSize(hash), std::int64_t(100));
        QVERIFY(!files.holds(hash));
        QVERIFY(!files.finishPart(hash).ok());
        QCOMPARE(files.partSize(hash), std::int64_t(0)); // damaged: from the beginning
        QVERIFY(files.appendPart(hash, 0, bytes.left(100)).ok());
        QVERIFY(files.appendPart(hash, 100, bytes.mid(100)).ok());
        QVERIFY(files.finishPart(hash).ok());
        QVERIFY(files.holds(hash));
        QVERIFY(!files.appendPart("../evil", 0, "x").ok());
    }
};

QTEST_GUILESS_MAIN(TestFiles)
#include "test_files.moc"
