#include "client/ui/print/text_box.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextOption>

#include "client/ui/print/resources.h"

namespace myspike::print {

namespace {

QFont fontOf(const TextStyle& style)
{
    QFont font(printFamily());
    font.setPixelSize(qRound(style.points * 10));
    font.setBold(style.bold);
    font.setHintingPreference(QFont::PreferNoHinting);
    // Any spacing switches ligatures off: with them, "verifikasi" could not be found in the PDF.
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.05);
    return font;
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

TextBox::TextBox(const QString& source, const TextStyle& style, double width)
    : m_colour(style.colour)
{
    QString text = printable(source);
    QList<QTextLayout::FormatRange> formats;
    if (style.markup)
        formats = readMarkup(text);
    text.replace(u'\n', QChar(QChar::LineSeparator));

    m_layout = std::make_shared<QTextLayout>(text, fontOf(style));
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    // A form reads from left to right even where a name is written from right to left.
    option.setTextDirection(Qt::LeftToRight);
    option.setAlignment(style.align == Align::End      ? Qt::AlignRight
                        : style.align == Align::Centre ? Qt::AlignHCenter
                                                       : Qt::AlignLeft);
    m_layout->setTextOption(option);
    m_layout->setFormats(formats);
    m_layout->setCacheEnabled(true);
    m_layout->beginLayout();
    double y = 0;
    for (QTextLine line = m_layout->createLine(); line.isValid(); line = m_layout->createLine()) {
        line.setLineWidth(std::max(width, 1.0));
        line.setPosition({0, y});
        y += line.height();
    }
    m_layout->endLayout();
}

int TextBox::lineCount() const { return m_layout->lineCount(); }

double TextBox::height() const { return lineCount() == 0 ? 0 : lineBottom(lineCount() - 1); }

double TextBox::lineTop(int line) const { return m_layout->lineAt(line).y(); }

double TextBox::lineBottom(int line) const
{
    return m_layout->lineAt(line).y() + m_layout->lineAt(line).height();
}

void TextBox::draw(QPainter& painter, QPointF at, int from, int to) const
{
    if (from >= to)
        return;
    painter.setPen(m_colour);
    const double top = lineTop(from);
    for (int i = from; i < to; ++i)
        m_layout->lineAt(i).draw(&painter, {at.x(), at.y() - top});
}

double TextBox::naturalWidth(const QString& text, const TextStyle& style)
{
    const QFontMetricsF metrics(fontOf(style));
    double widest = 0;
    for (const auto& line : printable(text).split(u'\n'))
        widest = std::max(widest, metrics.horizontalAdvance(line));
    return widest;
}

double TextBox::longestWord(const QString& text, const TextStyle& style)
{
    const QFontMetricsF metrics(fontOf(style));
    double widest = 0;
    for (const auto& word : printable(text).simplified().split(u' '))
        widest = std::max(widest, metrics.horizontalAdvance(word));
    return widest;
}

} // namespace myspike::print
