#include "client/ui/records/child_list.h"

#include <QEvent>
#include <QHeaderView>
#include <QVBoxLayout>

#include "client/ui/language.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/values/value_text.h"
#include "client/ui/widgets/button.h"
#include "client/ui/widgets/label.h"
#include "client/ui/widgets/section_header.h"

namespace myspike::ui {

namespace {
constexpr int kMostRowsShown = 8;
}

ChildList::ChildList(const QString& page, const Workplace& workplace, const RecordType& type,
                     QWidget* parent)
    : QWidget(parent), m_workplace(workplace), m_type(type),
      m_header(new SectionHeader(type.plural)),
      m_add(new Button(QStringLiteral("%1.%2.add").arg(page, QLatin1String(type.key)),
                       msg("record", "Add"), nullptr, Emphasis::Quiet, QStringLiteral("plus"))),
      m_none(new Label(msg("record", "None yet."))),
      m_table(
          new RowTable(QStringLiteral("%1.%2").arg(page, QLatin1String(type.key)), workplace, type))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space(2));
    m_header->addTrailing(m_add);
    m_none->setMuted(true);
    column->addWidget(m_header);
    column->addWidget(m_none);
    column->addWidget(m_table);
    std::vector<const FieldDef*> columns;
    for (const auto& f : type.fields) {
        if (isShown(f) && f.traits.inList && std::string_view(f.name) != type.parent) {
            columns.push_back(&f);
        }
    }
    m_table->showColumns(columns);
    m_table->hide();
    connect(m_add, &QPushButton::clicked, this, &ChildList::add);
    connect(m_table, &RowTable::opened, this, [this](const Id& id) {
        if (m_workplace.openRecord) {
            m_workplace.openRecord(QString::fromLatin1(m_type.key), id);
        }
    });
    connect(&m_table->rows(), &PagedModel::countChanged, this, &ChildList::showCount);
    m_table->setAccessibleName(translated(type.plural));
}

void ChildList::showParent(const Id& parent)
{
    if (parent == m_parent) {
        return;
    }
    m_parent = parent;
    Query q{m_type.key};
    q.where.push_back({m_type.parent, Compare::Equal, {Value(parent)}});
    m_table->rows().setQuery(q);
}

void ChildList::setReadOnly(const Text& why) { m_add->setAvailable(why); }

void ChildList::add()
{
    if (m_workplace.addRecord) {
        Values preset;
        preset.setValue(m_type.parent, Value(m_parent));
        m_workplace.addRecord(QString::fromLatin1(m_type.key), preset);
    }
}

void ChildList::showCount()
{
    const auto& rows = m_table->rows();
    const int n = rows.rowCount();
    const QString count = rows.countText();
    m_header->setTitle(count.isEmpty()
                           ? Text(m_type.plural)
                           : Text(Msg{"", "%1 (%2)"}, {m_type.plural, count.toStdString()}));
    m_none->setVisible(rows.isCounted() && n == 0);
    m_table->setVisible(n > 0);
    const int shownRows = std::clamp(n, 1, kMostRowsShown);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() +
                            shownRows * m_table->verticalHeader()->defaultSectionSize() + space(4));
}

void ChildList::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_table != nullptr) {
        m_table->setAccessibleName(translated(m_type.plural));
    }
}

} // namespace myspike::ui
