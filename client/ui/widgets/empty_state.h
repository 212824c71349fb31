// What a page shows when it has nothing: an icon, what would be here, what to do.
#pragma once

#include <QWidget>

#include "shared/base/text.h"

class QLabel;

namespace myspike::ui {

class Button;
class Label;

class EmptyState final : public QWidget
{
    Q_OBJECT
public:
    EmptyState(const QString& objectName, const QString& iconName, Text title, Text sentence,
               QWidget* parent = nullptr);

    void setContent(const QString& iconName, Text title, Text sentence);
    /// Adds the one thing to do; the returned button belongs to this.
    Button* offer(Msg text);

protected:
    void changeEvent(QEvent* event) override;

private:
    void repaintIcon();

    QString m_iconName;
    QLabel* m_icon;
    Label* m_title;
    Label* m_sentence;
};

} // namespace myspike::ui
