#include "client/ui/print/page_layout.h"

#include <QPainter>
#include <QPainterPath>
#include <QRegularExpression>
#include <functional>
#include <map>
#include <qrencode.h>

#include "client/ui/print/column_widths.h"
#include "client/ui/print/document_words.h"
#include "client/ui/print/strokes.h"
#include "client/ui/print/text_box.h"
#include "client/ui/widgets/signature.h"

namespace myspike::print {

namespace {

constexpr double kUnitsPerInch = 720; // tenths of a point
constexpr double pt(double points) { return points * 10; }
constexpr double mm(double length) { return length * kUnitsPerInch / 25.4; }

constexpr double kSide = mm(20);
constexpr double kEdge = mm(11); // paper edge to running header and footer
constexpr double kFooterHeight = pt(24);
constexpr double kBodyPoints = 10;

const QColor kInk(0x1a, 0x1a, 0x1a);
const QColor kMuted(0x50, 0x50, 0x50);
const QColor kSignatureInk(0x10, 0x1c, 0x5c);
const QColor kRule(0xb8, 0xb8, 0xb8);
const QColor kZebra(0xf4, 0xf5, 0xf7);
const QColor kHeaderFill(0xe3, 0xe7, 0xec);

using Draw = std::function<void(QPainter&, QPointF)>;

/// What is never divided: a line of text, a row, a picture.
struct Piece
{
    double height = 0;
    double before = 0; ///< space above, dropped at the top of a page
    bool keepWithNext = false;
    bool onNewPage = false;
    int table = -1; ///< whose header is repeated above it on a new page
    Draw draw;
};

struct Placed
{
    QPointF at;
    Draw draw;
};

void fill(QPainter& painter, const QRectF& rect, const QColor& colour)
{
    painter.fillRect(rect, colour);
}

void rule(QPainter& painter, double x1, double x2, double y, double width, const QColor& colour)
{
    painter.fillRect(QRectF(x1, y - width / 2, x2 - x1, width), colour);
}

QString shortHash(const QString& hex)
{
    const QString head = hex.left(16);
    QString out;
    for (qsizetype i = 0; i < head.size(); i += 4)
        out += (i ? QStringLiteral(" ") : QString()) + head.mid(i, 4);
    return out;
}

QString display(const Instant& at) { return QString::fromStdString(at.toDisplay()); }

void drawTick(QPainter& painter, const QRectF& box, bool ticked)
{
    painter.save();
    painter.setPen(QPen(kInk, pt(0.7)));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(box);
    if (ticked) {
        QPen pen(kInk, pt(1.6), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
        painter.setPen(pen);
        painter.drawPolyline(
            QPolygonF{box.topLeft() + QPointF(box.width() * 0.18, box.height() * 0.52),
                      box.topLeft() + QPointF(box.width() * 0.42, box.height() * 0.76),
                      box.topLeft() + QPointF(box.width() * 0.84, box.height() * 0.22)});
    }
    painter.restore();
}

struct Cell
{
    TextBox text;
    double x;
};

/// Turns blocks into pieces.
class Setter
{
public:
    Setter(const PrintDocument& document, double width, double bodyHeight)
        : m_document(document), m_words(DocumentWords::of(document.language)), m_width(width),
          m_bodyHeight(bodyHeight)
    {
    }

    std::vector<Piece> pieces;
    std::map<int, Piece> tableHeaders;
    std::optional<Fault> fault;

    void set(const Heading& b)
    {
        const double points = b.level <= 1 ? 12.5 : b.level == 2 ? 11 : 10;
        const TextBox box(b.text, {.points = points, .bold = true}, m_width);
        Piece piece{
            .height = box.height(), .before = pt(b.level <= 1 ? 14 : 10), .keepWithNext = true};
        piece.draw = [box](QPainter& p, QPointF at) { box.draw(p, at); };
        add(std::move(piece));
        m_tight = true;
    }

    void set(const Paragraph& b)
    {
        const TextStyle style{.points = kBodyPoints, .align = b.align, .markup = true};
        std::vector<Line> lines;
        // "(a) …" hangs: what wraps stands under the text, not under the letter.
        static const QRegularExpression kItem(QStringLiteral("^(\\([a-z0-9]{1,4}\\)) +(.*)$"));
        const auto parts = b.text.split(u'\n');
        const bool hangs = std::any_of(parts.begin(), parts.end(), [](const QString& part) {
            return kItem.match(part).hasMatch();
        });
        if (!hangs) {
            addLinesOf(lines, TextBox(b.text, style, m_width), 0);
        } else {
            const double indent = pt(24);
            for (const auto& part : parts) {
                const auto match = kItem.match(part);
                if (!match.hasMatch()) {
                    addLinesOf(lines, TextBox(part, style, m_width), 0);
                    continue;
                }
                const std::size_t first = lines.size();
                addLinesOf(lines, TextBox(match.captured(2), style, m_width - indent), indent);
                const TextBox mark(match.captured(1), style, indent);
                lines[first].draw = [mark, text = lines[first].draw](QPainter& p, QPointF at) {
                    mark.draw(p, at);
                    text(p, at);
                };
            }
        }
        addLines(std::move(lines), pt(m_tight ? 3 : 7), b.keepWithNext);
        m_tight = false;
    }

    void set(const KeyValues& b)
    {
        // The label column follows its longest label, between a fifth and two fifths.
        double widest = 0;
        const double points = b.ruled ? 9.5 : kBodyPoints;
        const TextStyle label{.points = points, .colour = b.ruled ? kMuted : kInk};
        const double padding = b.ruled ? kCellPadding : 0;
        const double colon = b.ruled ? 0 : pt(10);
        for (const auto& row : b.rows)
            widest =
                std::max(widest, TextBox::naturalWidth(row.label, label) + 2 * kCellPadding + 2);
        const double split = std::clamp(widest, m_width * 0.2, m_width * 0.4);
        bool first = true;
        for (const auto& row : b.rows) {
            std::vector<Cell> cells;
            cells.push_back({TextBox(row.label, label, split - 2 * kCellPadding), padding});
            if (!b.ruled)
                cells.push_back({TextBox(QStringLiteral(":"), label, colon), split});
            cells.push_back({TextBox(row.value, {.points = points, .markup = row.markup},
                                     m_width - split - colon - kCellPadding - padding),
                             split + colon + padding});
            addRow(std::move(cells), {.before = first ? pt(m_tight ? 4 : 8) : 0,
                                      .ruled = b.ruled,
                                      .padding = b.ruled ? pt(2.5) : pt(0.5)});
            first = false;
        }
        m_tight = false;
    }

    void set(const DataTable& b)
    {
        if (b.columns.empty())
            return;
        const int table = ++m_tables;
        addCaption(b.caption);
        const double points = tablePoints(b, m_width);
        const auto widths = columnWidths(b, m_width, points);
        const auto cellsOf = [&](const std::vector<QString>& texts, bool bold) {
            std::vector<Cell> cells;
            double x = 0;
            for (std::size_t c = 0; c < widths.size(); ++c) {
                const QString text = c < texts.size() ? texts[c] : QString();
                cells.push_back(
                    {TextBox(text, {.points = points, .bold = bold, .align = b.columns[c].align},
                             widths[c] - 2 * kCellPadding),
                     x + kCellPadding});
                x += widths[c];
            }
            return cells;
        };
        std::vector<QString> headers;
        for (const auto& column : b.columns)
            headers.push_back(column.header);
        addTableHeader(cellsOf(headers, true), table);
        for (std::size_t r = 0; r < b.rows.size(); ++r) {
            const bool last = r + 1 == b.rows.size();
            addRow(cellsOf(b.rows[r], false), {.table = table,
                                               .shaded = b.zebra && r % 2 == 1,
                                               .keepWithNext = last && !b.totals.empty()});
        }
        if (b.rows.empty())
            addRow({{TextBox(m_words("no_rows"), {.points = kTablePoints, .colour = kMuted},
                             m_width - 2 * kCellPadding),
                     kCellPadding}},
                   {.table = table, .keepWithNext = !b.totals.empty()});
        if (!b.totals.empty())
            addRow(cellsOf(b.totals, true), {.table = table, .heavyTop = true});
        m_tight = false;
    }

    void set(const Checklist& b)
    {
        const int table = ++m_tables;
        addCaption(b.caption);
        double codeWidth = TextBox::naturalWidth(m_words("number"), {.points = 8.5, .bold = true});
        bool notes = false;
        for (const auto& item : b.items) {
            codeWidth = std::max(codeWidth, TextBox::naturalWidth(item.code, {.points = 8.5}));
            notes = notes || !item.note.isEmpty();
        }
        codeWidth = std::min(codeWidth + 2 * kCellPadding + 2, m_width * 0.2);
        // Printed blank, the note column is for handwriting.
        const double noteWidth = m_width * (notes ? 0.26 : 0.2);
        const double boxWidth = pt(34);
        const double textWidth = m_width - codeWidth - noteWidth - 3 * boxWidth;
        const auto cellsOf = [&](const QString& code, const QString& text, const QString& note,
                                 bool bold) {
            const TextStyle style{.points = 8.5, .bold = bold};
            std::vector<Cell> cells;
            cells.push_back({TextBox(code, style, codeWidth - 2 * kCellPadding), kCellPadding});
            cells.push_back(
                {TextBox(text, style, textWidth - 2 * kCellPadding), codeWidth + kCellPadding});
            cells.push_back({TextBox(note, style, noteWidth - 2 * kCellPadding),
                             m_width - noteWidth + kCellPadding});
            return cells;
        };
        auto header = cellsOf(m_words("number"), m_words("item"), m_words("note"), true);
        const std::array<const char*, 3> answers{"yes", "no", "not_applicable"};
        for (std::size_t i = 0; i < answers.size(); ++i)
            header.push_back(
                {TextBox(m_words(answers[i]), {.points = 8.5, .bold = true, .align = Align::Centre},
                         boxWidth),
                 codeWidth + textWidth + boxWidth * double(i)});
        addTableHeader(std::move(header), table);
        for (std::size_t r = 0; r < b.items.size(); ++r) {
            const auto& item = b.items[r];
            const double x0 = codeWidth + textWidth;
            const auto boxes = [x0, boxWidth, answer = item.answer](QPainter& p, QPointF at) {
                const double size = pt(9);
                for (int i = 0; i < 3; ++i)
                    drawTick(p,
                             QRectF(at.x() + x0 + boxWidth * i + (boxWidth - size) / 2,
                                    at.y() + pt(3.5), size, size),
                             int(answer) == i + 1);
            };
            addRow(cellsOf(item.code, item.text, item.note, false),
                   {.table = table, .shaded = r % 2 == 1, .least = pt(16), .extra = boxes});
        }
        m_tight = false;
    }

    void set(const SignatureBlock& b)
    {
        if (b.signatures.empty())
            return;
        // No page begins with a signature: the lines that close the letter go with it.
        constexpr std::size_t kClosingLines = 5;
        for (std::size_t i = 1; i <= std::min(kClosingLines, pieces.size()); ++i) {
            auto& piece = pieces[pieces.size() - i];
            if (i > 1 && (piece.table >= 0 || piece.height > pt(30)))
                break;
            piece.keepWithNext = true;
        }
        const double gap = mm(10);
        const double column = (m_width - gap) / 2;
        for (std::size_t i = 0; i < b.signatures.size(); i += 2) {
            auto left = signature(b.signatures[i], column);
            Piece piece{.height = left.height, .before = pt(12)};
            std::optional<Piece> right;
            if (i + 1 < b.signatures.size()) {
                right = signature(b.signatures[i + 1], column);
                piece.height = std::max(piece.height, right->height);
            }
            piece.keepWithNext = i + 2 < b.signatures.size();
            piece.draw = [left, right, column, gap](QPainter& p, QPointF at) {
                left.draw(p, at);
                if (right)
                    right->draw(p, at + QPointF(column + gap, 0));
            };
            add(std::move(piece));
        }
        m_tight = false;
    }

    void set(const Picture& b)
    {
        double width = std::min(mm(b.widthMm), m_width);
        double height = mm(12);
        if (!b.image.isNull()) {
            height = width * b.image.height() / b.image.width();
            const double most = m_bodyHeight * 0.6;
            if (height > most) {
                width *= most / height;
                height = most;
            }
        }
        const TextBox caption(b.caption, {.points = 8.5, .colour = kMuted}, m_width);
        const double captionHeight = b.caption.isEmpty() ? 0 : caption.height() + pt(3);
        Piece piece{.height = height + captionHeight, .before = pt(8)};
        if (b.image.isNull()) {
            const TextBox sorry(m_words("image_unreadable"), {.points = 9, .colour = kMuted},
                                width - pt(12));
            piece.draw = [=](QPainter& p, QPointF at) {
                p.setPen(QPen(kRule, pt(0.7)));
                p.setBrush(Qt::NoBrush);
                p.drawRect(QRectF(at, QSizeF(width, height)));
                sorry.draw(p, at + QPointF(pt(6), pt(6)));
                if (captionHeight > 0)
                    caption.draw(p, at + QPointF(0, height + pt(3)));
            };
        } else {
            piece.draw = [=, image = b.image](QPainter& p, QPointF at) {
                p.setRenderHint(QPainter::SmoothPixmapTransform);
                p.drawImage(QRectF(at, QSizeF(width, height)), image);
                if (captionHeight > 0)
                    caption.draw(p, at + QPointF(0, height + pt(3)));
            };
        }
        add(std::move(piece));
        m_tight = false;
    }

    void set(const QrCode& b)
    {
        const QByteArray bytes = b.text.toUtf8();
        const std::unique_ptr<QRcode, void (*)(QRcode*)> code(
            bytes.isEmpty() || bytes.contains('\0')
                ? nullptr
                : QRcode_encodeString8bit(bytes.constData(), 0, QR_ECLEVEL_M),
            [](QRcode* c) { QRcode_free(c); });
        if (!code) {
            fault = Fault::invalid(msg("print", "The text for the QR code is empty or too long. "
                                                "Shorten it and print again."));
            return;
        }
        const int n = code->width;
        std::vector<QRect> runs;
        for (int y = 0; y < n; ++y) {
            for (int x = 0; x < n; ++x) {
                int end = x;
                while (end < n && (code->data[y * n + end] & 1))
                    ++end;
                if (end > x)
                    runs.emplace_back(x, y, end - x, 1);
                x = std::max(x, end);
            }
        }
        // Whole units a module, so that modules meet without hairlines.
        const double unit = std::max(1.0, std::floor(mm(b.sizeMm) / n));
        const double size = unit * n;
        const TextBox caption(b.caption, {.points = 8.5, .colour = kMuted},
                              m_width - size - pt(20));
        Piece piece{.height = std::max(size + pt(8), caption.height()), .before = pt(8)};
        piece.draw = [=](QPainter& p, QPointF at) {
            p.save();
            p.setRenderHint(QPainter::Antialiasing, false);
            p.setPen(Qt::NoPen);
            p.setBrush(Qt::black);
            QPainterPath path;
            path.setFillRule(Qt::WindingFill);
            for (const auto& run : runs)
                path.addRect(at.x() + run.x() * unit, at.y() + pt(4) + run.y() * unit,
                             run.width() * unit, unit);
            p.drawPath(path);
            p.restore();
            caption.draw(p, at + QPointF(size + pt(12), pt(4)));
        };
        add(std::move(piece));
        m_tight = false;
    }

    void set(const PageBreak&) { m_break = true; }

    void setTitle()
    {
        if (!m_document.showTitle || m_document.title.isEmpty())
            return;
        const TextBox box(m_document.title, {.points = 15, .bold = true}, m_width);
        Piece piece{.height = box.height(), .before = pt(6), .keepWithNext = true};
        piece.draw = [box](QPainter& p, QPointF at) { box.draw(p, at); };
        add(std::move(piece));
        m_tight = true;
    }

private:
    struct RowLook
    {
        double before = 0;
        int table = -1;
        bool shaded = false;
        bool keepWithNext = false;
        bool heavyTop = false;
        bool ruled = true;
        double padding = pt(2.5);
        double least = 0;
        Draw extra = {};
    };

    void add(Piece piece)
    {
        piece.onNewPage = std::exchange(m_break, false);
        pieces.push_back(std::move(piece));
    }

    void addCaption(const QString& caption)
    {
        if (caption.isEmpty())
            return;
        const TextBox box(caption, {.points = 9.5, .bold = true}, m_width);
        Piece piece{.height = box.height(), .before = pt(m_tight ? 4 : 9), .keepWithNext = true};
        piece.draw = [box](QPainter& p, QPointF at) { box.draw(p, at); };
        add(std::move(piece));
        m_tight = true;
    }

    struct Line
    {
        double height = 0;
        Draw draw;
    };

    static void addLinesOf(std::vector<Line>& lines, const TextBox& box, double indent)
    {
        for (int i = 0; i < box.lineCount(); ++i)
            lines.push_back(
                {box.lineBottom(i) - box.lineTop(i), [box, i, indent](QPainter& p, QPointF at) {
                     box.draw(p, at + QPointF(indent, 0), i, i + 1);
                 }});
    }

    /// A paragraph as its lines; neither its first nor its last line stands alone on a page.
    void addLines(std::vector<Line> lines, double before, bool keepWithNext)
    {
        const std::size_t n = lines.size();
        for (std::size_t i = 0; i < n; ++i) {
            Piece piece{.height = lines[i].height, .before = i ? 0 : before};
            piece.keepWithNext =
                i + 1 == n ? keepWithNext : i == 0 || i + 2 == n || n <= 3 || keepWithNext;
            piece.draw = std::move(lines[i].draw);
            add(std::move(piece));
        }
    }

    void addTableHeader(std::vector<Cell> cells, int table)
    {
        double height = 0;
        for (const auto& cell : cells)
            height = std::max(height, cell.text.height());
        height += pt(6);
        Piece piece{.height = height, .before = pt(m_tight ? 4 : 8), .keepWithNext = true};
        piece.draw = [cells = std::move(cells), height, w = m_width](QPainter& p, QPointF at) {
            fill(p, QRectF(at, QSizeF(w, height)), kHeaderFill);
            for (const auto& cell : cells)
                cell.text.draw(p, at + QPointF(cell.x, pt(3)));
            rule(p, at.x(), at.x() + w, at.y() + height, pt(0.9), kInk);
        };
        tableHeaders[table] = piece;
        m_headerHeight = height;
        add(std::move(piece));
    }

    void addRow(std::vector<Cell> cells, const RowLook& look)
    {
        const double padding = look.padding;
        const double most =
            m_bodyHeight - (look.table >= 0 ? m_headerHeight : 0) - 2 * padding - pt(30);
        std::vector<int> from(cells.size(), 0);
        bool first = true;
        for (;;) {
            // Only a row taller than a page is divided, between its lines.
            std::vector<int> to(cells.size());
            double height = 0;
            bool more = false;
            for (std::size_t c = 0; c < cells.size(); ++c) {
                const auto& text = cells[c].text;
                int end = from[c];
                const double top = end < text.lineCount() ? text.lineTop(end) : 0;
                while (end < text.lineCount() && text.lineBottom(end) - top <= most)
                    ++end;
                to[c] = end;
                if (end > from[c])
                    height = std::max(height, text.lineBottom(end - 1) - top);
                more = more || end < text.lineCount();
            }
            height = std::max(height + 2 * padding, look.least);
            Piece piece{.height = height,
                        .before = first ? look.before : 0,
                        .keepWithNext = look.keepWithNext && !more,
                        .table = look.table};
            piece.draw = [cells, from, to, look, height, first, padding, more,
                          w = m_width](QPainter& p, QPointF at) {
                if (look.shaded)
                    fill(p, QRectF(at, QSizeF(w, height)), kZebra);
                for (std::size_t c = 0; c < cells.size(); ++c)
                    cells[c].text.draw(p, at + QPointF(cells[c].x, padding), from[c], to[c]);
                if (first && look.extra)
                    look.extra(p, at);
                if (look.heavyTop)
                    rule(p, at.x(), at.x() + w, at.y(), pt(0.9), kInk);
                if (!more && look.ruled)
                    rule(p, at.x(), at.x() + w, at.y() + height, pt(0.4), kRule);
            };
            add(std::move(piece));
            if (!more)
                return;
            from = to;
            first = false;
        }
    }

    /// One signatory in a column; `before` and the rest of the piece are unused.
    Piece signature(const Signature& s, double width) const
    {
        const double area = mm(21);
        const TextBox role(s.role, {.points = 8.5, .colour = kMuted}, width);
        const double roleHeight = s.role.isEmpty() ? 0 : role.height() + pt(3);

        std::vector<TextBox> under;
        under.emplace_back(s.name, TextStyle{.points = 9.5, .bold = true}, width);
        if (!s.post.isEmpty())
            under.emplace_back(s.post, TextStyle{.points = 9}, width);
        const TextStyle small{.points = 8, .colour = kMuted};
        if (s.signedAt)
            under.emplace_back(s.declined ? display(*s.signedAt)
                                          : m_words("signed_at", display(*s.signedAt)),
                               small, width);
        if (!s.contentHash.isEmpty() && !s.declined)
            under.emplace_back(m_words("signed_content", shortHash(s.contentHash)), small, width);
        if (!s.coversContent)
            under.emplace_back(m_words("signature_lapsed"), TextStyle{.points = 8, .bold = true},
                               width);

        std::vector<TextBox> inside;
        Strokes strokes;
        const double inner = width - 2 * pt(6);
        double areaHeight = area;
        if (s.declined) {
            inside.emplace_back(m_words("declined"), TextStyle{.points = 10, .bold = true}, inner);
            inside.emplace_back(m_words("reason") + QStringLiteral(": ") + s.reason,
                                TextStyle{.points = 9}, inner);
            inside.emplace_back(m_words("witness") + QStringLiteral(": ") + s.witness,
                                TextStyle{.points = 9}, inner);
        } else if (!s.strokes.isEmpty()) {
            auto read = parseStrokes(s.strokes);
            if (read.ok())
                strokes = std::move(read).value();
            else
                inside.emplace_back(m_words("signature_unreadable"),
                                    TextStyle{.points = 9, .bold = true}, inner);
        }
        double insideHeight = pt(10);
        for (const auto& box : inside)
            insideHeight += box.height();
        if (!inside.empty())
            areaHeight = std::max(area, insideHeight);

        double underHeight = 0;
        for (const auto& box : under)
            underHeight += box.height();

        Piece piece{.height = roleHeight + areaHeight + pt(3) + underHeight};
        piece.draw = [=, photograph = s.photograph, declined = s.declined](QPainter& p,
                                                                           QPointF at) {
            if (roleHeight > 0)
                role.draw(p, at);
            const QRectF space(at.x(), at.y() + roleHeight, width, areaHeight);
            if (declined) {
                p.setPen(QPen(kMuted, pt(0.8)));
                p.setBrush(Qt::NoBrush);
                p.drawRect(space);
            } else {
                rule(p, space.left(), space.right(), space.bottom(), pt(0.7), kInk);
            }
            if (!strokes.typedName.isEmpty())
                drawName(p, strokes.typedName, space.adjusted(pt(6), pt(3), -pt(6), -pt(3)));
            else if (!strokes.lines.empty())
                drawStrokes(p, strokes, space.adjusted(pt(6), pt(3), -pt(6), -pt(3)));
            else if (!photograph.isNull() && !declined)
                drawFitted(p, photograph, space.adjusted(0, 0, 0, -pt(2)));
            double y = space.top() + pt(5);
            for (const auto& box : inside) {
                box.draw(p, {space.left() + pt(6), y});
                y += box.height();
            }
            y = space.bottom() + pt(3);
            for (const auto& box : under) {
                box.draw(p, {at.x(), y});
                y += box.height();
            }
        };
        return piece;
    }

    static void drawFitted(QPainter& p, const QImage& image, const QRectF& space)
    {
        const QSizeF size = QSizeF(image.size()).scaled(space.size(), Qt::KeepAspectRatio);
        p.setRenderHint(QPainter::SmoothPixmapTransform);
        p.drawImage(QRectF(space.topLeft(), size), image);
    }

    /// A typed signature is drawn as the pad shows it.
    static void drawName(QPainter& p, const QString& name, const QRectF& space)
    {
        ui::Signature signature;
        signature.typedName = name;
        signature.paint(&p, space, kSignatureInk);
    }

    static void drawStrokes(QPainter& p, const Strokes& strokes, const QRectF& space)
    {
        const double scale = std::min(space.width() / strokes.bounds.width(),
                                      space.height() / strokes.bounds.height());
        p.save();
        p.setRenderHint(QPainter::Antialiasing);
        p.setBrush(Qt::NoBrush);
        p.setPen(QPen(kSignatureInk, pt(1.1), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const QPointF origin(space.left(), space.bottom() - strokes.bounds.height() * scale);
        for (const auto& line : strokes.lines) {
            QPolygonF drawn;
            for (const auto& point : line)
                drawn << origin + (point - strokes.bounds.topLeft()) * scale;
            if (drawn.size() == 1)
                p.drawPoint(drawn.first());
            else
                p.drawPolyline(drawn);
        }
        p.restore();
    }

    const PrintDocument& m_document;
    const DocumentWords& m_words;
    double m_width;
    double m_bodyHeight;
    double m_headerHeight = 0;
    int m_tables = -1;
    bool m_tight = false; ///< right below a heading: less space
    bool m_break = false;
};

} // namespace

struct PageLayout::Pages
{
    QSizeF size; // units
    std::vector<std::vector<Placed>> pages;
};

Result<PageLayout> PageLayout::of(const PrintDocument& document)
{
    const auto& words = DocumentWords::of(document.language);
    const QSizeF portrait(mm(210), mm(297));
    const QSizeF size = document.landscape ? portrait.transposed() : portrait;
    const double width = size.width() - 2 * kSide;
    const double bottom = size.height() - kEdge - kFooterHeight - pt(6);

    // Classification stands at the head and the foot of every page.
    const TextBox classification(document.classification,
                                 {.points = 9, .bold = true, .align = Align::Centre}, width);
    const double headTop =
        kEdge + (document.classification.isEmpty() ? 0 : classification.height() + pt(4));

    // Reference and date share the right third of the letterhead.
    QString side;
    if (document.showTitle && !document.reference.isEmpty())
        side += words("reference") + QStringLiteral(": ") + document.reference;
    if (document.showTitle && !document.date.isEmpty())
        side += (side.isEmpty() ? QString() : QStringLiteral("\n")) + words("date") +
                QStringLiteral(": ") + document.date;
    const auto& head = document.letterhead;
    const double emblem = head.emblem.isNull() ? 0 : mm(18);
    const double nameX = emblem > 0 ? emblem + pt(10) : 0;
    const double sideWidth = side.isEmpty() ? 0 : width * 0.34;
    const double nameWidth = width - nameX - sideWidth - pt(10);
    const TextBox department(head.department, {.points = 12.5, .bold = true}, nameWidth);
    const TextBox ministry(head.ministry, {.points = 10}, nameWidth);
    const TextBox address(head.lines.empty() ? QString() : [&] {
        QString joined;
        for (const auto& line : head.lines)
            joined += (joined.isEmpty() ? QString() : QStringLiteral("\n")) + line;
        return joined;
    }(), {.points = 8, .colour = kMuted}, nameWidth);
    const TextBox sideBox(side, {.points = 9, .align = Align::End}, sideWidth);
    double nameHeight = 0;
    if (!head.department.isEmpty())
        nameHeight += department.height();
    if (!head.ministry.isEmpty())
        nameHeight += ministry.height();
    if (!head.lines.empty())
        nameHeight += address.height();
    const double headHeight =
        std::max({nameHeight, emblem, side.isEmpty() ? 0.0 : sideBox.height()});
    const double firstTop = headHeight > 0 ? headTop + headHeight + pt(16) : headTop;

    const QString runningText = document.reference.isEmpty()
                                    ? document.title
                                    : document.title + QStringLiteral("  ·  ") + document.reference;
    QString running = printable(runningText).simplified();
    const TextStyle runningStyle{.points = 8.5, .colour = kMuted};
    while (running.size() > 8 && TextBox::naturalWidth(running, runningStyle) > width)
        running = running.left(running.size() - 5).trimmed() + u'…';
    const TextBox runningBox(running, runningStyle, width);
    const double laterTop = headTop + runningBox.height() + pt(14);

    Setter setter(document, width, bottom - std::max(firstTop, laterTop));
    setter.setTitle();
    for (const auto& block : document.blocks)
        std::visit([&](const auto& b) { setter.set(b); }, block);
    if (setter.fault)
        return *setter.fault;

    auto out = std::make_shared<Pages>();
    out->size = size;
    out->pages.emplace_back();
    double y = firstTop;
    bool empty = true;
    const auto& pieces = setter.pieces;
    const auto newPage = [&](const Piece& next) {
        out->pages.emplace_back();
        y = laterTop;
        empty = true;
        if (next.table >= 0) {
            const Piece& header = setter.tableHeaders.at(next.table);
            out->pages.back().push_back({{kSide, y}, header.draw});
            y += header.height;
        }
    };
    for (std::size_t i = 0; i < pieces.size();) {
        if (pieces[i].onNewPage && !empty)
            newPage(pieces[i]);
        std::size_t end = i;
        double group = 0;
        for (;; ++end) {
            group += (end == i && empty ? 0 : pieces[end].before) + pieces[end].height;
            if (!pieces[end].keepWithNext || end + 1 == pieces.size() || pieces[end + 1].onNewPage)
                break;
        }
        if (!empty && y + group > bottom)
            newPage(pieces[i]);
        for (; i <= end; ++i) {
            const auto& piece = pieces[i];
            // A chain longer than a page has to break somewhere.
            if (!empty && y + piece.before + piece.height > bottom)
                newPage(piece);
            y += empty ? 0 : piece.before;
            out->pages.back().push_back({{kSide, y}, piece.draw});
            y += piece.height;
            empty = false;
        }
    }

    const QString hash = document.documentHash.isEmpty()
                             ? QString::fromStdString(contentHash(document))
                             : document.documentHash;
    QString printed;
    if (document.printedAt) {
        printed = document.printedBy.isEmpty()
                      ? words("printed_at", display(*document.printedAt))
                      : words("printed", display(*document.printedAt), document.printedBy);
    }
    const int total = int(out->pages.size());
    for (int page = 0; page < total; ++page) {
        const TextStyle foot{.points = 7.5, .colour = kMuted};
        const TextBox left(words("document_hash", shortHash(hash)) +
                               (printed.isEmpty() ? QString() : QStringLiteral("\n") + printed),
                           foot, width * 0.6);
        const TextBox middle(document.classification,
                             {.points = 8.5, .bold = true, .align = Align::Centre}, width);
        const TextBox right(words("page", QString::number(page + 1), QString::number(total)),
                            {.points = 8.5, .align = Align::End, .colour = kInk}, width * 0.3);
        const double footTop = size.height() - kEdge - kFooterHeight;
        const bool first = page == 0;
        const bool classified = !document.classification.isEmpty();
        const bool beside = !side.isEmpty();
        const QImage mark = head.emblem;
        // By name: [=] would copy the whole document into each page.
        const Draw frame = [classified, beside, first, mark, emblem, headTop, headHeight, footTop,
                            width, sideWidth, nameX, classification, middle, left, right,
                            runningBox, department, ministry, address,
                            sideBox](QPainter& p, QPointF) {
            if (classified) {
                classification.draw(p, {kSide, kEdge});
                middle.draw(p, {kSide, footTop + pt(3)});
            }
            rule(p, kSide, kSide + width, footTop, pt(0.5), kRule);
            left.draw(p, {kSide, footTop + pt(3)});
            right.draw(p, {kSide + width * 0.7, footTop + pt(3)});
            if (!first) {
                runningBox.draw(p, {kSide, headTop});
                rule(p, kSide, kSide + width, headTop + runningBox.height() + pt(3), pt(0.5),
                     kRule);
                return;
            }
            if (headHeight <= 0)
                return;
            if (emblem > 0)
                p.drawImage(QRectF(QPointF(kSide, headTop),
                                   QSizeF(mark.size()).scaled(emblem, emblem, Qt::KeepAspectRatio)),
                            mark);
            double top = headTop;
            for (const auto* box : {&department, &ministry, &address}) {
                box->draw(p, {kSide + nameX, top});
                top += box->height();
            }
            if (beside)
                sideBox.draw(p, {kSide + width - sideWidth, headTop});
            rule(p, kSide, kSide + width, headTop + headHeight + pt(6), pt(1.2), kInk);
        };
        out->pages[std::size_t(page)].push_back({{0, 0}, frame});
    }
    return PageLayout(out);
}

int PageLayout::pageCount() const { return int(m_pages->pages.size()); }

QSizeF PageLayout::pageSize() const { return m_pages->size / 10; }

void PageLayout::paint(QPainter& painter, int page, double dotsPerInch) const
{
    painter.save();
    painter.scale(dotsPerInch / kUnitsPerInch, dotsPerInch / kUnitsPerInch);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    for (const auto& placed : m_pages->pages.at(std::size_t(page)))
        placed.draw(painter, placed.at);
    painter.restore();
}

} // namespace myspike::print
