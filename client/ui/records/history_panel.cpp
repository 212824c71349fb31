#include "client/ui/records/history_panel.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include "client/replica/replica.h"
#include "client/ui/records/history_text.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/values/reference_titles.h"
#include "client/ui/widgets/button.h"
#include "client/ui/widgets/label.h"
#include "shared/sync/records.h"

namespace myspike::ui {

HistoryPanel::HistoryPanel(const QString& page, const Workplace& workplace, QWidget* parent)
    : QWidget(parent), m_workplace(workplace), m_rows(new QVBoxLayout),
      m_none(new Label(msg("history", "Nothing has happened to this record yet."))),
      m_more(new Button(page + QStringLiteral(".history.more"), msg("history", "Show older"),
                        nullptr, Emphasis::Quiet))
{
    setObjectName(page + QStringLiteral(".history"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space(2));
    m_none->setMuted(true);
    m_rows->setSpacing(space(3));
    column->addWidget(m_none);
    column->addLayout(m_rows);
    column->addWidget(m_more, 0, Qt::AlignLeft);
    m_none->hide();
    m_more->hide();
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_limit += kAtOnce * 2;
        refresh();
    });
    connect(workplace.titles, &ReferenceTitles::resolved, this, &HistoryPanel::rebuild);
    connect(workplace.replica, &Replica::rowsChanged, this,
            [this](const std::vector<RowRef>& rows) {
                for (const auto& r : rows) {
                    if (r.type == history::Entry::kType) {
                        refresh();
                        return;
                    }
                }
            });
}

void HistoryPanel::showRecord(const RecordType& type, const Id& record)
{
    m_type = &type;
    m_record = record;
    m_limit = kAtOnce;
    // Until it is read nothing is said: neither another record's history nor that there is none.
    m_entries.clear();
    m_hasMore = false;
    rebuild();
    m_none->hide();
    refresh();
}

void HistoryPanel::refresh()
{
    if (m_type == nullptr) {
        return;
    }
    const int generation = ++m_generation;
    Query q{history::Entry::kType};
    // A record at the top tells what happened to its rows too.
    const auto& key = m_type->parent == nullptr ? history::kRootId : history::kRecordId;
    q.with(equals(key, m_record.toString()));
    q.limit = static_cast<std::size_t>(m_limit);
    m_workplace.replica->loadPage(q).then(this, [this, generation](Result<Page> page) {
        if (generation == m_generation && page) {
            m_entries = std::move(page->rows);
            m_hasMore = page->more;
            rebuild();
            Q_EMIT shownAgain();
        }
    });
}

QStringList HistoryPanel::sentences() const
{
    QStringList out;
    for (const auto& e : m_entries) {
        out.append(
            told(e, m_record, m_workplace.replica->catalogue(), m_workplace.titles).sentence);
    }
    return out;
}

void HistoryPanel::rebuild()
{
    while (auto* item = m_rows->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (const auto& e : m_entries) {
        const auto entry = told(e, m_record, m_workplace.replica->catalogue(), m_workplace.titles);
        auto* row = new QWidget;
        auto* column = new QVBoxLayout(row);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(space(0.5));
        const auto add = [&](const QString& text, bool isMuted) {
            auto* label = new Label(Text(Msg{"", "%1"}, {text.toStdString()}),
                                    isMuted ? TypeRole::Caption : TypeRole::Body);
            label->setMuted(isMuted);
            label->setWordWrap(true);
            label->setTextInteractionFlags(Qt::TextSelectableByMouse);
            column->addWidget(label);
        };
        add(entry.sentence, false);
        for (const auto& change : entry.changes) {
            add(QStringLiteral("•  ") + change, false);
        }
        if (!entry.reason.isEmpty()) {
            add(entry.reason, false);
        }
        add(entry.when, true);
        m_rows->addWidget(row);
    }
    m_none->setVisible(m_entries.empty());
    m_more->setVisible(m_hasMore);
}

void HistoryPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        rebuild();
    }
}

} // namespace myspike::ui
