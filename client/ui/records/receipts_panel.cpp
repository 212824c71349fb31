#include "client/ui/records/receipts_panel.h"

#include <QEvent>
#include <QVBoxLayout>

#include "client/replica/replica.h"
#include "client/ui/language.h"
#include "client/ui/print/save_file.h"
#include "client/ui/records/operation_text.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/values/reference_titles.h"
#include "client/ui/widgets/button.h"
#include "client/ui/widgets/file_picker.h"
#include "client/ui/widgets/label.h"
#include "shared/sync/proof.h"
#include "shared/sync/receipt_file.h"

namespace myspike::ui {

ReceiptsPanel::ReceiptsPanel(const QString& page, const Workplace& workplace, QWidget* parent)
    : QWidget(parent), m_workplace(workplace), m_rows(new QVBoxLayout),
      m_save(new Button(page + QStringLiteral(".receipts.save"),
                        msg("receipt", "Save the receipts as a file"), nullptr, Emphasis::Quiet))
{
    setObjectName(page + QStringLiteral(".receipts"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space(2));
    m_rows->setSpacing(space(3));
    column->addLayout(m_rows);
    column->addWidget(m_save, 0, Qt::AlignLeft);
    connect(m_save, &QPushButton::clicked, this, &ReceiptsPanel::saveReceipts);
    connect(workplace.replica, &Replica::countsChanged, this, &ReceiptsPanel::refresh);
    connect(workplace.titles, &ReferenceTitles::resolved, this, &ReceiptsPanel::rebuild);
}

void ReceiptsPanel::showRecord(const Id& record)
{
    m_record = record;
    refresh();
}

void ReceiptsPanel::refresh()
{
    if (m_record.isNull()) {
        return;
    }
    const int generation = ++m_generation;
    m_workplace.replica->actsOn(m_record).then(
        this, [this, generation](Result<std::vector<RecordAct>> acts) {
            if (generation == m_generation && acts) {
                m_acts = std::move(*acts);
                rebuild();
                Q_EMIT shownAgain();
            }
        });
}

QString ReceiptsPanel::stateOf(const RecordAct& act) const
{
    if (!act.verdict) {
        switch (act.waiting.value_or(OutboxEntry::State::Waiting)) {
        case OutboxEntry::State::Sent:
            return translated(msg("receipt", "On its way to the server"));
        case OutboxEntry::State::Attention:
            return translated(msg("receipt", "Waits to be sent; it no longer fits what others "
                                             "did, and the server will decide"));
        default:
            return translated(msg("receipt", "Waits to be sent"));
        }
    }
    const auto& v = *act.verdict;
    const auto at = shown(v.receivedAt).toStdString();
    if (v.tookEffect() && v.late) {
        return translated(Text(msg("receipt", "Received %1 · accepted, by a right that held when "
                                              "it was done"),
                               {at}));
    }
    if (v.tookEffect()) {
        return translated(
            Text(msg("receipt", "Received %1 · %2"), {at, TextArg(verdictLabel(v.kind))}));
    }
    if (!v.rule.empty()) {
        return translated(Text(msg("receipt", "Received %1 · decided by rule %2: %3"),
                               {at, v.rule, translated(v.text).toStdString()}));
    }
    return translated(
        Text(msg("receipt", "Received %1 · %2"), {at, TextArg(verdictLabel(v.kind))}));
}

QString ReceiptsPanel::proofOf(const RecordAct& act, bool& isBad) const
{
    isBad = false;
    if (!act.verdict) {
        return {};
    }
    const auto checked =
        verifyReceipt(*act.verdict, act.payload, m_workplace.replica->identity().receiptKey);
    if (checked) {
        const auto given = SignedReceipt::parse(act.verdict->receipt);
        return translated(
            Text(msg("receipt", "Receipt %1: signed by the server, and it names exactly what was "
                                "sent."),
                 {given ? toHex(given.value().receipt.payloadHash).substr(0, 12) : std::string()}));
    }
    isBad = checked.fault().code != FaultCode::NotFound;
    return translated(checked.fault().forUser);
}

QStringList ReceiptsPanel::sentences() const
{
    QStringList out;
    for (const auto& act : m_acts) {
        bool isBad = false;
        out.append(
            operationTitle(act.operation, m_workplace.replica->catalogue(), m_workplace.titles));
        out.append(stateOf(act));
        const QString proof = proofOf(act, isBad);
        if (!proof.isEmpty()) {
            out.append(proof);
        }
    }
    return out;
}

void ReceiptsPanel::rebuild()
{
    while (auto* item = m_rows->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (const auto& act : m_acts) {
        auto* row = new QWidget;
        auto* column = new QVBoxLayout(row);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(space(0.5));
        const auto add = [&](const QString& text, TypeRole role, bool isMuted) {
            auto* label = new Label(Text(Msg{"", "%1"}, {text.toStdString()}), role);
            label->setMuted(isMuted);
            label->setWordWrap(true);
            label->setTextInteractionFlags(Qt::TextSelectableByMouse);
            column->addWidget(label);
        };
        add(QStringLiteral("%1 · %2").arg(
                operationTitle(act.operation, m_workplace.replica->catalogue(), m_workplace.titles),
                shown(act.operation.at)),
            TypeRole::Body, false);
        add(stateOf(act), TypeRole::Body, false);
        bool isBad = false;
        const QString proof = proofOf(act, isBad);
        if (!proof.isEmpty()) {
            add(proof, isBad ? TypeRole::Strong : TypeRole::Caption, !isBad);
        }
        m_rows->addWidget(row);
    }
    m_save->setVisible(!m_acts.empty());
}

void ReceiptsPanel::saveReceipts()
{
    const auto bytes =
        QByteArray::fromStdString(receiptFile(m_acts, m_workplace.replica->identity().receiptKey));
    m_workplace.files->saveFile(
        this,
        {msg("receipt", "Save the receipts as a file"),
         {QStringLiteral("JSON (*.json)")},
         translated(msg("receipt", "Receipts")) + QStringLiteral(".json")},
        [this, bytes](const QString& path) {
            if (const Status saved = print::saveFile(path, bytes); !saved) {
                Q_EMIT failed(saved.fault());
            } else {
                Q_EMIT said(Text(msg("record", "Saved as %1."), {path.toStdString()}));
            }
        });
}

void ReceiptsPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        rebuild();
    }
}

} // namespace myspike::ui
