#include "client/ui/records/capture_time.h"

#include <QDateTime>

namespace myspike::ui {

namespace {

constexpr quint16 kExifPointer = 0x8769;
constexpr quint16 kDateTimeOriginal = 0x9003;
constexpr quint16 kDateTime = 0x0132;
constexpr qsizetype kEntry = 12;
constexpr qsizetype kDateLength = 19; ///< 2026:11:24 14:05:33

/// A TIFF block with its byte order; reads outside it are nothing.
class Tiff
{
public:
    explicit Tiff(QByteArrayView bytes) : m_bytes(bytes), m_isBig(bytes.startsWith("MM")) {}

    std::optional<quint32> number(qsizetype at, int size) const
    {
        if (at < 0 || at + size > m_bytes.size()) {
            return std::nullopt;
        }
        quint32 value = 0;
        for (int i = 0; i < size; ++i) {
            const int place = m_isBig ? i : size - 1 - i;
            value = value << 8 | static_cast<quint8>(m_bytes[at + place]);
        }
        return value;
    }

    /// Where the value of a tag in the directory at `directory` stands.
    std::optional<qsizetype> entry(qsizetype directory, quint16 tag) const
    {
        const auto count = number(directory, 2);
        for (quint32 i = 0; count && i < *count; ++i) {
            const qsizetype at = directory + 2 + static_cast<qsizetype>(i) * kEntry;
            const auto found = number(at, 2);
            if (!found) {
                return std::nullopt;
            }
            if (*found == tag) {
                return at;
            }
        }
        return std::nullopt;
    }

    std::optional<Instant> date(qsizetype directory, quint16 tag) const
    {
        const auto at = entry(directory, tag);
        const auto offset = at ? number(*at + 8, 4) : std::nullopt;
        if (!offset || static_cast<qsizetype>(*offset) + kDateLength > m_bytes.size()) {
            return std::nullopt;
        }
        const auto text = QString::fromLatin1(
            m_bytes.sliced(static_cast<qsizetype>(*offset), kDateLength).toByteArray());
        const auto read = QDateTime::fromString(text, QStringLiteral("yyyy:MM:dd HH:mm:ss"));
        if (!read.isValid()) {
            return std::nullopt;
        }
        const auto day = Date::fromYmd(read.date().year(), read.date().month(), read.date().day());
        return day ? std::optional(
                         Instant::atMalaysia(*day, read.time().hour(), read.time().minute())
                             .plusSeconds(read.time().second()))
                   : std::nullopt;
    }

private:
    QByteArrayView m_bytes;
    bool m_isBig;
};

} // namespace

std::optional<Instant> captureTime(const QByteArray& jpeg)
{
    if (!jpeg.startsWith("\xff\xd8")) {
        return std::nullopt;
    }
    qsizetype at = 2;
    while (at + 4 <= jpeg.size() && static_cast<quint8>(jpeg[at]) == 0xff) {
        const auto marker = static_cast<quint8>(jpeg[at + 1]);
        const qsizetype length =
            static_cast<quint8>(jpeg[at + 2]) << 8 | static_cast<quint8>(jpeg[at + 3]);
        const auto block = QByteArrayView(jpeg).sliced(
            at + 4, std::min<qsizetype>(std::max<qsizetype>(0, length - 2), jpeg.size() - at - 4));
        if (marker == 0xe1 && block.startsWith(QByteArrayView("Exif\0\0", 6))) {
            const Tiff tiff(block.sliced(6));
            const auto first = tiff.number(4, 4);
            if (!first) {
                return std::nullopt;
            }
            const auto pointer = tiff.entry(*first, kExifPointer);
            const auto exif = pointer ? tiff.number(*pointer + 8, 4) : std::nullopt;
            auto taken = exif ? tiff.date(*exif, kDateTimeOriginal) : std::nullopt;
            return taken ? taken : tiff.date(*first, kDateTime);
        }
        if (marker == 0xda || length < 2) {
            break;
        }
        at += 2 + length;
    }
    return std::nullopt;
}

} // namespace myspike::ui
