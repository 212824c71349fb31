#include "client/modules/verification/desk/check_list.h"

#include <QGridLayout>

#include "client/ui/theme/tokens.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/widgets/chip.h"
#include "client/ui/widgets/label.h"

namespace myspike::desk {

using namespace ui;

namespace {

Tone toneOf(CheckMark mark)
{
    return mark == CheckMark::Passes  ? Tone::Ok
           : mark == CheckMark::Warns ? Tone::Warning
                                      : Tone::Danger;
}

Msg wordOf(CheckMark mark)
{
    return mark == CheckMark::Passes  ? msg("verifier_check", "Fits")
           : mark == CheckMark::Warns ? msg("verifier_check", "Look at this")
                                      : msg("verifier_check", "Speaks against her");
}

} // namespace

CheckList::CheckList(const QString& objectName, QWidget* parent)
    : QFrame(parent), m_grid(new QGridLayout(this))
{
    setObjectName(objectName);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space(3));
    m_grid->setVerticalSpacing(space(1));
    m_grid->setColumnStretch(2, 1);
}

void CheckList::setChecks(const std::vector<VerifierCheck>& checks)
{
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int row = 0;
    for (const auto& check : checks) {
        auto* chip = new Chip;
        chip->setContent(wordOf(check.mark), toneOf(check.mark),
                         QLatin1String(iconName(toneOf(check.mark))));
        chip->setFocusPolicy(Qt::NoFocus);
        m_grid->addWidget(chip, row, 0, Qt::AlignLeft | Qt::AlignTop);
        // Its words stand beside those of the chip, not above them.
        const int height = chip->sizeHint().height();
        auto* about = new Label(check.label);
        about->setMinimumHeight(height);
        m_grid->addWidget(about, row, 1, Qt::AlignLeft | Qt::AlignTop);
        if (check.reasons.empty()) {
            ++row;
            continue;
        }
        for (const auto& reason : check.reasons) {
            auto* sentence = new Label(reason);
            sentence->setWordWrap(true);
            sentence->setMinimumHeight(height);
            sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
            m_grid->addWidget(sentence, row++, 2);
        }
    }
}

} // namespace myspike::desk
