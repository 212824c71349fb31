#include "client/ui/print/text_box.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>
#include <QTextOption>
#include <algorithm>
#include <map>

#include "client/ui/print/resources.h"

namespace myspike::print {

namespace {

QFont makeFont(double points, bool bold)
{
    QFont font(printFamily());
    font.setPixelSize(qRound(points * 10));
    font.setBold(bold);
    font.setHintingPreference(QFont::PreferNoHinting);
    // Any spacing switches ligatures off: with them, "verifikasi" could not be found in the PDF.
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.05);
    return font;
}

struct Face
{
    QFont font;
    QFontMetricsF metrics;
    double lineHeight; ///< as QTextLine counts it
};

const Face& faceOf(const TextStyle& style)
{
    static std::map<std::pair<int, bool>, Face> faces; // GUI thread only
    const auto key = std::pair(qRound(style.points * 10), style.bold);
    auto found = faces.find(key);
    if (found == faces.end()) {
        const QFont font = makeFont(style.points, style.bold);
        QTextLayout layout(QStringLiteral("x"), font);
        layout.beginLayout();
        const QTextLine line = layout.createLine();
        layout.endLayout();
        found = faces.emplace(key, Face{font, QFontMetricsF(font), line.height()}).first;
    }
    return found->second;
}

/// Whether the embedded font surely has every character, so that each line is as high as the next.
bool isPlain(const QString& text)
{
    return std::all_of(text.begin(), text.end(),
                       [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x250; });
}

/// Takes the marks of `**bold**` out and returns where bold stands.
QList<QTextLayout::FormatRange> readMarkup(QString& text)
{
    QString plain;
    QList<QTextLayout::FormatRange> ranges;
    QTextCharFormat bold;
    bold.setFontWeight(QFont::Bold);
    qsizetype boldFrom = -1;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool escaped = text[i] == u'\\' && i + 1 < text.size() &&
                             (text[i + 1] == u'*' || text[i + 1] == u'\\');
        if (escaped) {
            plain += text[++i];
        } else if (QStringView(text).mid(i, 2) == u"**") {
            ++i;
            if (boldFrom < 0) {
                boldFrom = plain.size();
            } else {
                ranges.append({int(boldFrom), int(plain.size() - boldFrom), bold});
                boldFrom = -1;
            }
        } else {
            plain += text[i];
        }
    }
    if (boldFrom >= 0)
        ranges.append({int(boldFrom), int(plain.size() - boldFrom), bold});
    text = plain;
    return ranges;
}

} // namespace

TextBox::TextBox(const QString& text, const TextStyle& style, double width)
    : m_text(printable(text)), m_style(style), m_width(std::max(width, 1.0))
{
    if (!style.markup && isPlain(m_text)) {
        const Face& face = faceOf(style);
        if (face.metrics.horizontalAdvance(m_text) <= m_width - 1) {
            m_bottoms.push_back(face.lineHeight);
            return;
        }
    }
    QTextLayout layout;
    setUp(layout);
    for (int i = 0; i < layout.lineCount(); ++i)
        m_bottoms.push_back(layout.lineAt(i).y() + layout.lineAt(i).height());
}

void TextBox::setUp(QTextLayout& layout) const
{
    QString text = m_text;
    if (m_style.markup)
        layout.setFormats(readMarkup(text));
    text.replace(u'\n', QChar(QChar::LineSeparator));
    layout.setText(text);
    layout.setFont(faceOf(m_style).font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    // A form reads from left to right even where a name is written from right to left.
    option.setTextDirection(Qt::LeftToRight);
    option.setAlignment(m_style.align == Align::End      ? Qt::AlignRight
                        : m_style.align == Align::Centre ? Qt::AlignHCenter
                                                         : Qt::AlignLeft);
    layout.setTextOption(option);
    layout.setCacheEnabled(true);
    layout.beginLayout();
    double y = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(m_width);
        line.setPosition({0, y});
        y += line.height();
    }
    layout.endLayout();
}

int TextBox::lineCount() const { return int(m_bottoms.size()); }

double TextBox::height() const { return m_bottoms.empty() ? 0 : m_bottoms.back(); }

double TextBox::lineTop(int line) const { return line == 0 ? 0 : m_bottoms[std::size_t(line) - 1]; }

double TextBox::lineBottom(int line) const { return m_bottoms[std::size_t(line)]; }

void TextBox::draw(QPainter& painter, QPointF at, int from, int to) const
{
    if (from >= to || m_text.isEmpty())
        return;
    QTextLayout layout;
    setUp(layout);
    painter.setPen(m_style.colour);
    const double top = lineTop(from);
    for (int i = from; i < std::min(to, layout.lineCount()); ++i)
        layout.lineAt(i).draw(&painter, {at.x(), at.y() - top});
}

double TextBox::naturalWidth(const QString& text, const TextStyle& style)
{
    const QFontMetricsF& metrics = faceOf(style).metrics;
    double widest = 0;
    for (const auto& line : printable(text).split(u'\n'))
        widest = std::max(widest, metrics.horizontalAdvance(line));
    return widest;
}

double TextBox::longestWord(const QString& text, const TextStyle& style)
{
    const QFontMetricsF& metrics = faceOf(style).metrics;
    double widest = 0;
    for (const auto& word : printable(text).simplified().split(u' '))
        widest = std::max(widest, metrics.horizontalAdvance(word));
    return widest;
}

} // namespace myspike::print
