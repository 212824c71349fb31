// A title over a group of fields or rows, with a line and room for buttons at its end.
#pragma once

#include <QWidget>

#include "shared/base/text.h"

class QHBoxLayout;

namespace myspike::ui {

class Label;

class SectionHeader final : public QWidget
{
    Q_OBJECT
public:
    explicit SectionHeader(Text title, QWidget* parent = nullptr);

    void setTitle(Text title);
    /// Puts a widget at the end of the line and owns it.
    void addTrailing(QWidget* widget);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Label* m_title;
    QHBoxLayout* m_row;
};

} // namespace myspike::ui
