#include "client/ui/print/column_widths.h"

#include <algorithm>

#include "client/ui/print/text_box.h"

namespace myspike::print {

namespace {

constexpr std::size_t kSampleRows = 400;
/// Share of the table that one long word may claim.
constexpr double kMostForAWord = 0.4;

struct Wanted
{
    double natural = 0;
    double least = 0;
};

std::vector<Wanted> wanted(const DataTable& table, double points)
{
    std::vector<Wanted> out(table.columns.size());
    const TextStyle plain{.points = points};
    const TextStyle bold{.points = points, .bold = true};
    const auto look = [&](std::size_t column, const QString& text, const TextStyle& style) {
        out[column].natural = std::max(out[column].natural, TextBox::naturalWidth(text, style));
        out[column].least = std::max(out[column].least, TextBox::longestWord(text, style));
    };
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        look(c, table.columns[c].header, bold);
        if (c < table.totals.size())
            look(c, table.totals[c], bold);
    }
    for (std::size_t r = 0; r < std::min(table.rows.size(), kSampleRows); ++r)
        for (std::size_t c = 0; c < std::min(table.rows[r].size(), out.size()); ++c)
            look(c, table.rows[r][c], plain);
    for (auto& column : out) {
        // One unit more, or rounding wraps the very text that was measured.
        column.natural += 2 * kCellPadding + 2;
        column.least += 2 * kCellPadding + 2;
    }
    return out;
}

} // namespace

double naturalTableWidth(const DataTable& table)
{
    double sum = 0;
    for (const auto& column : wanted(table, kTablePoints))
        sum += column.natural;
    return sum;
}

std::vector<double> columnWidths(const DataTable& table, double available, double points)
{
    const std::size_t n = table.columns.size();
    std::vector<double> width(n, 0);
    double weights = 0;
    std::size_t weighted = 0;
    for (const auto& column : table.columns) {
        weights += column.weight;
        weighted += column.weight > 0;
    }
    if (weighted == n) {
        for (std::size_t c = 0; c < n; ++c)
            width[c] = available * table.columns[c].weight / weights;
        return width;
    }

    // A few weights among free columns are shares of the whole, for instance 0.2.
    double left = available;
    std::vector<std::size_t> open;
    for (std::size_t c = 0; c < n; ++c) {
        if (table.columns[c].weight > 0) {
            width[c] = available * std::min(table.columns[c].weight, 0.9 / double(weighted));
            left -= width[c];
        } else {
            open.push_back(c);
        }
    }
    auto want = wanted(table, points);
    for (auto& column : want)
        column.least = std::min(column.least, left * kMostForAWord);
    double natural = 0;
    double least = 0;
    for (const auto c : open) {
        natural += want[c].natural;
        least += want[c].least;
    }
    if (natural <= left) {
        for (const auto c : open)
            width[c] = left * want[c].natural / natural;
        return width;
    }

    // No word is broken where that can be helped. What is left after that goes to the columns
    // that need little more first; the wide ones share the rest.
    const double scale = std::min(1.0, left / least);
    for (const auto c : open) {
        width[c] = want[c].least * scale;
        left -= width[c];
    }
    for (bool settled = false; !settled && !open.empty();) {
        settled = true;
        const double share = left / double(open.size());
        for (auto it = open.begin(); it != open.end();) {
            const double more = want[*it].natural - width[*it];
            if (more <= share) {
                width[*it] += more;
                left -= more;
                it = open.erase(it);
                settled = false;
            } else {
                ++it;
            }
        }
    }
    for (const auto c : open)
        width[c] += left / double(open.size());
    return width;
}

double tablePoints(const DataTable& table, double available)
{
    constexpr double kSmallest = 6.5;
    double least = 0;
    for (std::size_t c = 0; const auto& column : wanted(table, kTablePoints)) {
        if (table.columns[c++].weight > 0)
            return kTablePoints;
        least += std::min(column.least, available * kMostForAWord) - 2 * kCellPadding;
    }
    const double room = available - 2 * kCellPadding * double(table.columns.size());
    return std::clamp(kTablePoints * room / std::max(1.0, least), kSmallest, kTablePoints);
}

} // namespace myspike::print
