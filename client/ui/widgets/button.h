// Buttons that keep their words through a change of language. Both require a text: an icon alone
// is silent to a screen reader.
#pragma once

#include <QPushButton>
#include <QToolButton>

#include "client/ui/theme/style.h"
#include "client/ui/theme/tokens.h"
#include "shared/base/text.h"

namespace myspike::ui {

class Button final : public QPushButton
{
    Q_OBJECT
public:
    /// `objectName` is `<page>.<name>`; `iconName` may be empty.
    Button(const QString& objectName, Msg text, QWidget* parent = nullptr,
           Emphasis emphasis = Emphasis::Plain, const QString& iconName = {});

    void setMessage(Text text);
    /// Enabled, or disabled with the reason in its tool tip and description.
    void setAvailable(const Text& whyNot);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    Text m_text;
    Text m_whyNot;
};

/// Shows an icon only; its text is the tool tip and the accessible name.
class IconButton final : public QToolButton
{
    Q_OBJECT
public:
    IconButton(const QString& objectName, const QString& iconName, Msg text,
               QWidget* parent = nullptr, QColor Tokens::*colour = nullptr);

    void setMessage(Text text);
    void setIconName(const QString& iconName);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    Text m_text;
    QColor Tokens::*m_colour;
};

} // namespace myspike::ui
