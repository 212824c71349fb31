// Before the visit: the package, what the laptop tells of itself, the checklist of the bag, and the
// check-in (2 §2.6 steps 3 to 5).
#pragma once

#include "client/modules/verification/visit/visit_desk.h"
#include "client/modules/verification/visit/workbench.h"
#include "client/ui/shell/page.h"

class QVBoxLayout;

namespace myspike::ui {
class Button;
class Label;
class MessageStrip;
} // namespace myspike::ui

namespace myspike::site_visit {

class FactsPanel;
class FormSegment;

/// One line of the readiness screen.
struct ReadinessCheck
{
    enum class Level { Good, Warning, Bad, Unknown };
    const char* name; ///< "battery"
    Level level = Level::Unknown;
    Text text;
};

/// Limits come from the rule book; nothing: what it does not say is only shown.
struct ReadinessLimits
{
    std::optional<std::int64_t> batteryPercent;
    std::optional<std::int64_t> freeMebibytes;
    std::optional<std::int64_t> clockDriftMinutes;
};

/// What the machine and the package say against going.
std::vector<ReadinessCheck> readinessChecks(const Record& assignment,
                                            const platform::Laptop& laptop,
                                            const ReadinessLimits& limits, Date today);

class ReadinessPage final : public ui::Page
{
    Q_OBJECT
public:
    ReadinessPage(const Workbench& bench, Id visit, QWidget* parent = nullptr);

    QString title() const override;
    QString subtitle() const override;
    void retranslate() override;
    void refresh() override;
    void takeFocus() override;

    /// Online only: the server issues the package and this machine takes it on.
    void downloadPackage();
    void checkIn();
    void cannotBeHeld();
    VisitDesk& desk() const { return *m_desk; }

private:
    void addActs();
    void renew();
    void renewList();
    /// Why she cannot check in now; empty where she can.
    Text whyNoCheckIn() const;

    Workbench m_bench;
    VisitDesk* m_desk;
    FactsPanel* m_facts;
    QVBoxLayout* m_checks;
    ui::Label* m_progress;
    QVBoxLayout* m_right;
    FormSegment* m_list = nullptr;
    ui::Button* m_download;
    ui::Button* m_checkIn;
    ui::Button* m_cannot;
    ui::MessageStrip* m_strip;
    ReadinessLimits m_limits;
};

} // namespace myspike::site_visit
