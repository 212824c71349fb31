// When the user sees it: the moment after a paint during which a condition held.
#pragma once

#include <QObject>
#include <QPointer>
#include <QWidget>

#include <chrono>
#include <functional>
#include <optional>

namespace myspike::ui {
class RowTable;
}

namespace myspike::bench {

using Moment = std::chrono::steady_clock::time_point;
inline Moment now() { return std::chrono::steady_clock::now(); }
inline double msBetween(Moment from, Moment to)
{
    return std::chrono::duration<double, std::milli>(to - from).count();
}

/// Watches the paints of `root` and what lies in it.
class Painted final : public QObject
{
    Q_OBJECT
public:
    /// @param isShown asked as each paint begins: does it paint what is waited for?
    explicit Painted(std::function<bool()> isShown);
    ~Painted() override;

    /// Runs the event loop until then; ends the program with `what` after 60 s.
    Moment wait(const char* what);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    std::function<bool()> m_isShown;
    bool m_isPainting = false;
    std::optional<Moment> m_at;
};

/// Runs the event loop until it holds; ends the program with `what` after 60 s.
void waitFor(const std::function<bool()>& holds, const char* what);

/// Every row in sight is here, and so are the titles of what it refers to.
bool isWhole(const ui::RowTable& table);

} // namespace myspike::bench
