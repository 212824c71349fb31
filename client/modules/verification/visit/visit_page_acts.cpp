// What the keys of a visit's page do.
#include <QTabBar>
#include <map>

#include "client/modules/verification/visit/marks_segment.h"
#include "client/modules/verification/visit/people_segment.h"
#include "client/modules/verification/visit/visit_page.h"
#include "client/ui/shell/action_registry.h"

namespace myspike::site_visit {

namespace {
constexpr Msg kMenu = msg("visit_page", "Visit");
}

Msg stepTitle(const std::string& code)
{
    static const std::map<std::string, Msg> kTitles{
        {"V1", msg("visit_page", "Opening")},       {"V2", msg("visit_page", "Centre")},
        {"V3", msg("visit_page", "Equipment")},     {"V4", msg("visit_page", "Documents")},
        {"V5", msg("visit_page", "Identity")},      {"V6", msg("visit_page", "Sample")},
        {"V7", msg("visit_page", "Portfolios")},    {"V8", msg("visit_page", "Observation")},
        {"V9", msg("visit_page", "Marks")},         {"V10", msg("visit_page", "Closing")},
        {"findings", msg("visit_page", "Findings")}};
    const auto it = kTitles.find(code);
    return it == kTitles.end() ? Msg{} : it->second;
}

void VisitPage::addActs()
{
    auto add = [this](const char* id, Msg text, const char* icon, QKeySequence keys,
                      std::function<void()> run, bool inHeader = false) {
        acts().add({QStringLiteral("visit.") + QString::fromLatin1(id), text,
                    QString::fromLatin1(icon), keys, kMenu, ui::Emphasis::Plain, inHeader},
                   std::move(run));
    };
    add(
        "firstOpen", msg("visit_page", "First open"), "target", Qt::Key_F8,
        [this] { goToFirstUnanswered(); }, true);
    add(
        "raiseFinding", msg("visit_page", "Finding"), "flag", Qt::Key_F9,
        [this] { raiseFinding(); }, true);
    add(
        "photo", msg("visit_page", "Photograph"), "camera", Qt::Key_F6, [this] { askForPhotos(); },
        true);
    add("remark", msg("visit_page", "Remark on the row"), "comment", Qt::Key_F2, [this] {
        if (auto* s = currentSegment()) {
            s->editRemark();
        }
    });
    add("addPerson", msg("visit_page", "Note a person who is in no list"), "plus",
        QKeySequence::New, [this] { addPerson(); });
    add("cannotBeHeld", msg("visit_page", "The visit cannot be held"), "close", {},
        [this] { cannotBeHeld(); });
    add("undo", msg("visit_page", "Take the last answer back"), "undo", QKeySequence::Undo,
        [this] { m_desk->undo(); });
    add("next", msg("visit_page", "Next step"), "arrow_right",
        QKeySequence(Qt::CTRL | Qt::Key_PageDown), [this] { step(1); });
    add("previous", msg("visit_page", "Step before"), "arrow_left",
        QKeySequence(Qt::CTRL | Qt::Key_PageUp), [this] { step(-1); });
    add("nextTab", msg("visit_page", "Next tab of the step"), "chevron_right",
        QKeySequence(Qt::CTRL | Qt::Key_Period), [this] {
            if (m_tabs->count() > 0) {
                m_tabs->setCurrentIndex((m_tabs->currentIndex() + 1) % m_tabs->count());
                takeFocus();
            }
        });
    add("asCentre", msg("visit_page", "Recommend as the centre"), "check", Qt::Key_F4, [this] {
        showStep(QStringLiteral("V9"));
        if (auto* marks = qobject_cast<MarksSegment*>(currentSegment())) {
            marks->markAsCentre();
        }
    });
    add("amend", msg("visit_page", "Amend marks of the trainee"), "edit", Qt::Key_F3, [this] {
        if (auto* marks = qobject_cast<MarksSegment*>(currentSegment())) {
            marks->amend();
        }
    });
    add("unmask", msg("visit_page", "Show or hide identity numbers"), "eye", Qt::Key_F7, [this] {
        if (auto* identity = qobject_cast<IdentitySegment*>(currentSegment())) {
            identity->toggleMask();
        }
    });
    for (int i = 0; i < 10; ++i) {
        const auto code = QString::fromStdString(visitSteps()[static_cast<std::size_t>(i)]);
        const auto key = static_cast<Qt::Key>(i == 9 ? Qt::Key_0 : Qt::Key_1 + i);
        add(("step" + std::to_string(i + 1)).c_str(),
            stepTitle(visitSteps()[static_cast<std::size_t>(i)]), "", QKeySequence(Qt::ALT | key),
            [this, code] {
                showStep(code, m_lastSegment[code]);
                takeFocus();
            });
    }
}

} // namespace myspike::site_visit
