// Label and value, one under the other: what a page says about its visit.
#pragma once

#include <QWidget>

#include "client/modules/verification/visit/visit_facts.h"

class QVBoxLayout;

namespace myspike::site_visit {

class FactsPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit FactsPanel(QWidget* parent = nullptr);
    void clear();
    /// An empty value leaves the line out.
    void add(Msg label, const QString& value);

private:
    QVBoxLayout* m_lines;
};

/// Centre, programme, group, dates and distance of an assignment, into the panel.
void addVisitFacts(FactsPanel& panel, const VisitFacts& facts);

} // namespace myspike::site_visit
