// A photograph as a telephone writes it, with the place in its EXIF block; made, not taken.
#pragma once

#include <QBuffer>
#include <QImage>

#include <cmath>

namespace myspike::test {

/// A JPEG of one colour that says it was taken there; degrees, negative for south and west.
inline QByteArray photoAt(double latitude, double longitude)
{
    QByteArray tiff;
    const auto u16 = [&](int n) {
        tiff.append(static_cast<char>(n >> 8)).append(static_cast<char>(n));
    };
    const auto u32 = [&](quint32 n) {
        u16(static_cast<int>(n >> 16));
        u16(static_cast<int>(n & 0xffff));
    };
    const auto entry = [&](int tag, int format, quint32 count, quint32 value) {
        u16(tag);
        u16(format);
        u32(count);
        u32(value);
    };
    // Motorola order; IFD 0 at 8 with one entry that points to the block for GPS at 26.
    tiff.append("MM").append('\0').append('*');
    u32(8);
    u16(1);
    entry(0x8825, 4, 1, 26);
    u32(0);
    // Four entries, whose degrees stand behind them: 26 + 2 + 4 × 12 + 4 = 80.
    u16(4);
    entry(1, 2, 2, latitude < 0 ? 0x53000000u : 0x4e000000u);
    entry(2, 5, 3, 80);
    entry(3, 2, 2, longitude < 0 ? 0x57000000u : 0x45000000u);
    entry(4, 5, 3, 104);
    u32(0);
    for (const double d : {std::abs(latitude), std::abs(longitude)}) {
        const auto degrees = static_cast<quint32>(d);
        const double minutes = (d - degrees) * 60;
        const auto wholeMinutes = static_cast<quint32>(minutes);
        u32(degrees);
        u32(1);
        u32(wholeMinutes);
        u32(1);
        u32(static_cast<quint32>(std::lround((minutes - wholeMinutes) * 60 * 100)));
        u32(100);
    }
    QImage image(64, 48, QImage::Format_RGB32);
    image.fill(QColor(40, 90, 140));
    QByteArray jpeg;
    QBuffer buffer(&jpeg);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPG", 80);
    QByteArray exif("Exif\0\0", 6);
    exif += tiff;
    QByteArray app1("\xff\xe1", 2);
    const auto size = exif.size() + 2;
    app1.append(static_cast<char>(size >> 8)).append(static_cast<char>(size)).append(exif);
    return jpeg.left(2) + app1 + jpeg.mid(2);
}

} // namespace myspike::test
