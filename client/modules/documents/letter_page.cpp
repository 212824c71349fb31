#include "client/modules/documents/letter_page.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QJsonObject>
#include <QLabel>
#include <QPrintPreviewDialog>
#include <QScrollArea>
#include <QVBoxLayout>

#include "client/modules/documents/letter_renderer.h"
#include "client/replica/replica.h"
#include "client/ui/language.h"
#include "client/ui/print/pdf_writer.h"
#include "client/ui/records/history_panel.h"
#include "client/ui/shell/action_registry.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/widgets/file_picker.h"
#include "client/ui/widgets/label.h"
#include "client/ui/widgets/message_strip.h"

namespace myspike::documents {

using namespace ui;

LetterPage::LetterPage(const Workplace& workplace, const Id& letter, QWidget* parent)
    : Page(QStringLiteral("letter"), parent), m_workplace(workplace), m_id(letter)
{
    m_language = new QComboBox;
    m_language->setObjectName(QStringLiteral("letter.language"));
    m_language->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_language->addItems({QString(), QString()});
    m_languageLabel = new Label(msg("letter", "Language of the letter"));
    m_languageLabel->setBuddy(m_language);
    m_strip = new MessageStrip(QStringLiteral("letter.strip"));
    m_strip->hide();
    auto* top = new QHBoxLayout;
    top->addWidget(m_languageLabel);
    top->addWidget(m_language);
    top->addStretch(1);

    auto* sheets = new QWidget;
    m_pages = new QVBoxLayout(sheets);
    m_pages->setSpacing(space(3));
    m_pages->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    auto* scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("letter.pages"));
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::StrongFocus);
    scroll->setWidget(sheets);
    m_historyTitle = new Label(msg("letter", "History"), TypeRole::Strong);
    m_history = new HistoryPanel(QStringLiteral("letter"), m_workplace);
    auto* side = new QScrollArea;
    side->setObjectName(QStringLiteral("letter.historyFrame"));
    side->setFrameShape(QFrame::NoFrame);
    side->setWidgetResizable(true);
    auto* entries = new QWidget;
    auto* list = new QVBoxLayout(entries);
    list->setContentsMargins(0, 0, 0, 0);
    list->addWidget(m_history);
    list->addStretch(1);
    side->setWidget(entries);
    auto* right = new QVBoxLayout;
    right->addWidget(m_historyTitle);
    right->addWidget(side, 1);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(space(3));
    // A page stands whole in a small window.
    middle->addWidget(scroll, 7);
    middle->addLayout(right, 2);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space(2));
    column->addWidget(m_strip);
    column->addLayout(top);
    column->addLayout(middle, 1);

    const Msg group = msg("letter", "Letter");
    acts().add({QStringLiteral("letter.print"), msg("letter", "Print"), QStringLiteral("print"),
                QKeySequence(QKeySequence::Print), group},
               [this] { print(); });
    acts().add({QStringLiteral("letter.pdf"), msg("letter", "Save as PDF"),
                QStringLiteral("file_text"), QKeySequence(QStringLiteral("Ctrl+Shift+P")), group},
               [this] { savePdf(); });
    connect(m_language, &QComboBox::currentIndexChanged, this, &LetterPage::showPages);
}

QString LetterPage::title() const
{
    const auto kind = m_letter ? m_letter->get(document::kTemplate) : std::nullopt;
    return kind ? translated(labelOf(*kind)) : translated(msg("letter", "Letter"));
}

QString LetterPage::subtitle() const
{
    if (!m_letter) {
        return {};
    }
    const auto number = m_letter->text(document::kNumber);
    const auto on = m_letter->get(document::kIssuedOn);
    return (number.empty() ? translated(msg("letter", "(number follows from the server)"))
                           : QString::fromStdString(number)) +
           QStringLiteral(" · ") + QString::fromStdString(on ? on->toDisplay() : std::string("–"));
}

void LetterPage::retranslate()
{
    m_language->setItemText(0, translated(msg("letter", "In Malay")));
    m_language->setItemText(1, translated(msg("letter", "In English")));
    m_language->setAccessibleName(translated(msg("letter", "Language of the letter")));
    findChild<QScrollArea*>(QStringLiteral("letter.pages"))
        ->setAccessibleName(translated(msg("letter", "Pages of the letter")));
    findChild<QScrollArea*>(QStringLiteral("letter.historyFrame"))
        ->setAccessibleName(translated(msg("letter", "History")));
}

QJsonObject LetterPage::saveState() const
{
    return {{QStringLiteral("language"), m_language->currentIndex()}};
}

void LetterPage::restoreState(const QJsonObject& state)
{
    m_language->setCurrentIndex(state[QLatin1String("language")].toInt());
}

void LetterPage::refresh()
{
    m_workplace.replica->load(QLatin1String(Document::kType), m_id)
        .then(this, [this](Result<Lookup> found) {
            if (!found || !*found) {
                m_strip->say(found ? Fault{FaultCode::NotHeld,
                                           msg("letter", "This letter is not on this machine. "
                                                         "Synchronise, then open it again.")}
                                   : found.fault());
                return;
            }
            m_letter = std::move(found->record);
            m_history->showRecord(m_letter->type(), m_id);
            showPages();
            Q_EMIT titleChanged();
        });
}

print::Language LetterPage::language() const
{
    return m_language->currentIndex() == 1 ? print::Language::English : print::Language::Malay;
}

std::optional<print::PrintDocument> LetterPage::rendered()
{
    if (!m_letter) {
        return std::nullopt;
    }
    const auto& replica = *m_workplace.replica;
    auto document = renderLetter(
        *m_letter, language(),
        {QString::fromStdString(replica.identity().actor.name), replica.clock().now()});
    if (!document) {
        m_strip->say(document.fault());
        return std::nullopt;
    }
    return std::move(*document);
}

void LetterPage::showPages()
{
    while (QLayoutItem* item = m_pages->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_pageCount = 0;
    const auto document = rendered();
    if (!document) {
        return;
    }
    const auto pages = print::toImages(*document, 96);
    if (!pages) {
        m_strip->say(pages.fault());
        return;
    }
    for (const auto& page : *pages) {
        auto* sheet = new QLabel;
        sheet->setPixmap(QPixmap::fromImage(page));
        sheet->setFrameShape(QFrame::StyledPanel);
        sheet->setFixedSize(page.size() + QSize(2, 2));
        ++m_pageCount;
        sheet->setAccessibleName(translated(Text(msg("letter", "Page %1"), {m_pageCount})));
        m_pages->addWidget(sheet);
    }
    Q_EMIT shown();
}

void LetterPage::print()
{
    const auto document = rendered();
    if (!document) {
        return;
    }
    auto made = print::previewOf(*document, window());
    if (!made) {
        m_strip->say(made.fault());
        return;
    }
    auto* preview = made->release();
    preview->setAttribute(Qt::WA_DeleteOnClose);
    preview->setWindowModality(Qt::WindowModal);
    preview->setWindowTitle(document->title);
    preview->open();
}

void LetterPage::savePdf()
{
    auto document = rendered();
    if (!document) {
        return;
    }
    const FileRequest request{msg("letter", "Save the letter"),
                              {QStringLiteral("PDF (*.pdf)")},
                              letterFileName(*m_letter, language())};
    m_workplace.files->saveFile(
        this, request, [this, document = std::move(*document)](const QString& path) {
            if (const auto done = print::savePdf(document, path); !done) {
                m_strip->say(done.fault());
                return;
            }
            m_strip->sayFor(6'000, Tone::Ok,
                            Text(msg("letter", "Saved as %1."), {path.toStdString()}));
            Q_EMIT saved(path);
        });
}

} // namespace myspike::documents
