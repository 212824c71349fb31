// A small rounded label: a state, a count, an active filter. Never colour alone: text, and an icon
// where the tone matters.
#pragma once

#include <QAbstractButton>

#include "client/ui/theme/tokens.h"
#include "shared/base/text.h"

namespace myspike::ui {

class Chip final : public QAbstractButton
{
    Q_OBJECT
public:
    enum class Kind { Label, Clickable, Removable };

    explicit Chip(Kind kind = Kind::Label, QWidget* parent = nullptr);

    /// An empty icon name shows none.
    void setContent(Text text, Tone tone, const QString& iconName = {});
    Tone tone() const { return m_tone; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    /// Del, Backspace or the cross of a removable chip.
    void removeRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    void retranslate();
    int crossWidth() const;

    Kind m_kind;
    Text m_text;
    Tone m_tone = Tone::Neutral;
    QString m_iconName;
};

/// A count in a pill; nothing at zero, "99+" above 99.
void drawBadge(QPainter* painter, const QRectF& rect, qint64 count, const QColor& fill,
               const QColor& text);
QString badgeText(qint64 count);

} // namespace myspike::ui
