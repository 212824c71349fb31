// What stands against a record, in one place: each finding a link that goes to its field, each
// warning with a box to say that it was read.
#pragma once

#include <QFrame>
#include <set>
#include <string>

#include "shared/schema/rule.h"

class QVBoxLayout;

namespace myspike::ui {

class Label;

class FindingsSummary final : public QFrame
{
    Q_OBJECT
public:
    explicit FindingsSummary(const QString& objectName, QWidget* parent = nullptr);

    /// Shows itself only while there is something to say. Acknowledgements of warnings that are
    /// still there stay.
    void setFindings(const std::vector<Finding>& findings);
    /// Codes of the warnings that were read.
    std::vector<std::string> acknowledged() const;
    bool hasErrors() const { return m_errors > 0; }
    bool hasUnreadWarnings() const;
    void takeFocus();

Q_SIGNALS:
    void fieldRequested(const QString& field);
    void acknowledgedChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void rebuild();

    std::vector<Finding> m_findings;
    std::set<std::string> m_acknowledged;
    int m_errors = 0;
    Label* m_title;
    QVBoxLayout* m_rows;
};

} // namespace myspike::ui
