// A contributor to the search box: records, pages, actions, saved views.
#pragma once

#include <QFuture>
#include <QKeySequence>
#include <QList>
#include <QString>
#include <functional>

class QAction;

namespace myspike::ui {

struct PaletteHit
{
    QString id;
    QString title;
    QString detail; ///< what kind of thing, or where
    QString iconName;
    QKeySequence shortcut;
    QString whyDisabled; ///< shown instead of acting, if not empty
    int score = 0;       ///< higher stands first
    std::function<void()> activate;
};

class PaletteSource
{
public:
    virtual ~PaletteSource() = default;
    /// The character that asks for this source alone: `>` actions, `#` reference numbers.
    virtual QChar prefix() const { return {}; }
    /// At most `limit` hits for `text`, which comes without its prefix and may be empty. Answers
    /// that come after the text has changed are dropped.
    virtual QFuture<QList<PaletteHit>> find(const QString& text, int limit) = 0;
};

/// How well `candidate` answers `text`: 0 not at all, more is better. All words must occur.
int matchScore(const QString& text, const QString& candidate);

/// The acts of a window and of the page in it.
class ActionSource final : public PaletteSource
{
public:
    explicit ActionSource(std::function<QList<QAction*>()> actions) : m_actions(std::move(actions))
    {
    }
    QChar prefix() const override { return QLatin1Char('>'); }
    QFuture<QList<PaletteHit>> find(const QString& text, int limit) override;

private:
    std::function<QList<QAction*>()> m_actions;
};

} // namespace myspike::ui
