#include "client/ui/table/column_chooser.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QListWidget>
#include <QVBoxLayout>

#include "client/ui/language.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/values/value_text.h"
#include "client/ui/widgets/button.h"
#include "client/ui/widgets/label.h"
#include "client/ui/words.h"

namespace myspike::ui {

ColumnChooser::ColumnChooser(const QString& page, const RecordType& type, const QStringList& shown,
                             QWidget* parent)
    : QDialog(parent), m_type(type), m_list(new QListWidget)
{
    setObjectName(page + QStringLiteral(".columns"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space(5), space(5), space(5), space(4));
    column->addWidget(new Label(msg("list", "Columns of the list"), TypeRole::Title));
    auto* hint = new Label(msg("list", "Space shows or hides a column; the buttons move it."),
                           TypeRole::Caption);
    hint->setMuted(true);
    column->addWidget(hint);
    m_list->setObjectName(page + QStringLiteral(".columns.list"));
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setMinimumSize(space(80), space(90));
    column->addWidget(m_list, 1);

    const auto add = [&](const FieldDef& f, bool isShown) {
        auto* item = new QListWidgetItem(m_list);
        item->setData(Qt::UserRole, QString::fromLatin1(f.name));
        item->setCheckState(isShown ? Qt::Checked : Qt::Unchecked);
    };
    for (const auto& name : shown) {
        if (const auto* f = type.field(name.toStdString())) {
            add(*f, true);
        }
    }
    for (const auto& f : type.fields) {
        if (isShown(f) && !shown.contains(QString::fromLatin1(f.name))) {
            add(f, false);
        }
    }
    m_list->setCurrentRow(0);

    auto* buttons = new QHBoxLayout;
    auto* up = new Button(page + QStringLiteral(".columns.up"), msg("list", "Move up"));
    auto* down = new Button(page + QStringLiteral(".columns.down"), msg("list", "Move down"));
    auto* reset = new Button(page + QStringLiteral(".columns.reset"), msg("list", "As usual"),
                             nullptr, Emphasis::Quiet);
    auto* cancel = new Button(page + QStringLiteral(".columns.cancel"), words::kCancel);
    auto* done = new Button(page + QStringLiteral(".columns.done"), msg("list", "Show these"),
                            nullptr, Emphasis::Primary);
    done->setDefault(true);
    for (auto* b : {up, down, reset}) {
        buttons->addWidget(b);
    }
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(done);
    column->addLayout(buttons);
    connect(up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(down, &QPushButton::clicked, this, [this] { move(1); });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(done, &QPushButton::clicked, this, &ColumnChooser::choose);
    connect(reset, &QPushButton::clicked, this, [this] {
        Q_EMIT resetRequested();
        accept();
    });
    retranslate();
}

void ColumnChooser::move(int step)
{
    const int row = m_list->currentRow();
    const int to = row + step;
    if (row >= 0 && to >= 0 && to < m_list->count()) {
        m_list->insertItem(to, m_list->takeItem(row));
        m_list->setCurrentRow(to);
    }
}

void ColumnChooser::choose()
{
    QStringList names;
    for (int i = 0; i < m_list->count(); ++i) {
        if (m_list->item(i)->checkState() == Qt::Checked) {
            names.append(m_list->item(i)->data(Qt::UserRole).toString());
        }
    }
    if (!names.isEmpty()) {
        Q_EMIT chosen(names);
    }
    accept();
}

void ColumnChooser::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void ColumnChooser::retranslate()
{
    setWindowTitle(translated(msg("list", "Columns of the list")));
    m_list->setAccessibleName(windowTitle());
    for (int i = 0; i < m_list->count(); ++i) {
        auto* item = m_list->item(i);
        const auto* f = m_type.field(item->data(Qt::UserRole).toString().toStdString());
        item->setText(translated(f->traits.label));
    }
}

} // namespace myspike::ui
