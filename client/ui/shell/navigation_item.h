// One section of the navigation bar.
#pragma once

#include <QAbstractButton>

#include "client/ui/shell/navigation_bar.h"

namespace myspike::ui {

class NavigationItem final : public QAbstractButton
{
    Q_OBJECT
public:
    explicit NavigationItem(const SectionSpec& section, QWidget* parent = nullptr);

    const QString& id() const { return m_section.id; }
    void setBadge(qint64 count);
    void setFolded(bool folded);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    SectionSpec m_section;
    qint64 m_badge = 0;
    bool m_isFolded = false;
};

} // namespace myspike::ui
