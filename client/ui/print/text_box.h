// A text broken into lines of a given width, in tenths of a point. GUI thread (fonts).
#pragma once

#include <QColor>
#include <QPointF>
#include <QString>
#include <vector>

#include "client/ui/print/document.h"

class QPainter;
class QTextLayout;

namespace myspike::print {

struct TextStyle
{
    double points = 10;
    bool bold = false;
    Align align = Align::Start;
    QColor colour = QColor(0x1a, 0x1a, 0x1a);
    bool markup = false; ///< whether `**bold**` is read
};

/// Keeps the text and where its lines end, not their glyphs: a long list has millions of cells.
class TextBox
{
public:
    TextBox(const QString& text, const TextStyle& style, double width);

    int lineCount() const;
    double height() const;
    double lineTop(int line) const;
    double lineBottom(int line) const;
    /// Draws the lines [from, to) so that the top of `from` lies at `at`.
    void draw(QPainter& painter, QPointF at, int from, int to) const;
    void draw(QPainter& painter, QPointF at) const { draw(painter, at, 0, lineCount()); }
    /// Width of the longest line as it would be without wrapping, and of the longest word.
    static double naturalWidth(const QString& text, const TextStyle& style);
    static double longestWord(const QString& text, const TextStyle& style);

private:
    void setUp(QTextLayout& layout) const;

    QString m_text;
    TextStyle m_style;
    double m_width = 0;
    std::vector<double> m_bottoms; ///< of each line
};

} // namespace myspike::print
