#include "client/ui/forms/reference_editor.h"

#include <QHBoxLayout>

#include "client/ui/forms/reference_picker.h"
#include "client/ui/language.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/widgets/button.h"

namespace myspike::ui {

ReferenceEditor::ReferenceEditor(const FieldDef& field, const QString& page,
                                 const Workplace& workplace, const RecordType& target,
                                 QWidget* parent)
    : FieldEditor(field, page, parent), m_workplace(workplace), m_target(target),
      m_picker(new ReferencePicker({}, workplace, target)),
      m_open(new IconButton(QStringLiteral("%1.%2.open").arg(page, name()),
                            QStringLiteral("external"), msg("form", "Open the record")))
{
    auto* body = new QWidget;
    auto* row = new QHBoxLayout(body);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space(1));
    row->addWidget(m_picker, 1);
    row->addWidget(m_open);
    setInput(m_picker, body);
    connect(m_picker, &ReferencePicker::picked, this, [this] {
        showOpen();
        Q_EMIT edited();
    });
    connect(m_open, &QToolButton::clicked, this, [this] {
        if (const auto id = m_picker->chosen(); id && m_workplace.openRecord) {
            m_workplace.openRecord(QString::fromLatin1(m_target.key), *id);
        }
    });
    ReferenceEditor::retranslateInput();
    showOpen();
}

Value ReferenceEditor::value() const
{
    const auto id = m_picker->chosen();
    return id ? Value(*id) : Value();
}

QString ReferenceEditor::unread() const { return m_picker->typed(); }
void ReferenceEditor::setUnread(const QString& text) { m_picker->setText(text); }

Text ReferenceEditor::whyUnread() const
{
    return unread().isEmpty() ? Text()
                              : Text(msg("form", "No record is chosen yet. Choose one from the "
                                                 "list under what you typed."));
}

void ReferenceEditor::showValue(const Value& value)
{
    const auto* id = asId(value);
    m_picker->setChosen(id ? std::optional(*id) : std::nullopt);
    showOpen();
}

void ReferenceEditor::showReadOnly(bool readOnly)
{
    m_picker->setReadOnly(readOnly);
    m_picker->setClearButtonEnabled(!readOnly);
    retranslateInput();
}

void ReferenceEditor::showOpen()
{
    m_open->setVisible(m_picker->chosen().has_value() && m_workplace.openRecord);
    m_open->setAccessibleDescription(translated(field().traits.label));
}

void ReferenceEditor::retranslateInput()
{
    m_picker->setPlaceholderText(isReadOnly() ? QString()
                                              : translated(msg("form", "Type to search")));
    m_open->setAccessibleDescription(translated(field().traits.label));
}

} // namespace myspike::ui
