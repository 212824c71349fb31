#include "client/ui/forms/field_editor.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

#include "client/ui/language.h"
#include "client/ui/theme/icons.h"
#include "client/ui/theme/style.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/widgets/label.h"

namespace myspike::ui {

FieldEditor::FieldEditor(const FieldDef& field, const QString& page, QWidget* parent)
    : QWidget(parent), m_field(field), m_label(new QLabel), m_icon(new QLabel),
      m_message(new Label({}, TypeRole::Caption)), m_messageLine(new QWidget),
      m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("%1.%2.editor").arg(page, name()));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(space(1));
    setTypeRole(m_label, TypeRole::Caption);
    m_label->setTextFormat(Qt::PlainText);
    m_column->addWidget(m_label);

    m_messageLine->setObjectName(QStringLiteral("%1.%2.message").arg(page, name()));
    auto* line = new QHBoxLayout(m_messageLine);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space(1));
    line->addWidget(m_icon, 0, Qt::AlignTop);
    line->addWidget(m_message, 1);
    m_message->setWordWrap(true);
    m_column->addWidget(m_messageLine);
    m_column->addStretch(1);
    m_messageLine->hide();
}

FieldEditor::~FieldEditor() = default;

void FieldEditor::setInput(QWidget* input, QWidget* body)
{
    m_input = input;
    QString page = objectName();
    page.chop(static_cast<int>(qstrlen(".editor")));
    m_input->setObjectName(page);
    m_label->setBuddy(m_input);
    m_column->insertWidget(1, body != nullptr ? body : input);
    m_input->installEventFilter(this);
    setFocusProxy(m_input);
    retranslate();
}

void FieldEditor::setValue(const Value& value)
{
    const QSignalBlocker quiet(this);
    showValue(value);
}

void FieldEditor::setReadOnly(const Text& why)
{
    const bool readOnly = !why.empty();
    m_whyReadOnly = why;
    if (readOnly != m_isReadOnly) {
        m_isReadOnly = readOnly;
        showReadOnly(readOnly);
    }
    retranslate();
}

void FieldEditor::setFindings(std::vector<Finding> findings)
{
    m_findings = std::move(findings);
    std::stable_sort(m_findings.begin(), m_findings.end(), [](const auto& a, const auto& b) {
        return a.severity == Severity::Error && b.severity != Severity::Error;
    });
    showMessage();
}

bool FieldEditor::hasError() const
{
    return std::any_of(m_findings.begin(), m_findings.end(), [](const Finding& f) {
        return f.severity == Severity::Error && !f.leftToServer;
    });
}

void FieldEditor::setHint(const Text& hint)
{
    if (!(hint == m_hint)) {
        m_hint = hint;
        showMessage();
    }
}

void FieldEditor::showMessage()
{
    if (m_input == nullptr) {
        return;
    }
    const Tokens& t = tokens(this);
    Text text;
    QString iconName;
    QColor colour = t.muted;
    if (!m_findings.empty()) {
        const auto& first = m_findings.front();
        text = first.text;
        const Tone tone = first.leftToServer                  ? Tone::Info
                          : first.severity == Severity::Error ? Tone::Danger
                                                              : Tone::Warning;
        iconName = QLatin1String(ui::iconName(tone));
        colour = ink(t, tone);
    } else if (!m_hint.empty()) {
        text = m_hint;
    } else if (!m_isReadOnly) {
        text = m_field.traits.help;
    }
    setInvalid(m_input, hasError());
    m_message->setMessage(text);
    QPalette own;
    own.setColor(QPalette::WindowText, colour);
    m_message->setPalette(own);
    m_icon->setVisible(!iconName.isEmpty());
    if (!iconName.isEmpty()) {
        m_icon->setPixmap(iconPixmap(iconName, space(3.5), colour, devicePixelRatioF()));
    }
    m_messageLine->setVisible(!text.empty());
    QStringList told;
    if (m_isReadOnly) {
        told.append(translated(m_whyReadOnly));
    } else if (!m_field.traits.help.empty()) {
        told.append(translated(m_field.traits.help));
    }
    for (const auto& f : m_findings) {
        told.append(translated(f.text));
    }
    m_input->setAccessibleDescription(told.join(QLatin1Char('\n')));
    m_input->setToolTip(told.join(QLatin1Char('\n')));
    updateGeometry();
}

void FieldEditor::retranslate()
{
    QString label = translated(m_field.traits.label);
    m_input->setAccessibleName(label);
    // A label with a buddy would read an ampersand as a key.
    label.replace(QLatin1Char('&'), QStringLiteral("&&"));
    const bool isRequired = m_field.traits.required != Required::No && !m_isReadOnly;
    m_label->setText(isRequired ? label + QStringLiteral(" *") : label);
    m_label->setToolTip(isRequired
                            ? translated(m_field.traits.required == Required::Always
                                             ? msg("form", "Needed before this can be saved")
                                             : msg("form", "Needed before this can be submitted"))
                            : QString());
    retranslateInput();
    showMessage();
}

void FieldEditor::takeFocus() { m_input->setFocus(Qt::OtherFocusReason); }

int FieldEditor::span() const
{
    switch (m_field.kind) {
    case FieldKind::Boolean:
    case FieldKind::Integer:
    case FieldKind::Decimal:
    case FieldKind::Money:
    case FieldKind::Date:
    case FieldKind::Identity:
        return 3;
    case FieldKind::Instant:
    case FieldKind::Choice:
        return 4;
    case FieldKind::Reference:
    case FieldKind::File:
    case FieldKind::Signature:
        return 6;
    case FieldKind::Paragraph:
    case FieldKind::Json:
        return 12;
    case FieldKind::Text:
        return m_field.maxLength() <= 24 ? 3 : m_field.maxLength() <= 60 ? 4 : 6;
    }
    return 6;
}

void FieldEditor::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (m_input == nullptr) {
        return;
    }
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        showMessage();
    }
}

bool FieldEditor::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_input && event->type() == QEvent::FocusOut) {
        // After the widget itself has settled what was typed.
        QMetaObject::invokeMethod(this, &FieldEditor::left, Qt::QueuedConnection);
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace myspike::ui
