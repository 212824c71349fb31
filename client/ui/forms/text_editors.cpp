#include "client/ui/forms/text_editors.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <cmath>

#include "client/replica/replica.h"
#include "client/ui/language.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/values/value_text.h"
#include "client/ui/words.h"
#include "shared/base/my_kad.h"

namespace myspike::ui {

LineEditor::LineEditor(const FieldDef& field, const QString& page, QWidget* parent)
    : FieldEditor(field, page, parent), m_line(new QLineEdit)
{
    setInput(m_line);
    connect(m_line, &QLineEdit::textEdited, this, &LineEditor::edited);
    connect(m_line, &QLineEdit::editingFinished, this, &LineEditor::tidy);
}

std::optional<Value> LineEditor::parse(const QString& text) const
{
    return Value(text.toStdString());
}

QString LineEditor::format(const Value& value) const
{
    const auto* text = asText(value);
    return text ? QString::fromStdString(*text) : QString();
}

Value LineEditor::value() const
{
    const QString text = m_line->text().trimmed();
    return text.isEmpty() ? Value() : parse(text).value_or(Value());
}

QString LineEditor::unread() const
{
    const QString text = m_line->text().trimmed();
    return !text.isEmpty() && !parse(text) ? m_line->text() : QString();
}

Text LineEditor::whyUnread() const { return unread().isEmpty() ? Text() : explain(); }

void LineEditor::showValue(const Value& value)
{
    const QString text = format(value);
    if (text != m_line->text()) {
        m_line->setText(text);
        m_line->setCursorPosition(0);
    }
}

void LineEditor::showReadOnly(bool readOnly) { m_line->setReadOnly(readOnly); }

void LineEditor::tidy()
{
    const Value now = value();
    if (!isNull(now) && !m_line->isReadOnly()) {
        const QString text = format(now);
        if (text != m_line->text()) {
            m_line->setText(text);
        }
    }
}

std::optional<Value> NumberEditor::parse(const QString& text) const
{
    const auto typed = text.toStdString();
    if (isMillionths(field())) {
        bool reads = false;
        const auto n = std::llround(QString(text).replace(u',', u'.').toDouble(&reads) * 1e6);
        const bool isThere =
            reads && n >= field().traits.min.value_or(n) && n <= field().traits.max.value_or(n);
        return isThere ? std::optional<Value>(std::int64_t{n}) : std::nullopt;
    }
    if (field().kind == FieldKind::Integer) {
        const auto n = parseInteger(typed);
        return n ? std::optional<Value>(*n) : std::nullopt;
    }
    if (field().kind == FieldKind::Money) {
        const auto m = Money::parse(typed);
        return m ? std::optional<Value>(m->sen) : std::nullopt;
    }
    const auto h = Hundredths::parse(typed);
    return h ? std::optional<Value>(h->value) : std::nullopt;
}

QString NumberEditor::format(const Value& value) const
{
    const auto* n = asInteger(value);
    if (n && isMillionths(field())) {
        return shownMillionths(*n);
    }
    return n ? QString::fromStdString(displayText(field(), *n).english()) : QString();
}

Text NumberEditor::explain() const
{
    if (isMillionths(field())) {
        return msg("form", "This is not a place in degrees. Write it such as 3.073800; south and "
                           "west are negative.");
    }
    switch (field().kind) {
    case FieldKind::Integer:
        return msg("form", "This is not a whole number. Write digits only, such as 25.");
    case FieldKind::Money:
        return msg("form", "This is not an amount. Write ringgit and sen, such as 1,234.50.");
    default:
        return msg("form", "This is not a number. Write it with at most two decimals, such as "
                           "72.5.");
    }
}

IdentityEditor::IdentityEditor(const FieldDef& field, const QString& page,
                               const Workplace& workplace, QWidget* parent)
    : LineEditor(field, page, parent), m_workplace(workplace)
{
    connect(line(), &QLineEdit::textEdited, this, &IdentityEditor::tell);
}

std::optional<Value> IdentityEditor::parse(const QString& text) const
{
    // Passports stand in the same field; only what looks like a MyKad is stored as its digits.
    QString compact = text;
    compact.remove(QLatin1Char('-')).remove(QLatin1Char(' '));
    const bool digits =
        std::all_of(compact.begin(), compact.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    return Value((digits ? compact : text).toStdString());
}

QString IdentityEditor::format(const Value& value) const
{
    return isNull(value) ? QString()
                         : QString::fromStdString(displayText(field(), value).english());
}

void IdentityEditor::showValue(const Value& value)
{
    LineEditor::showValue(value);
    tell();
}

void IdentityEditor::tell()
{
    const Value now = value();
    const auto* digits = asText(now);
    const bool isNumber =
        digits != nullptr && !digits->empty() &&
        std::all_of(digits->begin(), digits->end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!isNumber) {
        setHint({});
        return;
    }
    if (digits->size() < 12) {
        setHint(Text(msg("form", "%1 of 12 digits"), {digits->size()}));
        return;
    }
    const auto read = MyKad::parse(*digits, m_workplace.replica->clock().today());
    if (!read) {
        setHint(read.fault().forUser);
        return;
    }
    setHint(Text(msg("form", "Born %1, %2"),
                 {read->birthDate.toDisplay(),
                  read->sex == Sex::Male ? msg("form", "male") : msg("form", "female")}));
}

ParagraphEditor::ParagraphEditor(const FieldDef& field, const QString& page, QWidget* parent)
    : FieldEditor(field, page, parent), m_text(new QPlainTextEdit)
{
    m_text->setTabChangesFocus(true);
    setInput(m_text);
    fitHeight();
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        fitHeight();
        Q_EMIT edited();
    });
}

void ParagraphEditor::fitHeight()
{
    constexpr int kFewestLines = 2;
    constexpr int kMostLines = 8;
    const int lines =
        std::clamp(static_cast<int>(m_text->document()->size().height()), kFewestLines, kMostLines);
    const int height = lines * m_text->fontMetrics().lineSpacing() + space(4);
    if (height != m_text->height()) {
        m_text->setFixedHeight(height);
    }
}

Value ParagraphEditor::value() const
{
    const QString text = m_text->toPlainText();
    return text.trimmed().isEmpty() ? Value() : Value(text.toStdString());
}

void ParagraphEditor::showValue(const Value& value)
{
    const auto* text = asText(value);
    const QString shown = text ? QString::fromStdString(*text) : QString();
    if (shown != m_text->toPlainText()) {
        m_text->setPlainText(shown);
    }
}

void ParagraphEditor::showReadOnly(bool readOnly)
{
    m_text->setReadOnly(readOnly);
    // Without this a read-only text would swallow Tab for its own cursor.
    m_text->setTabChangesFocus(true);
}

namespace {

QString answerInWords(const QJsonValue& value)
{
    const QString text = value.toString();
    if (text == QLatin1String("yes") || (value.isBool() && value.toBool())) {
        return translated(words::kYes);
    }
    if (text == QLatin1String("no") || value.isBool()) {
        return translated(words::kNo);
    }
    if (text == QLatin1String("not_applicable")) {
        return translated(words::kNotApplicable);
    }
    return value.isString() ? text : value.toVariant().toString();
}

} // namespace

JsonViewer::JsonViewer(const FieldDef& field, const QString& page, QWidget* parent)
    : FieldEditor(field, page, parent), m_text(new QPlainTextEdit)
{
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(m_text->fontMetrics().lineSpacing() * 4 + space(4));
    setInput(m_text);
}

void JsonViewer::showValue(const Value& value)
{
    m_value = value;
    const auto* text = asText(value);
    const auto bytes = text ? QByteArray::fromStdString(*text) : QByteArray();
    const auto document = QJsonDocument::fromJson(bytes);
    const auto object = document.object();
    const bool isList = !object.isEmpty() && std::none_of(object.begin(), object.end(), [](auto v) {
        return v.isObject() || v.isArray();
    });
    if (!isList) {
        m_text->setPlainText(document.isNull()
                                 ? QString::fromUtf8(bytes)
                                 : QString::fromUtf8(document.toJson(QJsonDocument::Indented)));
        return;
    }
    QStringList lines;
    for (auto it = object.begin(); it != object.end(); ++it) {
        lines.append(it.key() + QStringLiteral(": ") + answerInWords(it.value()));
    }
    m_text->setPlainText(lines.join(QLatin1Char('\n')));
    // Read whole where that is a page's part and no page of its own.
    constexpr int kMostLines = 10;
    m_text->setFixedHeight(m_text->fontMetrics().lineSpacing() *
                               std::clamp(static_cast<int>(lines.size()), 2, kMostLines) +
                           space(4));
}

} // namespace myspike::ui
