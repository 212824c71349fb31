// The verifier's visits: new assignments first, then what is under way, then reports; each opens
// where she left it, and two may be open at once (2 §2.6 step 1).
#pragma once

#include <QAbstractListModel>
#include <QStyledItemDelegate>

#include "client/modules/verification/visit/visit_facts.h"
#include "client/modules/verification/visit/workbench.h"
#include "client/ui/shell/page.h"

class QListView;
class QTimer;

namespace myspike::ui {
class EmptyState;
class MessageStrip;
} // namespace myspike::ui

namespace myspike::site_visit {

/// One visit in the list.
struct VisitLine
{
    Id visit;
    assignment::State state = assignment::State::AwaitingReply;
    std::string centre;
    std::string place;
    Words programme;
    std::string number;
    std::optional<Date> from;
    std::optional<Date> to;
    std::optional<Date> replyBy;
    std::optional<Date> reportDue;
    std::optional<Date> packageExpires; ///< last day for check-in
    std::optional<std::int64_t> distanceKm;
    std::int64_t trainees = 0;
    std::int64_t answered = 0; ///< rows recorded on site so far

    /// 0 needs an answer, 1 to prepare, 2 under way, 3 report, 4 over.
    int group() const;
    /// Which page works on it: "assignment", "readiness", "visit", "report".
    const char* page() const;
};

/// Assignments of the user, what needs her first on top.
std::vector<VisitLine> visitLines(const Reader& reader, const Id& user);

class VisitListModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    void setLines(std::vector<VisitLine> lines);
    const VisitLine& lineAt(int row) const { return m_lines[static_cast<std::size_t>(row)]; }
    void setToday(Date today) { m_today = today; }
    Date today() const { return m_today; }
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<VisitLine> m_lines;
    Date m_today;
};

class VisitLineDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

class VisitsPage final : public ui::Page
{
    Q_OBJECT
public:
    explicit VisitsPage(const Workbench& bench, QWidget* parent = nullptr);

    QString title() const override;
    void retranslate() override;
    void refresh() override;
    void takeFocus() override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;

    QListView& list() const { return *m_list; }

private:
    void open(const QModelIndex& index);

    Workbench m_bench;
    VisitListModel* m_model;
    QListView* m_list;
    ui::EmptyState* m_empty;
    ui::MessageStrip* m_strip;
    QTimer* m_timer;
    QString m_wanted;
};

} // namespace myspike::site_visit
