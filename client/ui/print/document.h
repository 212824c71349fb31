// What a printed document says, free of paper and of record types. Values only: any thread.
#pragma once

#include <QImage>
#include <QString>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "shared/base/date.h"

namespace myspike::print {

/// A document keeps its language whatever the windows speak.
enum class Language { Malay, English };

enum class Align { Start, Centre, End };

struct Heading
{
    QString text;
    int level = 1; ///< 1 to 3; stays on the page of what follows
};

/// `**bold**`; `\*` is a plain asterisk; \n breaks the line. Put user text through escapeMarkup().
struct Paragraph
{
    QString text;
    Align align = Align::Start;
    bool keepWithNext = false;
};

struct KeyValue
{
    QString label;
    QString value;
    bool markup = false; ///< whether `**bold**` is read in the value, as in a Paragraph
};

struct KeyValues
{
    std::vector<KeyValue> rows;
    bool ruled = true; ///< false in letters: a colon instead of lines
};

struct TableColumn
{
    QString header;
    Align align = Align::Start;
    double weight = 0; ///< share of the width; 0 where the content decides
};

/// Cells are plain text, never markup. Rows may be shorter than the columns.
struct DataTable
{
    QString caption;
    std::vector<TableColumn> columns;
    std::vector<std::vector<QString>> rows;
    std::vector<QString> totals; ///< empty: no totals row
    bool zebra = true;
};

/// One signatory: signed on screen, declined, or a line left for a pen.
struct Signature
{
    QString role; ///< stands above, for instance "Pegawai Pengesah Luar"
    QString name;
    QString post;
    std::optional<Instant> signedAt;
    QString strokes;           ///< JSON, see strokes.h; empty where nothing was drawn
    QImage photograph;         ///< of a page signed by pen, instead of strokes
    QString contentHash;       ///< hex, of what was shown when it was signed
    bool coversContent = true; ///< false once the content has changed (2 §2.6, step 16)
    bool declined = false;     ///< "enggan tandatangan": reason and witness are printed instead
    QString reason;
    QString witness;
};

/// Is never divided between pages, nor left alone on one when text precedes it.
struct SignatureBlock
{
    std::vector<Signature> signatures;
};

struct Picture
{
    QImage image; ///< a null image prints a sentence in its place
    QString caption;
    double widthMm = 80; ///< at most; narrower where the page or the height asks for it
};

struct QrCode
{
    QString text;
    QString caption;
    double sizeMm = 28;
};

struct PageBreak
{
};

enum class Answer { None, Yes, No, NotApplicable };

struct ChecklistItem
{
    QString code;
    QString text;
    Answer answer = Answer::None;
    QString note;
};

struct Checklist
{
    QString caption;
    std::vector<ChecklistItem> items;
};

using Block = std::variant<Heading, Paragraph, KeyValues, DataTable, SignatureBlock, Picture,
                           QrCode, PageBreak, Checklist>;

struct Letterhead
{
    QString department;
    QString ministry;
    std::vector<QString> lines; ///< address, telephone
    QImage emblem;              ///< may be null
};

struct PrintDocument
{
    QString title;
    bool showTitle = true; ///< false for letters: subject, reference and date stand in the body
    QString reference;
    QString date; ///< as it is to read; may be empty
    QString classification;
    Language language = Language::Malay;
    Letterhead letterhead;
    std::vector<Block> blocks;
    bool landscape = false;
    QString documentHash; ///< hex, of the record printed; empty: contentHash() of this document
    std::optional<Instant> printedAt;
    QString printedBy;
};

/// SHA-256 in hex over everything but when and by whom it was printed: a reprint has the same.
std::string contentHash(const PrintDocument& document);

/// Makes `*` and `\` plain, so that a name with asterisks does not turn bold.
QString escapeMarkup(const QString& plain);

/// Without control and bidirectional marks, which could make a name read as another one.
/// Keeps \n; a tab becomes a blank.
QString printable(const QString& text);

} // namespace myspike::print
