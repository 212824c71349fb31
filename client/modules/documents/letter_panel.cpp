#include "client/modules/documents/letter_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPrintPreviewDialog>
#include <QVBoxLayout>
#include <algorithm>

#include "client/modules/documents/letter_renderer.h"
#include "client/modules/verification/desk/desk_table.h"
#include "client/replica/replica.h"
#include "client/ui/language.h"
#include "client/ui/print/pdf_writer.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/widgets/button.h"
#include "client/ui/widgets/file_picker.h"
#include "client/ui/widgets/message_strip.h"

namespace myspike::documents {

using namespace ui;
using desk::literal;

LetterPanel::LetterPanel(const QString& objectName, const Workplace& workplace, QWidget* parent)
    : QWidget(parent), m_workplace(workplace)
{
    setObjectName(objectName);
    m_table = new desk::DeskTable(objectName + QStringLiteral(".rows"), msg("letter", "Letters"),
                                  {{msg("letter", "Letter"), 24, false, true},
                                   {msg("letter", "Reference"), 18},
                                   {msg("letter", "Issued on"), 11}});
    m_language = new QComboBox;
    m_language->setObjectName(objectName + QStringLiteral(".language"));
    m_language->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_language->addItems({QString(), QString()});
    m_open = new Button(objectName + QStringLiteral(".open"), msg("letter", "Open and print"),
                        nullptr, Emphasis::Plain, QStringLiteral("print"));
    m_save = new Button(objectName + QStringLiteral(".save"), msg("letter", "Save as PDF"), nullptr,
                        Emphasis::Plain, QStringLiteral("file_text"));
    m_strip = new MessageStrip(objectName + QStringLiteral(".strip"));
    m_strip->hide();
    auto* row = new QHBoxLayout;
    row->setSpacing(space(2));
    row->addWidget(m_language);
    row->addWidget(m_open);
    row->addWidget(m_save);
    row->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space(2));
    column->addWidget(m_strip);
    column->addWidget(m_table, 1);
    column->addLayout(row);
    connect(m_table, &desk::DeskTable::opened, this, [this] { open(); });
    connect(m_open, &QPushButton::clicked, this, &LetterPanel::open);
    connect(m_save, &QPushButton::clicked, this, &LetterPanel::savePdf);
    connect(m_workplace.replica, &Replica::rowsChanged, this,
            [this](const std::vector<RowRef>& rows) {
                if (std::any_of(rows.begin(), rows.end(),
                                [](const RowRef& r) { return r.type == Document::kType; })) {
                    reload();
                }
            });
    retranslate();
    fill();
}

void LetterPanel::setRequest(const Id& request)
{
    m_request = request;
    reload();
}

void LetterPanel::reload()
{
    const int generation = ++m_generation;
    Query q{.type = Document::kType};
    q.with({document::kRequest.name, Compare::Equal, {m_request}});
    m_workplace.replica->loadPage(q).then(this, [this, generation](Result<Page> page) {
        if (generation != m_generation) {
            return;
        }
        if (!page) {
            m_strip->say(page.fault());
            return;
        }
        m_letters = std::move(page->rows);
        std::stable_sort(m_letters.begin(), m_letters.end(), [](const Record& a, const Record& b) {
            return std::tuple(b.getOr(document::kIssuedOn, Date{}), b.text(document::kNumber)) <
                   std::tuple(a.getOr(document::kIssuedOn, Date{}), a.text(document::kNumber));
        });
        fill();
        Q_EMIT lettersShown();
    });
}

void LetterPanel::fill()
{
    std::vector<desk::DeskModel::Row> rows;
    std::vector<Id> ids;
    for (const auto& d : m_letters) {
        const auto kind = d.get(document::kTemplate);
        const auto number = d.text(document::kNumber);
        const auto on = d.get(document::kIssuedOn);
        rows.push_back({{kind ? Text(labelOf(*kind)) : Text()},
                        {number.empty() ? Text(msg("letter", "from the server")) : literal(number)},
                        {literal(on ? on->toDisplay() : std::string())}});
        ids.push_back(d.id);
    }
    m_table->setRows(std::move(rows), std::move(ids));
    const Text whyNot = m_letters.empty() ? Text(msg("letter", "There is no letter yet.")) : Text();
    m_open->setAvailable(whyNot);
    m_save->setAvailable(whyNot);
}

const Record* LetterPanel::current() const
{
    const auto id = m_table->currentId();
    const auto it = std::find_if(m_letters.begin(), m_letters.end(),
                                 [&](const Record& r) { return id && r.id == *id; });
    return it == m_letters.end() ? nullptr : &*it;
}

print::Language LetterPanel::language() const
{
    return m_language->currentIndex() == 1 ? print::Language::English : print::Language::Malay;
}

void LetterPanel::takeFocus() { m_table->setFocus(Qt::OtherFocusReason); }

std::optional<print::PrintDocument> LetterPanel::rendered()
{
    const auto* letter = current();
    if (letter == nullptr) {
        return std::nullopt;
    }
    const auto& replica = *m_workplace.replica;
    auto document = renderLetter(
        *letter, language(),
        {QString::fromStdString(replica.identity().actor.name), replica.clock().now()});
    if (!document) {
        m_strip->say(document.fault());
        return std::nullopt;
    }
    return std::move(*document);
}

void LetterPanel::open()
{
    auto document = rendered();
    if (!document) {
        return;
    }
    auto made = print::previewOf(*document, window());
    if (!made) {
        m_strip->say(made.fault());
        return;
    }
    m_preview = made->release();
    m_preview->setAttribute(Qt::WA_DeleteOnClose);
    m_preview->setWindowModality(Qt::WindowModal);
    m_preview->setWindowTitle(document->title);
    m_preview->open();
    Q_EMIT letterOpened(letterFileName(*current(), language()));
}

void LetterPanel::savePdf()
{
    auto document = rendered();
    if (!document) {
        return;
    }
    const FileRequest request{msg("letter", "Save the letter"),
                              {QStringLiteral("PDF (*.pdf)")},
                              letterFileName(*current(), language())};
    m_workplace.files->saveFile(
        this, request, [this, document = std::move(*document)](const QString& path) {
            if (const auto saved = print::savePdf(document, path); !saved) {
                m_strip->say(saved.fault());
                return;
            }
            m_strip->sayFor(6'000, Tone::Ok,
                            Text(msg("letter", "Saved as %1."), {path.toStdString()}));
            Q_EMIT letterSaved(path);
        });
}

void LetterPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void LetterPanel::retranslate()
{
    m_language->setItemText(0, translated(msg("letter", "In Malay")));
    m_language->setItemText(1, translated(msg("letter", "In English")));
    m_language->setAccessibleName(translated(msg("letter", "Language of the letter")));
}

} // namespace myspike::documents
