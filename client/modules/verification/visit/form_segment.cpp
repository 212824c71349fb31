#include "client/modules/verification/visit/form_segment.h"

#include <QEvent>
#include <QFrame>
#include <QVBoxLayout>

#include "client/modules/verification/visit/form_model.h"
#include "client/modules/verification/visit/form_view.h"
#include "client/modules/verification/visit/row_panel.h"
#include "client/ui/language.h"
#include "client/ui/widgets/empty_state.h"

namespace myspike::site_visit {

FormSegment::FormSegment(VisitDesk& desk, std::string form, bool withPanel, QWidget* parent)
    : Segment(desk.form(form).title, parent), m_desk(desk), m_form(std::move(form)),
      m_model(new FormModel(desk, m_form, this)), m_column(new QVBoxLayout(this))
{
    const QString name = QStringLiteral("visit.") + QString::fromStdString(m_form);
    m_view = new FormView(name, *m_model);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(m_view, 1);
    setFocusProxy(m_view);
    if (withPanel) {
        m_panel = new RowPanel(name + QStringLiteral(".panel"), desk, m_form);
        m_column->addWidget(m_panel);
        connect(m_panel, &RowPanel::photosRequested, this, &Segment::photosRequested);
        connect(m_panel, &RowPanel::left, this, [this] { m_view->setFocus(); });
        m_panel->showRow(m_view->currentFormRow());
    }
    connect(m_view, &FormView::currentFormRowChanged, this, [this] {
        if (m_panel) {
            m_panel->showRow(m_view->currentFormRow());
        }
        Q_EMIT positionChanged();
    });
    connect(m_view, &FormView::finished, this, &Segment::finished);
    connect(m_view, &FormView::refused, this, &Segment::failed);
    connect(&desk, &VisitDesk::answerUndone, this, [this](const QString& id, int row) {
        if (id.toStdString() == m_form) {
            const auto& r = m_model->form().rows[static_cast<std::size_t>(row)];
            m_view->goTo({static_cast<std::size_t>(row), firstCell(r).value_or(0)});
        }
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        nameView();
        showEmpty();
    });
    nameView();
}

void FormSegment::nameView()
{
    m_view->setAccessibleName(ui::translated(m_desk.form(m_form).title));
}

void FormSegment::changeEvent(QEvent* event)
{
    Segment::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        nameView();
    }
}

void FormSegment::putAbove(QWidget* widget) { m_column->insertWidget(0, widget); }

void FormSegment::putBelow(QWidget* widget)
{
    m_column->insertWidget(m_column->indexOf(m_view) + 1, widget);
}

void FormSegment::setEmptyState(ui::EmptyState* empty)
{
    m_empty = empty;
    m_column->addWidget(empty, 1);
    showEmpty();
}

void FormSegment::showEmpty()
{
    if (!m_empty) {
        return;
    }
    const bool empty = m_model->rowCount() == 0;
    m_empty->setVisible(empty);
    m_view->setVisible(!empty);
    if (m_panel) {
        m_panel->setVisible(!empty);
    }
}

Progress FormSegment::progress() const { return progressOf(m_desk.form(m_form)); }
bool FormSegment::goToFirstUnanswered() { return m_view->goToFirstUnanswered(); }

void FormSegment::takeFocus()
{
    if (m_empty && m_model->rowCount() == 0) {
        m_empty->setFocus();
    } else {
        m_view->setFocus();
    }
}

QString FormSegment::position() const { return m_view->currentKey(); }
void FormSegment::restore(const QString& position) { m_view->goToKey(position); }

void FormSegment::editRemark()
{
    if (m_panel) {
        m_panel->focusRemark();
    }
}

void FormSegment::addPhotos(const QStringList& paths)
{
    if (m_panel) {
        m_panel->addPhotos(paths);
    }
}

FindingOrigin FormSegment::origin() const
{
    FindingOrigin from{.form = m_form.substr(0, m_form.find('.'))};
    if (const auto r = m_view->currentFormRow()) {
        const auto& row = m_model->form().rows[*r];
        from.subject = row.title.en;
        from.clause = row.reference.empty() ? row.code : row.reference;
        for (const auto& hash : photosOf(row)) {
            from.photos += (from.photos.empty() ? "" : " ") + hash;
        }
    }
    return from;
}

void FormSegment::leave()
{
    if (m_panel) {
        m_panel->showRow(m_view->currentFormRow());
    }
    m_desk.commitRemarks();
}

} // namespace myspike::site_visit
