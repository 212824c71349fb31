// Fusion with the product's look: quiet surfaces, 32 px targets, a visible focus ring. Draws from
// the palette's tokens, so that no style sheet is needed.
#pragma once

#include <QProxyStyle>

namespace myspike::ui {

/// Emphasis of a push button; set with setEmphasis.
enum class Emphasis { Plain, Primary, Danger, Quiet };
void setEmphasis(QWidget* button, Emphasis emphasis);
/// Marks a field as invalid (red edge; the sentence under it says why) or valid again.
void setInvalid(QWidget* field, bool invalid);

class Style final : public QProxyStyle
{
    Q_OBJECT
public:
    Style();

    int pixelMetric(PixelMetric metric, const QStyleOption* option,
                    const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* data) const override;
    int layoutSpacing(QSizePolicy::ControlType first, QSizePolicy::ControlType second,
                      Qt::Orientation orientation, const QStyleOption* option,
                      const QWidget* widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption* option,
                         const QWidget* widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                           const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl sub,
                         const QWidget* widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                            QPainter* painter, const QWidget* widget) const override;
    void polish(QWidget* widget) override;
    using QProxyStyle::polish;

private:
    void drawButtonPanel(const QStyleOption* option, QPainter* painter,
                         const QWidget* widget) const;
    void drawFieldPanel(const QStyleOption* option, QPainter* painter, const QWidget* widget) const;
    void drawCheck(const QStyleOption* option, QPainter* painter) const;
    void drawRadio(const QStyleOption* option, QPainter* painter) const;
    void drawScrollBar(const QStyleOptionComplex* option, QPainter* painter,
                       const QWidget* widget) const;
    void drawCombo(const QStyleOptionComplex* option, QPainter* painter,
                   const QWidget* widget) const;
    void drawSpin(const QStyleOptionComplex* option, QPainter* painter,
                  const QWidget* widget) const;
    void drawTab(const QStyleOption* option, QPainter* painter) const;
};

/// A rounded box, crisp at any scale; a transparent edge draws none.
void drawBox(QPainter* painter, const QRectF& rect, const QColor& fill, const QColor& edge,
             qreal radius, qreal width = 1.0);

} // namespace myspike::ui
