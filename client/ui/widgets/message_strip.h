// Results said in the page instead of in a modal box: a tone, a sentence, what can be done.
#pragma once

#include <QFrame>
#include <QList>
#include <functional>

#include "client/ui/theme/tokens.h"
#include "shared/base/result.h"

class QHBoxLayout;
class QLabel;
class QTimer;

namespace myspike::ui {

class Label;

/// A button of a strip.
struct StripAction
{
    Msg text;
    std::function<void()> run;
};

/// Give it its parent at once if it may speak before it lies in a layout: a strip without one
/// would show as a window of its own and take the focus.
class MessageStrip final : public QFrame
{
    Q_OBJECT
public:
    explicit MessageStrip(const QString& objectName, QWidget* parent = nullptr);

    /// Shows it until dismissed; replaces what stood there. Announced to screen readers.
    void say(Tone tone, Text text, QList<StripAction> actions = {});
    /// The fault's sentence, with its rule.
    void say(const Fault& fault, QList<StripAction> actions = {});
    /// As say(), and goes by itself, for instance an offer to undo for ten seconds.
    void sayFor(int ms, Tone tone, Text text, QList<StripAction> actions = {});
    const Text& message() const { return m_text; }

public Q_SLOTS:
    void dismiss();

Q_SIGNALS:
    void dismissed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    Text m_text;
    Tone m_tone = Tone::Info;
    QLabel* m_icon;
    Label* m_sentence;
    QHBoxLayout* m_actions;
    QTimer* m_timer;
};

} // namespace myspike::ui
