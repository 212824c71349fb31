#include "client/platform/photo_position.h"

#include <libexif/exif-data.h>

#include <cmath>
#include <memory>

namespace myspike::platform {

namespace {

/// Degrees of a GPS entry: three fractions, degrees, minutes and seconds.
std::optional<double> degreesIn(ExifContent* gps, ExifTag tag, ExifByteOrder order)
{
    const ExifEntry* entry = exif_content_get_entry(gps, tag);
    if (!entry || entry->format != EXIF_FORMAT_RATIONAL || entry->components != 3 ||
        entry->size < 3 * 8) {
        return std::nullopt;
    }
    double degrees = 0;
    double unit = 1;
    for (unsigned i = 0; i < 3; ++i) {
        const ExifRational r = exif_get_rational(entry->data + i * 8, order);
        // Some cameras leave out the seconds as 0/0.
        if (r.denominator == 0 && i == 0) {
            return std::nullopt;
        }
        degrees += r.denominator == 0 ? 0 : static_cast<double>(r.numerator) / r.denominator / unit;
        unit *= 60;
    }
    return degrees;
}

bool isLetter(ExifContent* gps, ExifTag tag, char letter)
{
    const ExifEntry* entry = exif_content_get_entry(gps, tag);
    return entry && entry->size > 0 && entry->data[0] == static_cast<unsigned char>(letter);
}

} // namespace

std::optional<Position> positionInPhoto(const QByteArray& picture)
{
    const std::unique_ptr<ExifData, decltype(&exif_data_unref)> data(
        exif_data_new_from_data(reinterpret_cast<const unsigned char*>(picture.constData()),
                                static_cast<unsigned>(picture.size())),
        &exif_data_unref);
    if (!data) {
        return std::nullopt;
    }
    const auto order = exif_data_get_byte_order(data.get());
    ExifContent* gps = data->ifd[EXIF_IFD_GPS];
    // The numbers of these tags mean something else outside the block for GPS.
    auto latitude = degreesIn(gps, static_cast<ExifTag>(EXIF_TAG_GPS_LATITUDE), order);
    auto longitude = degreesIn(gps, static_cast<ExifTag>(EXIF_TAG_GPS_LONGITUDE), order);
    if (!latitude || !longitude || !(*latitude <= 90) || !(*longitude <= 180)) {
        return std::nullopt;
    }
    if (isLetter(gps, static_cast<ExifTag>(EXIF_TAG_GPS_LATITUDE_REF), 'S')) {
        latitude = -*latitude;
    }
    if (isLetter(gps, static_cast<ExifTag>(EXIF_TAG_GPS_LONGITUDE_REF), 'W')) {
        longitude = -*longitude;
    }
    // Cameras without a fix write zeros.
    if (*latitude == 0 && *longitude == 0) {
        return std::nullopt;
    }
    return Position{std::llround(*latitude * 1e6), std::llround(*longitude * 1e6)};
}

} // namespace myspike::platform
