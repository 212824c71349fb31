#include "client/ui/print/column_widths.h"

#include <algorithm>
#include <numeric>

#include "client/ui/print/text_box.h"

namespace myspike::print {

namespace {

constexpr std::size_t kSampleRows = 400;

struct Wanted
{
    double natural = 0;
    double least = 0;
};

std::vector<Wanted> wanted(const DataTable& table)
{
    std::vector<Wanted> out(table.columns.size());
    const TextStyle plain{.points = kTablePoints};
    const TextStyle bold{.points = kTablePoints, .bold = true};
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
    for (const auto& column : wanted(table))
        sum += column.natural;
    return sum;
}

std::vector<double> columnWidths(const DataTable& table, double available)
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
    const auto want = wanted(table);
    double natural = 0;
    for (const auto c : open)
        natural += want[c].natural;
    if (natural <= left) {
        for (const auto c : open)
            width[c] = left * want[c].natural / natural;
        return width;
    }

    // Narrow columns keep what they need; the rest is shared by the wide ones, each at least its
    // longest word (but never more than its even share of what is left).
    for (bool settled = false; !settled && !open.empty();) {
        settled = true;
        const double share = left / double(open.size());
        for (auto it = open.begin(); it != open.end();) {
            if (want[*it].natural <= share) {
                width[*it] = want[*it].natural;
                left -= width[*it];
                it = open.erase(it);
                settled = false;
            } else {
                ++it;
            }
        }
    }
    double rest = 0;
    for (const auto c : open)
        rest += want[c].natural;
    double floorSum = 0;
    std::vector<double> floor(n, 0);
    for (const auto c : open) {
        floor[c] = std::min(want[c].least, left / double(open.size()));
        floorSum += floor[c];
    }
    for (const auto c : open)
        width[c] = floor[c] + (left - floorSum) * want[c].natural / rest;
    return width;
}

} // namespace myspike::print
