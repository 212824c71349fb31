// The steps of the visit at the left: how far each is, what is flagged, where she stands.
#pragma once

#include <QAbstractButton>
#include <QWidget>
#include <vector>

#include "client/modules/verification/visit/visit_progress.h"

namespace myspike::ui {
class Label;
}

namespace myspike::site_visit {

struct RailEntry
{
    std::string code; ///< "V3", "findings"
    Msg title;
};

class RailButton final : public QAbstractButton
{
    Q_OBJECT
public:
    RailButton(const RailEntry& entry, QWidget* parent = nullptr);
    const std::string& code() const { return m_entry.code; }
    void setProgress(const Progress& progress);
    /// A plain count instead of done of total.
    void setCount(int count);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void announce();

    RailEntry m_entry;
    Progress m_progress;
    int m_count = -1;
};

class StepRail final : public QWidget
{
    Q_OBJECT
public:
    StepRail(const QString& objectName, const std::vector<RailEntry>& entries,
             QWidget* parent = nullptr);

    void setCurrent(const std::string& code);
    void setProgress(const std::string& code, const Progress& progress);
    void setCount(const std::string& code, int count);
    /// At the foot: when something was last kept, and how the machine stands with the server.
    void setKept(Text kept);
    void setContact(Text network, Text waiting);

Q_SIGNALS:
    void stepRequested(const QString& code);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    ui::Label* m_kept;
    ui::Label* m_network;
    ui::Label* m_waiting;
    std::vector<RailButton*> m_buttons;
};

} // namespace myspike::site_visit
