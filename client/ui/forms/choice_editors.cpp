#include "client/ui/forms/choice_editors.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRadioButton>

#include "client/ui/language.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/words.h"

namespace myspike::ui {

BooleanEditor::BooleanEditor(const FieldDef& field, const QString& page, QWidget* parent)
    : FieldEditor(field, page, parent), m_yes(new QRadioButton), m_no(new QRadioButton)
{
    auto* body = new QWidget;
    auto* row = new QHBoxLayout(body);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space(4));
    row->addWidget(m_yes);
    row->addWidget(m_no);
    row->addStretch(1);
    m_no->setObjectName(QStringLiteral("%1.%2.no").arg(page, name()));
    for (auto* button : {m_yes, m_no}) {
        button->setMinimumHeight(space(8));
        connect(button, &QRadioButton::clicked, this, &BooleanEditor::edited);
    }
    m_no->installEventFilter(this);
    setInput(m_yes, body);
}

Value BooleanEditor::value() const
{
    return m_yes->isChecked()  ? Value(std::int64_t{1})
           : m_no->isChecked() ? Value(std::int64_t{0})
                               : Value();
}

void BooleanEditor::showValue(const Value& value)
{
    const auto* n = asInteger(value);
    for (auto* button : {m_yes, m_no}) {
        button->setAutoExclusive(false);
        button->setChecked(n != nullptr && (*n != 0) == (button == m_yes));
        button->setAutoExclusive(true);
    }
}

void BooleanEditor::showReadOnly(bool readOnly)
{
    m_yes->setEnabled(!readOnly);
    m_no->setEnabled(!readOnly);
}

void BooleanEditor::retranslateInput()
{
    m_yes->setText(translated(words::kYes));
    m_no->setText(translated(words::kNo));
    const QString label = translated(field().traits.label);
    m_yes->setAccessibleName(QStringLiteral("%1: %2").arg(label, m_yes->text()));
    m_no->setAccessibleName(QStringLiteral("%1: %2").arg(label, m_no->text()));
}

ChoiceEditor::ChoiceEditor(const FieldDef& field, const QString& page, QWidget* parent)
    : FieldEditor(field, page, parent), m_combo(new QComboBox)
{
    m_combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_combo->setMinimumContentsLength(10);
    const bool isSearched = field.choices.size() > kMostWithoutSearch;
    m_combo->addItem(QString(), QString());
    for (const auto& c : field.choices) {
        m_combo->addItem(QString(), QString::fromLatin1(c.code));
    }
    if (isSearched) {
        m_combo->setEditable(true);
        m_combo->setInsertPolicy(QComboBox::NoInsert);
        m_combo->completer()->setFilterMode(Qt::MatchContains);
        m_combo->completer()->setCompletionMode(QCompleter::PopupCompletion);
        connect(m_combo, &QComboBox::editTextChanged, this, [this](const QString& text) {
            const int at = m_combo->findText(text, Qt::MatchFixedString);
            if (at >= 0 && at != m_combo->currentIndex()) {
                m_combo->setCurrentIndex(at);
            }
            Q_EMIT edited();
        });
    }
    setInput(m_combo);
    connect(m_combo, &QComboBox::activated, this, [this] {
        m_unknown = {};
        Q_EMIT edited();
    });
}

Value ChoiceEditor::value() const
{
    if (!isNull(m_unknown)) {
        return m_unknown;
    }
    if (m_combo->isEditable() && m_combo->currentText().trimmed().isEmpty()) {
        return {};
    }
    if (!unread().isEmpty()) {
        return {};
    }
    const QString code = m_combo->currentData().toString();
    return code.isEmpty() ? Value() : Value(code.toStdString());
}

QString ChoiceEditor::unread() const
{
    if (!m_combo->isEditable()) {
        return {};
    }
    const QString text = m_combo->currentText();
    return text.trimmed().isEmpty() || m_combo->findText(text, Qt::MatchFixedString) >= 0
               ? QString()
               : text;
}

void ChoiceEditor::setUnread(const QString& text)
{
    if (m_combo->isEditable()) {
        m_combo->setEditText(text);
    }
}

Text ChoiceEditor::whyUnread() const
{
    return unread().isEmpty() ? Text()
                              : Text(msg("form", "No choice is called that. Type a part of its "
                                                 "name, then choose it from the list."));
}

void ChoiceEditor::showValue(const Value& value)
{
    const auto* code = asText(value);
    const int at = code ? m_combo->findData(QString::fromStdString(*code)) : 0;
    m_unknown = at < 0 ? value : Value();
    m_combo->setCurrentIndex(at < 0 ? -1 : at);
    if (m_combo->isEditable()) {
        m_combo->setEditText(at > 0 ? m_combo->itemText(at) : QString());
    }
}

void ChoiceEditor::showReadOnly(bool readOnly) { m_combo->setEnabled(!readOnly); }

void ChoiceEditor::retranslateInput()
{
    const QSignalBlocker quiet(m_combo);
    for (std::size_t i = 0; i < field().choices.size(); ++i) {
        m_combo->setItemText(static_cast<int>(i) + 1, translated(field().choices[i].label));
    }
    m_combo->setItemText(0, m_combo->isEditable() ? QString() : QStringLiteral("—"));
    if (m_combo->isEditable() && m_combo->currentIndex() > 0) {
        m_combo->setEditText(m_combo->itemText(m_combo->currentIndex()));
    }
}

} // namespace myspike::ui
