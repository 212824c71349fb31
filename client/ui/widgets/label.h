// A label that keeps its sentence, not its words: it follows the language by itself.
#pragma once

#include <QLabel>

#include "client/ui/theme/type_scale.h"
#include "shared/base/text.h"

namespace myspike::ui {

class Label final : public QLabel
{
    Q_OBJECT
public:
    explicit Label(Text text = {}, TypeRole role = TypeRole::Body, QWidget* parent = nullptr);

    void setMessage(Text text);
    const Text& message() const { return m_text; }
    /// Secondary text: the muted colour of the palette in force.
    void setMuted(bool muted);
    /// One line that gives way to what stands beside it: what does not fit ends in an ellipsis and
    /// is whole in the tool tip.
    void setElided(bool elided);
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void recolour();

    Text m_text;
    bool m_isMuted = false;
    bool m_isElided = false;
};

} // namespace myspike::ui
