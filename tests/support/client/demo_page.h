// A page with one of each generic widget; the shell's tests and pictures stand on it.
#pragma once

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QProgressBar>
#include <QRadioButton>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QTableView>

#include "client/ui/language.h"
#include "client/ui/shell/action_registry.h"
#include "client/ui/shell/page.h"
#include "client/ui/theme/icons.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/widgets/big_choice.h"
#include "client/ui/widgets/button.h"
#include "client/ui/widgets/chip.h"
#include "client/ui/widgets/label.h"
#include "client/ui/widgets/message_strip.h"
#include "client/ui/widgets/section_header.h"
#include "client/ui/widgets/signature_pad.h"
#include "client/ui/widgets/stopwatch_widget.h"
#include "client/ui/widgets/thumbnail_strip.h"
#include "client/ui/words.h"

namespace myspike::test {

class DemoPage final : public ui::Page
{
public:
    explicit DemoPage(const Clock& clock, Text title) : ui::Page("demo"), m_title(std::move(title))
    {
        using namespace ui;
        acts().add({QStringLiteral("demo.save"),
                    words::kSave,
                    QStringLiteral("check"),
                    QKeySequence(Qt::CTRL | Qt::Key_S),
                    {},
                    Emphasis::Primary},
                   [this] { ++savedTimes; });
        acts().add({QStringLiteral("demo.retry"), words::kRetry, QStringLiteral("refresh"), {}, {}},
                   [] {});
        acts().setAvailable(QStringLiteral("demo.retry"), msg("ui", "Signed."));
        auto* grid = new QGridLayout(this);
        grid->setContentsMargins(0, 0, 0, 0);
        grid->setHorizontalSpacing(space(6));
        strip = new MessageStrip(QStringLiteral("demo.strip"), this);
        strip->say(Tone::Warning, msg("ui", "Sign above, or type the full name and confirm."),
                   {{words::kUndo, [] {}}});
        grid->addWidget(strip, 0, 0, 1, 2);

        auto* left = new QVBoxLayout;
        left->addWidget(new SectionHeader(msg("ui", "Pictures and files")));
        choice = new BigChoice(QStringLiteral("demo.choice"), yesNoNotApplicable());
        choice->setAccessibleName(QStringLiteral("x"));
        left->addWidget(choice);
        scores = new BigChoice(QStringLiteral("demo.scores"), scoresUpTo(3));
        scores->setValue(QStringLiteral("2"));
        left->addWidget(scores);
        left->addWidget(new StopwatchWidget(QStringLiteral("demo.watch"), clock));
        auto* form = new QFormLayout;
        field = new QLineEdit(QStringLiteral("N821-001-3:2020"));
        field->setObjectName(QStringLiteral("demo.field"));
        auto* wrong = new QLineEdit(QStringLiteral("901332-14-5567"));
        setInvalid(wrong, true);
        auto* combo = new QComboBox;
        combo->addItems({QStringLiteral("SLaPB"), QStringLiteral("SLDN")});
        auto* spin = new QSpinBox;
        spin->setValue(24);
        auto* check = new QCheckBox(QStringLiteral("SKM 3"));
        check->setChecked(true);
        auto* radio = new QRadioButton(QStringLiteral("DKM 4"));
        radio->setChecked(true);
        auto* bar = new QProgressBar;
        bar->setTextVisible(false);
        bar->setValue(64);
        form->addRow(QStringLiteral("NOSS"), field);
        form->addRow(QStringLiteral("MyKad"), wrong);
        form->addRow(QStringLiteral("SPKM"), combo);
        form->addRow(QStringLiteral("PPL"), spin);
        form->addRow(check, radio);
        form->addRow(bar);
        left->addLayout(form);
        left->addStretch(1);
        grid->addLayout(left, 1, 0);

        auto* right = new QVBoxLayout;
        auto* chips = new QHBoxLayout;
        const Tone tones[] = {Tone::Ok, Tone::Warning, Tone::Danger};
        for (const Tone tone : tones) {
            auto* chip = new Chip;
            chip->setContent(words::kOpen, tone, QLatin1String(iconName(tone)));
            chips->addWidget(chip);
        }
        auto* removable = new Chip(Chip::Kind::Removable);
        removable->setContent(words::kYes, Tone::Accent);
        chips->addWidget(removable);
        chips->addStretch(1);
        right->addLayout(chips);
        auto* buttons = new QHBoxLayout;
        buttons->addWidget(new Button(QStringLiteral("demo.a"), words::kCancel));
        buttons->addWidget(
            new Button(QStringLiteral("demo.b"), words::kSave, nullptr, Emphasis::Primary));
        buttons->addWidget(
            new Button(QStringLiteral("demo.c"), words::kClose, nullptr, Emphasis::Danger));
        buttons->addWidget(
            new Button(QStringLiteral("demo.d"), words::kUndo, nullptr, Emphasis::Quiet, "undo"));
        buttons->addWidget(
            new IconButton(QStringLiteral("demo.e"), QStringLiteral("print"), words::kOpen));
        buttons->addStretch(1);
        right->addLayout(buttons);
        auto* table = new QTableView;
        auto* rows = new QStandardItemModel(6, 3, table);
        for (int row = 0; row < 6; ++row) {
            rows->setItem(
                row, 0,
                new QStandardItem(
                    QStringLiteral("VER/2026/%1").arg(131 + row, 6, 10, QLatin1Char('0'))));
            rows->setItem(row, 1,
                          new QStandardItem(QStringLiteral("Pusat Contoh %1").arg(row + 1)));
            rows->setItem(row, 2, new QStandardItem(QStringLiteral("%1/11/2026").arg(12 + row)));
        }
        rows->setHorizontalHeaderLabels(
            {QStringLiteral("No."), QStringLiteral("PB"), QStringLiteral("24/11")});
        table->setModel(rows);
        table->setShowGrid(false);
        table->setAlternatingRowColors(true);
        table->verticalHeader()->hide();
        table->verticalHeader()->setDefaultSectionSize(space(9));
        table->horizontalHeader()->setStretchLastSection(true);
        table->horizontalHeader()->setHighlightSections(false);
        table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        table->setColumnWidth(0, space(36));
        table->setColumnWidth(1, space(40));
        table->setSelectionBehavior(QAbstractItemView::SelectRows);
        table->selectRow(1);
        right->addWidget(table, 1);
        pictures = new QStandardItemModel(this);
        for (int i = 0; i < 3; ++i) {
            auto* item = new QStandardItem(QStringLiteral("IMG_%1.jpg").arg(204 + i));
            QImage image(120, 80, QImage::Format_RGB32);
            image.fill(QColor::fromHsv(70 * i + 20, 60, 190));
            item->setData(image, Qt::DecorationRole);
            if (i > 0) {
                item->setData(QStringLiteral("x"), Qt::StatusTipRole);
            }
            pictures->appendRow(item);
        }
        auto* thumbnails = new ThumbnailStrip(QStringLiteral("demo.pictures"));
        thumbnails->setModel(pictures);
        right->addWidget(thumbnails);
        grid->addLayout(right, 1, 1);
        grid->setColumnStretch(0, 1);
        grid->setColumnStretch(1, 1);
    }

    QString title() const override { return ui::translated(m_title); }
    QString subtitle() const override
    {
        return QStringLiteral("VER/2026/000131 · N821-001-3:2020");
    }
    bool canLeave() override { return mayLeave; }
    void retranslate() override { ++retranslatedTimes; }
    void refresh() override { ++refreshedTimes; }
    QJsonObject saveState() const override { return {{QStringLiteral("field"), field->text()}}; }
    void restoreState(const QJsonObject& state) override
    {
        field->setText(state.value(QStringLiteral("field")).toString());
    }

    ui::MessageStrip* strip;
    ui::BigChoice* choice;
    ui::BigChoice* scores;
    QLineEdit* field;
    QStandardItemModel* pictures;
    bool mayLeave = true;
    int savedTimes = 0;
    int retranslatedTimes = 0;
    int refreshedTimes = 0;

private:
    Text m_title;
};

/// The sections of the pictures and tests.
inline QList<ui::SectionSpec> demoSections()
{
    static constexpr Msg work = msg("shell", "Go");
    static constexpr Msg view = msg("shell", "View");
    return {
        {QStringLiteral("one"), msg("shell", "Search and commands"), QStringLiteral("inbox"), work},
        {QStringLiteral("two"), msg("shell", "Synchronise now"), QStringLiteral("visit"), work},
        {QStringLiteral("three"), msg("shell", "All actions"), QStringLiteral("building"), view},
        {QStringLiteral("four"), msg("shell", "Page"), QStringLiteral("people"), view}};
}

} // namespace myspike::test
