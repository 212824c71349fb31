// A list as Excel, CSV, clipboard text and printed pages. Takes what is shown; asks nobody.
#pragma once

#include <QByteArray>
#include <QString>
#include <QVariant>
#include <vector>

#include "client/ui/print/document.h"
#include "shared/base/result.h"

namespace myspike::print {

enum class ColumnKind {
    Text,
    Identifier, ///< digits that are no number: MyKad, codes; leading zeros stay
    Integer,
    Decimal,
    Money,   ///< cells in sen
    Date,    ///< QDate or ISO text
    Instant, ///< UTC: milliseconds since 1970, QDateTime or ISO text; written in Malaysian time
    Boolean,
    Choice, ///< the label, as shown
};

struct ExportColumn
{
    QString key;
    QString label;
    ColumnKind kind = ColumnKind::Text;
};

/// What the file says about itself.
struct ExportMeta
{
    QString title;
    QString query; ///< filters and order in words
    QString user;
    Instant time;
    Language language = Language::Malay;
};

/// A null cell is empty. A cell that does not read as its column's kind is written as its text, so
/// that nothing is lost.
struct ExportTable
{
    std::vector<ExportColumn> columns;
    std::vector<std::vector<QVariant>> rows;
    ExportMeta meta;
};

enum class FormulaGuard {
    Off, ///< for programs: cells exactly as they are
    On,  ///< for spreadsheets: a text that would run as a formula gets an apostrophe before it
};

/// What a reader sees: dd/mm/yyyy, 1234.50, Ya/Tidak.
QString displayCell(const QVariant& cell, ColumnKind kind, Language language);

/// RFC 4180 with UTF-8 BOM and a header of labels; ISO dates, plain numbers.
QByteArray toCsv(const ExportTable& table, FormulaGuard guard = FormulaGuard::On);

/// Tab-separated text as shown, for pasting; cells with tabs or line breaks are quoted.
QString toTsv(const ExportTable& table, bool withHeader = true,
              FormulaGuard guard = FormulaGuard::On);

/// Two sheets: the rows, and what was asked by whom and when. Texts are never formulas or links.
/// Faults: TooLarge above 1,048,575 rows or 16,384 columns; Io, DiskFull.
Result<QByteArray> toXlsx(const ExportTable& table);

/// Landscape where the columns do not fit upright.
PrintDocument toDocument(const ExportTable& table, const Letterhead& letterhead,
                         const QString& classification);

/// Faults as toXlsx; DiskFull and Io leave no half file.
Status saveCsv(const ExportTable& table, const QString& path,
               FormulaGuard guard = FormulaGuard::On);
Status saveXlsx(const ExportTable& table, const QString& path);

} // namespace myspike::print
