#include "client/ui/print/table_export.h"

#include <QDate>
#include <QDateTime>
#include <QTemporaryDir>
#include <QTimeZone>
#include <algorithm>
#include <clocale>
#include <cmath>
#include <memory>
#include <optional>
#include <xlsxwriter.h>

#include "client/ui/print/column_widths.h"
#include "client/ui/print/document_words.h"
#include "client/ui/print/save_file.h"

namespace myspike::print {

namespace {

constexpr std::size_t kMaxRows = 1'048'575; // a sheet's rows less its header
constexpr std::size_t kMaxColumns = 16'384;
constexpr qsizetype kMaxCell = 32'767; // characters, as Excel counts them

bool isEmpty(const QVariant& cell) { return !cell.isValid() || cell.isNull(); }

std::optional<QDate> asDate(const QVariant& cell)
{
    if (cell.typeId() == QMetaType::QDate)
        return cell.toDate();
    if (cell.typeId() == QMetaType::QString)
        if (const auto date = QDate::fromString(cell.toString(), Qt::ISODate); date.isValid())
            return date;
    return std::nullopt;
}

/// Wall clock of Malaysia, which keeps +08:00 all year.
std::optional<QDateTime> asMalaysianTime(const QVariant& cell)
{
    std::optional<Instant> at;
    switch (cell.typeId()) {
    case QMetaType::QDateTime:
        at = Instant{cell.toDateTime().toMSecsSinceEpoch()};
        break;
    case QMetaType::LongLong:
    case QMetaType::Long:
        at = Instant{cell.toLongLong()};
        break;
    default:
        at = Instant::parse(cell.toString().toStdString());
    }
    if (!at)
        return std::nullopt;
    return QDateTime::fromMSecsSinceEpoch(at->plusSeconds(8 * 3600).ms, Qt::UTC);
}

bool isNumberType(const QVariant& cell)
{
    switch (cell.typeId()) {
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::Long:
    case QMetaType::ULong:
    case QMetaType::LongLong:
    case QMetaType::ULongLong:
    case QMetaType::Double:
    case QMetaType::Float:
        return true;
    default:
        return false;
    }
}

std::optional<double> asDouble(const QVariant& cell)
{
    bool ok = isNumberType(cell) || cell.typeId() == QMetaType::QString;
    const double number = ok ? cell.toDouble(&ok) : 0;
    if (!ok || !std::isfinite(number))
        return std::nullopt;
    return number;
}

std::optional<qlonglong> asInteger(const QVariant& cell)
{
    bool ok = isNumberType(cell) || cell.typeId() == QMetaType::QString;
    const qlonglong number = ok ? cell.toLongLong(&ok) : 0;
    return ok ? std::optional(number) : std::nullopt;
}

std::optional<bool> asBool(const QVariant& cell)
{
    if (cell.typeId() == QMetaType::Bool)
        return cell.toBool();
    if (const auto number = asInteger(cell); number && (*number == 0 || *number == 1))
        return *number == 1;
    return std::nullopt;
}

QString moneyText(qlonglong sen)
{
    const bool negative = sen < 0;
    const auto magnitude = negative ? 0 - static_cast<quint64>(sen) : static_cast<quint64>(sen);
    return (negative ? QStringLiteral("-") : QString()) + QString::number(magnitude / 100) + u'.' +
           QString::number(magnitude % 100).rightJustified(2, u'0');
}

QString decimalText(double number) { return QString::number(number, 'g', 15); }

bool isNumeric(ColumnKind kind)
{
    return kind == ColumnKind::Integer || kind == ColumnKind::Decimal || kind == ColumnKind::Money;
}

/// As a program reads it: ISO dates, full precision.
QString rawCell(const QVariant& cell, ColumnKind kind, Language language)
{
    if (isEmpty(cell))
        return {};
    switch (kind) {
    case ColumnKind::Date:
        if (const auto date = asDate(cell))
            return date->toString(Qt::ISODate);
        break;
    case ColumnKind::Instant:
        if (const auto at = asMalaysianTime(cell))
            return at->toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")) + QStringLiteral("+08:00");
        break;
    default:
        return displayCell(cell, kind, language);
    }
    return cell.toString();
}

/// On paper thousands are set apart: 12,345.60.
QString printedCell(const QVariant& cell, ColumnKind kind, Language language)
{
    QString text = displayCell(cell, kind, language);
    if (kind == ColumnKind::Money && asInteger(cell)) {
        const qsizetype first = text.startsWith(u'-') ? 1 : 0;
        for (qsizetype i = text.size() - 6; i > first; i -= 3)
            text.insert(i, u',');
    }
    return text;
}

/// Whether the cell reads as the number, date or truth its column holds.
bool fitsKind(const QVariant& cell, ColumnKind kind)
{
    switch (kind) {
    case ColumnKind::Integer:
    case ColumnKind::Money:
        return asInteger(cell).has_value();
    case ColumnKind::Decimal:
        return asDouble(cell).has_value();
    case ColumnKind::Date:
        return asDate(cell).has_value();
    case ColumnKind::Instant:
        return asMalaysianTime(cell).has_value();
    case ColumnKind::Boolean:
        return asBool(cell).has_value();
    default:
        return false;
    }
}

/// A spreadsheet runs what begins with = + - @; tab, line break and full-width forms lead there
/// too.
bool couldRun(const QString& text)
{
    const qsizetype n = text.size();
    qsizetype i = 0;
    while (i < n && (text[i].isSpace() || text[i].category() == QChar::Other_Format))
        ++i;
    if (i == n)
        return false;
    static const QString kStarts = QStringLiteral("=+-@\uFF1D\uFF0B\uFF0D\uFF20");
    return kStarts.contains(text[i]);
}

QString guarded(const QString& text, bool plainText, FormulaGuard guard)
{
    return guard == FormulaGuard::On && plainText && couldRun(text) ? u'\'' + text : text;
}

QString quoted(const QString& text, QChar separator)
{
    const bool needs = text.contains(separator) || text.contains(u'"') || text.contains(u'\n') ||
                       text.contains(u'\r') ||
                       (!text.isEmpty() && (text.front().isSpace() || text.back().isSpace()));
    if (!needs)
        return text;
    QString inner = text;
    inner.replace(u'"', QStringLiteral("\"\""));
    return u'"' + inner + u'"';
}

const QVariant& cellAt(const std::vector<QVariant>& row, std::size_t column)
{
    static const QVariant kNone;
    return column < row.size() ? row[column] : kNone;
}

template <class Show>
QString separated(const ExportTable& table, QChar separator, const QString& lineEnd,
                  bool withHeader, FormulaGuard guard, Show show)
{
    QString out;
    const auto line = [&](const auto& field) {
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            if (c > 0)
                out += separator;
            out += quoted(field(c), separator);
        }
        out += lineEnd;
    };
    if (withHeader)
        line([&](std::size_t c) { return guarded(table.columns[c].label, true, guard); });
    for (const auto& row : table.rows)
        line([&](std::size_t c) {
            const auto& cell = cellAt(row, c);
            const auto kind = table.columns[c].kind;
            return guarded(show(cell, kind), !fitsKind(cell, kind), guard);
        });
    return out;
}

/// The library prints numbers by the system's locale, and Excel reads a point only.
class PointDecimals
{
public:
#ifdef Q_OS_UNIX
    PointDecimals() : m_locale(newlocale(LC_NUMERIC_MASK, "C", nullptr)), m_old(uselocale(m_locale))
    {
    }
    ~PointDecimals()
    {
        uselocale(m_old);
        freelocale(m_locale);
    }

private:
    locale_t m_locale;
    locale_t m_old;
#else
    PointDecimals() : m_old(setlocale(LC_NUMERIC, nullptr)) { setlocale(LC_NUMERIC, "C"); }
    ~PointDecimals() { setlocale(LC_NUMERIC, m_old.c_str()); }

private:
    std::string m_old;
#endif
    Q_DISABLE_COPY(PointDecimals)
};

struct BookCloser
{
    void operator()(lxw_workbook* book) const { (void)workbook_close(book); }
};

/// Sheet names: at most 31 characters, without []:*?/\ and outer apostrophes.
QByteArray sheetName(const QString& title, const QString& taken)
{
    QString name;
    for (const QChar c : printable(title).simplified())
        name += QStringLiteral("[]:*?/\\'").contains(c) ? QChar(u' ') : c;
    name = name.simplified().left(31).trimmed();
    // A surrogate pair cut in half is no UTF-8.
    if (!name.isEmpty() && name.back().isHighSurrogate())
        name.chop(1);
    if (name.isEmpty() || name.compare(taken, Qt::CaseInsensitive) == 0)
        name = taken == u"1" ? QStringLiteral("2") : QStringLiteral("1");
    return name.toUtf8();
}

/// XML cannot hold these at all; Excel would call the file damaged.
QString forXml(const QString& text)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            out += c;
            out += text[++i];
        } else if (c.isSurrogate() || c.unicode() >= 0xFFFE) {
            out += QChar(QChar::ReplacementCharacter);
        } else if (c.unicode() >= 0x20 || c == u'\t' || c == u'\n') {
            out += c;
        }
    }
    return out;
}

/// Seconds are kept apart, because a double of the whole would round them.
lxw_datetime excelTime(const QDate& day, const QTime& time)
{
    lxw_datetime at{};
    at.year = day.year();
    at.month = day.month();
    at.day = day.day();
    at.hour = time.hour();
    at.min = time.minute();
    at.sec = time.second();
    return at;
}

/// Excel counts days from 1900; an earlier one can only be text.
bool inExcelRange(const QDate& day) { return day.year() >= 1900 && day.year() <= 9999; }

Fault unwritable(lxw_error error)
{
    return {error == LXW_ERROR_CREATING_TMPFILE ? FaultCode::Io : FaultCode::DiskFull,
            msg("print", "The Excel file could not be made. Free some space on the disk, then "
                         "export again."),
            std::string("xlsx: ") + lxw_strerror(error),
            {}};
}

class Sheets
{
public:
    Sheets(const ExportTable& table, lxw_workbook* book) : m_table(table), m_book(book)
    {
        const auto format = [&](const char* number) {
            lxw_format* f = workbook_add_format(book);
            format_set_num_format(f, number);
            return f;
        };
        m_text = format("@");
        m_integer = format("0");
        m_money = format("#,##0.00");
        m_date = format("dd/mm/yyyy");
        m_instant = format("dd/mm/yyyy hh:mm:ss");
        m_header = workbook_add_format(book);
        format_set_bold(m_header);
        format_set_bg_color(m_header, 0xE3E7EC);
        format_set_bottom(m_header, LXW_BORDER_THIN);
        m_bold = workbook_add_format(book);
        format_set_bold(m_bold);
        m_wrapped = workbook_add_format(book);
        format_set_text_wrap(m_wrapped);
        format_set_align(m_wrapped, LXW_ALIGN_VERTICAL_TOP);
    }

    lxw_error write()
    {
        const auto& words = DocumentWords::of(m_table.meta.language);
        const QByteArray about = sheetName(words("about"), {});
        const QByteArray rows = sheetName(m_table.meta.title, QString::fromUtf8(about));
        lxw_worksheet* list = workbook_add_worksheet(m_book, rows.constData());
        lxw_worksheet* facts = workbook_add_worksheet(m_book, about.constData());
        if (!list || !facts)
            return LXW_ERROR_SHEETNAME_ALREADY_USED;
        writeRows(list);
        writeFacts(facts, words);
        return m_error;
    }

private:
    void keep(lxw_error error)
    {
        if (m_error == LXW_NO_ERROR)
            m_error = error;
    }

    void text(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const QString& value,
              lxw_format* format)
    {
        QString shown = forXml(value);
        if (shown.size() > kMaxCell) {
            shown.truncate(shown[kMaxCell - 2].isHighSurrogate() ? kMaxCell - 2 : kMaxCell - 1);
            shown += u'…';
            ++m_cut;
        }
        if (!shown.isEmpty())
            keep(worksheet_write_string(sheet, row, column, shown.toUtf8().constData(), format));
    }

    void writeRows(lxw_worksheet* sheet)
    {
        const auto columns = lxw_col_t(m_table.columns.size());
        // Widths first: in constant-memory mode what comes later than the rows is lost.
        for (lxw_col_t c = 0; c < columns; ++c)
            keep(worksheet_set_column(sheet, c, c, widthOf(c), formatOf(m_table.columns[c].kind)));
        for (lxw_col_t c = 0; c < columns; ++c)
            text(sheet, 0, c, m_table.columns[c].label, m_header);
        for (std::size_t r = 0; r < m_table.rows.size(); ++r)
            for (lxw_col_t c = 0; c < columns; ++c)
                cell(sheet, lxw_row_t(r + 1), c, cellAt(m_table.rows[r], c),
                     m_table.columns[c].kind);
        worksheet_freeze_panes(sheet, 1, 0);
        if (columns > 0) {
            keep(worksheet_autofilter(sheet, 0, 0, lxw_row_t(m_table.rows.size()),
                                      lxw_col_t(columns - 1)));
            worksheet_repeat_rows(sheet, 0, 0);
        }
        worksheet_set_landscape(sheet);
        worksheet_set_paper(sheet, 9); // A4
        worksheet_fit_to_pages(sheet, 1, 0);
    }

    void writeFacts(lxw_worksheet* sheet, const DocumentWords& words)
    {
        keep(worksheet_set_column(sheet, 0, 0, 24, nullptr));
        keep(worksheet_set_column(sheet, 1, 1, 90, nullptr));
        const auto& meta = m_table.meta;
        lxw_row_t row = 0;
        const auto label = [&](const char* key) { text(sheet, row, 0, words(key), m_bold); };
        label("list");
        text(sheet, row++, 1, meta.title, m_wrapped);
        label("query");
        text(sheet, row++, 1, meta.query, m_wrapped);
        label("user");
        text(sheet, row++, 1, meta.user, m_wrapped);
        label("time");
        cell(sheet, row++, 1, QVariant(qlonglong(meta.time.ms)), ColumnKind::Instant);
        label("row_count");
        keep(worksheet_write_number(sheet, row++, 1, double(m_table.rows.size()), m_integer));
        if (m_cut > 0) {
            label("cut_cells");
            keep(worksheet_write_number(sheet, row++, 1, double(m_cut), m_integer));
        }
    }

    void cell(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const QVariant& value,
              ColumnKind kind)
    {
        if (isEmpty(value))
            return;
        constexpr qlonglong kExact = 999'999'999'999'999; // digits that Excel keeps
        switch (kind) {
        case ColumnKind::Integer:
            if (const auto n = asInteger(value); n && std::llabs(*n) <= kExact) {
                keep(worksheet_write_number(sheet, row, column, double(*n), m_integer));
                return;
            }
            break;
        case ColumnKind::Money:
            if (const auto n = asInteger(value)) {
                if (std::llabs(*n) <= kExact)
                    keep(worksheet_write_number(sheet, row, column, double(*n) / 100, m_money));
                else
                    text(sheet, row, column, moneyText(*n), m_text);
                return;
            }
            break;
        case ColumnKind::Decimal:
            if (const auto n = asDouble(value)) {
                keep(worksheet_write_number(sheet, row, column, *n, nullptr));
                return;
            }
            break;
        case ColumnKind::Date:
            if (const auto day = asDate(value); day && inExcelRange(*day)) {
                auto at = excelTime(*day, QTime(0, 0));
                keep(worksheet_write_datetime(sheet, row, column, &at, m_date));
                return;
            }
            break;
        case ColumnKind::Instant:
            if (const auto time = asMalaysianTime(value); time && inExcelRange(time->date())) {
                auto at = excelTime(time->date(), time->time());
                keep(worksheet_write_datetime(sheet, row, column, &at, m_instant));
                return;
            }
            break;
        default:
            break;
        }
        text(sheet, row, column, displayCell(value, kind, m_table.meta.language), m_text);
    }

    lxw_format* formatOf(ColumnKind kind) const
    {
        switch (kind) {
        case ColumnKind::Integer:
            return m_integer;
        case ColumnKind::Money:
            return m_money;
        case ColumnKind::Date:
            return m_date;
        case ColumnKind::Instant:
            return m_instant;
        case ColumnKind::Decimal:
            return nullptr;
        default:
            return m_text;
        }
    }

    double widthOf(lxw_col_t column) const
    {
        const auto& c = m_table.columns[column];
        // The arrow of the filter needs room.
        qsizetype longest = c.label.size() + 3;
        for (std::size_t r = 0; r < std::min<std::size_t>(m_table.rows.size(), 400); ++r)
            longest = std::max(
                longest,
                displayCell(cellAt(m_table.rows[r], column), c.kind, m_table.meta.language).size());
        return double(std::clamp<qsizetype>(longest + 1, 8, 60));
    }

    const ExportTable& m_table;
    lxw_workbook* m_book;
    lxw_format* m_text;
    lxw_format* m_integer;
    lxw_format* m_money;
    lxw_format* m_date;
    lxw_format* m_instant;
    lxw_format* m_header;
    lxw_format* m_bold;
    lxw_format* m_wrapped;
    lxw_error m_error = LXW_NO_ERROR;
    int m_cut = 0;
};

} // namespace

QString displayCell(const QVariant& cell, ColumnKind kind, Language language)
{
    if (isEmpty(cell))
        return {};
    switch (kind) {
    case ColumnKind::Integer:
        if (const auto n = asInteger(cell))
            return QString::number(*n);
        break;
    case ColumnKind::Decimal:
        if (const auto n = asDouble(cell))
            return decimalText(*n);
        break;
    case ColumnKind::Money:
        if (const auto n = asInteger(cell))
            return moneyText(*n);
        break;
    case ColumnKind::Date:
        if (const auto day = asDate(cell))
            return day->toString(QStringLiteral("dd/MM/yyyy"));
        break;
    case ColumnKind::Instant:
        if (const auto at = asMalaysianTime(cell))
            return at->toString(QStringLiteral("dd/MM/yyyy HH:mm"));
        break;
    case ColumnKind::Boolean:
        if (const auto is = asBool(cell))
            return DocumentWords::of(language)(*is ? "yes" : "no");
        break;
    default:
        break;
    }
    return cell.toString();
}

QByteArray toCsv(const ExportTable& table, FormulaGuard guard)
{
    const auto language = table.meta.language;
    return QByteArray("\xEF\xBB\xBF") + separated(table, u',', QStringLiteral("\r\n"), true, guard,
                                                  [&](const QVariant& cell, ColumnKind kind) {
                                                      return rawCell(cell, kind, language);
                                                  })
                                            .toUtf8();
}

QString toTsv(const ExportTable& table, bool withHeader, FormulaGuard guard)
{
    const auto language = table.meta.language;
    return separated(
        table, u'\t', QStringLiteral("\n"), withHeader, guard,
        [&](const QVariant& cell, ColumnKind kind) { return displayCell(cell, kind, language); });
}

Result<QByteArray> toXlsx(const ExportTable& table)
{
    if (table.rows.size() > kMaxRows || table.columns.size() > kMaxColumns)
        return Fault{FaultCode::TooLarge,
                     msg("print", "The list is larger than an Excel sheet (1,048,575 rows). "
                                  "Narrow it with a filter, or export it as CSV."),
                     "xlsx: too large",
                     {}};
    const PointDecimals points;
    // The library writes to a path only; the target is written whole by saveFile.
    QTemporaryDir folder;
    if (!folder.isValid())
        return unwritable(LXW_ERROR_CREATING_TMPFILE);
    const QByteArray path = folder.filePath(QStringLiteral("list.xlsx")).toLocal8Bit();
    QByteArray temporary = folder.path().toLocal8Bit();
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = temporary.data();
    std::unique_ptr<lxw_workbook, BookCloser> book(workbook_new_opt(path.constData(), &options));
    if (!book)
        return unwritable(LXW_ERROR_CREATING_TMPFILE);

    QByteArray title = forXml(table.meta.title).left(255).toUtf8();
    QByteArray author = forXml(table.meta.user).left(255).toUtf8();
    lxw_doc_properties properties{};
    properties.title = title.data();
    properties.author = author.data();
    properties.created = time_t(table.meta.time.ms / 1000);
    (void)workbook_set_properties(book.get(), &properties);

    const lxw_error written = Sheets(table, book.get()).write();
    const lxw_error closed = workbook_close(book.release());
    if (written != LXW_NO_ERROR || closed != LXW_NO_ERROR)
        return unwritable(written != LXW_NO_ERROR ? written : closed);
    QFile file(QString::fromLocal8Bit(path));
    if (!file.open(QIODevice::ReadOnly))
        return unwritable(LXW_ERROR_CREATING_XLSX_FILE);
    return file.readAll();
}

PrintDocument toDocument(const ExportTable& table, const Letterhead& letterhead,
                         const QString& classification)
{
    const auto& meta = table.meta;
    const auto& words = DocumentWords::of(meta.language);
    DataTable data;
    for (const auto& column : table.columns)
        data.columns.push_back({column.label, isNumeric(column.kind) ? Align::End : Align::Start});
    for (const auto& row : table.rows) {
        std::vector<QString> cells;
        for (std::size_t c = 0; c < table.columns.size(); ++c)
            cells.push_back(printedCell(cellAt(row, c), table.columns[c].kind, meta.language));
        data.rows.push_back(std::move(cells));
    }

    PrintDocument document;
    document.title = meta.title;
    document.classification = classification;
    document.language = meta.language;
    document.letterhead = letterhead;
    document.printedAt = meta.time;
    document.printedBy = meta.user;
    constexpr double kUprightWidth = 4819; // 170 mm in tenths of a point
    document.landscape = naturalTableWidth(data) > kUprightWidth;
    KeyValues facts;
    if (!meta.query.isEmpty())
        facts.rows.push_back({words("query"), meta.query});
    facts.rows.push_back({words("row_count"), QString::number(table.rows.size())});
    document.blocks.push_back(std::move(facts));
    document.blocks.push_back(std::move(data));
    return document;
}

Status saveCsv(const ExportTable& table, const QString& path, FormulaGuard guard)
{
    return saveFile(path, toCsv(table, guard));
}

Status saveXlsx(const ExportTable& table, const QString& path)
{
    auto bytes = toXlsx(table);
    if (!bytes.ok())
        return std::move(bytes).fault();
    return saveFile(path, *bytes);
}

} // namespace myspike::print
