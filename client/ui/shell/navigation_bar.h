// The sections at the left: icons, names, counts. Arrow keys move, Enter opens; folded it shows
// icons only, whose names stay as tool tips and for screen readers.
#pragma once

#include <QList>
#include <QWidget>

#include "shared/base/text.h"

class QVBoxLayout;

namespace myspike::ui {

class NavigationItem;

struct SectionSpec
{
    QString id;
    Msg title;
    QString iconName;
    Msg group; ///< a heading over neighbours of the same group; may be empty
};

class NavigationBar final : public QWidget
{
    Q_OBJECT
public:
    explicit NavigationBar(QWidget* parent = nullptr);

    void addSection(const SectionSpec& section);
    QList<SectionSpec> sections() const { return m_sections; }
    /// Marks the section in force; an unknown id marks none.
    void setCurrent(const QString& id);
    QString current() const { return m_current; }
    /// What waits in a section; 0 shows nothing.
    void setBadge(const QString& id, qint64 count);
    void setFolded(bool folded);
    bool isFolded() const { return m_isFolded; }
    /// Focus to the current item.
    void takeFocus();

Q_SIGNALS:
    void sectionRequested(const QString& id);
    void foldedChanged(bool folded);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void resizeToText();

    QList<SectionSpec> m_sections;
    QList<NavigationItem*> m_items;
    QList<QWidget*> m_headings;
    QWidget* m_content;
    QVBoxLayout* m_column;
    QString m_current;
    bool m_isFolded = false;
};

} // namespace myspike::ui
