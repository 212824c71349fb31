#include "client/ui/forms/findings_summary.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <algorithm>

#include "client/ui/language.h"
#include "client/ui/theme/icons.h"
#include "client/ui/theme/style.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/widgets/label.h"

namespace myspike::ui {

namespace {

Tone toneOf(const Finding& f)
{
    return f.leftToServer                  ? Tone::Info
           : f.severity == Severity::Error ? Tone::Danger
                                           : Tone::Warning;
}

/// A sentence that is a link; it wraps, as a push button cannot.
class FindingLink final : public QLabel
{
public:
    explicit FindingLink(const QString& text)
    {
        setTextFormat(Qt::RichText);
        setWordWrap(true);
        setTextInteractionFlags(Qt::LinksAccessibleByKeyboard | Qt::LinksAccessibleByMouse);
        setFocusPolicy(Qt::TabFocus);
        setAccessibleName(text);
        const QString ink = palette().color(QPalette::WindowText).name();
        setText(QStringLiteral("<a href=\"#\" style=\"color:%1\">%2</a>")
                    .arg(ink, text.toHtmlEscaped()));
    }
};

} // namespace

FindingsSummary::FindingsSummary(const QString& objectName, QWidget* parent)
    : QFrame(parent), m_title(new Label({}, TypeRole::Strong)), m_rows(new QVBoxLayout)
{
    setObjectName(objectName);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space(3), space(2), space(3), space(2));
    column->setSpacing(space(1));
    column->addWidget(m_title);
    m_rows->setSpacing(space(1));
    column->addLayout(m_rows);
    hide();
}

void FindingsSummary::setFindings(const std::vector<Finding>& findings)
{
    if (findings == m_findings) {
        return;
    }
    m_findings = findings;
    std::stable_sort(m_findings.begin(), m_findings.end(), [](const auto& a, const auto& b) {
        return static_cast<int>(a.severity) < static_cast<int>(b.severity);
    });
    m_errors =
        static_cast<int>(std::count_if(m_findings.begin(), m_findings.end(), [](const auto& f) {
            return f.severity == Severity::Error && !f.leftToServer;
        }));
    std::erase_if(m_acknowledged, [&](const std::string& code) {
        return std::none_of(m_findings.begin(), m_findings.end(),
                            [&](const auto& f) { return f.rule == code; });
    });
    rebuild();
}

std::vector<std::string> FindingsSummary::acknowledged() const
{
    return {m_acknowledged.begin(), m_acknowledged.end()};
}

bool FindingsSummary::hasUnreadWarnings() const
{
    return std::any_of(m_findings.begin(), m_findings.end(), [&](const Finding& f) {
        return f.severity == Severity::Warning && !f.leftToServer &&
               !m_acknowledged.contains(f.rule);
    });
}

void FindingsSummary::takeFocus()
{
    if (auto* first = findChild<FindingLink*>()) {
        first->setFocus(Qt::OtherFocusReason);
    }
}

void FindingsSummary::rebuild()
{
    while (auto* item = m_rows->takeAt(0)) {
        // The one that was just clicked is among them.
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    const auto warnings = static_cast<int>(m_findings.size()) - m_errors;
    m_title->setMessage(
        m_errors > 0
            ? Text(msg("form", "To be corrected: %1. To be read: %2."), {m_errors, warnings})
            : Text(msg("form", "To be read before it goes on: %1."), {warnings}));
    int number = 0;
    for (const auto& f : m_findings) {
        ++number;
        auto* line = new QWidget;
        auto* row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(space(2));
        auto* icon = new QLabel;
        icon->setPixmap(iconPixmap(QLatin1String(iconName(toneOf(f))), space(4),
                                   ink(tokens(this), toneOf(f)), devicePixelRatioF()));
        row->addWidget(icon, 0, Qt::AlignTop);
        QString text = translated(f.text);
        if (!f.rule.empty() && f.rule.rfind("FIELD-", 0) != 0) {
            text += QStringLiteral(" [%1]").arg(QString::fromStdString(f.rule));
        }
        if (f.leftToServer) {
            text += QLatin1Char(' ') +
                    translated(msg("form", "The server will judge it: a part of what it rests on "
                                           "is not on this machine."));
        }
        auto* link = new FindingLink(text);
        link->setObjectName(QStringLiteral("%1.finding%2").arg(objectName()).arg(number));
        connect(link, &QLabel::linkActivated, this,
                [this, field = QString::fromStdString(f.field)] { Q_EMIT fieldRequested(field); });
        row->addWidget(link, 1);
        if (f.severity == Severity::Warning && !f.leftToServer) {
            auto* box = new QCheckBox(translated(msg("form", "I have read this")));
            box->setObjectName(QStringLiteral("%1.read%2").arg(objectName()).arg(number));
            box->setAccessibleDescription(text);
            box->setChecked(m_acknowledged.contains(f.rule));
            connect(box, &QCheckBox::toggled, this, [this, code = f.rule](bool on) {
                on ? void(m_acknowledged.insert(code)) : void(m_acknowledged.erase(code));
                Q_EMIT acknowledgedChanged();
            });
            row->addWidget(box, 0, Qt::AlignTop);
        }
        m_rows->addWidget(line);
    }
    setVisible(!m_findings.empty());
    update();
}

void FindingsSummary::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& t = tokens(this);
    const Tone tone = m_errors > 0 ? Tone::Danger : Tone::Warning;
    drawBox(&painter, rect(), soft(t, tone), ink(t, tone), space(1));
}

void FindingsSummary::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        rebuild();
    }
}

} // namespace myspike::ui
