#include "client/ui/shell/palette_source.h"

#include <QAction>
#include <QIcon>
#include <QPointer>
#include <QRegularExpression>
#include <algorithm>

#include "client/ui/language.h"
#include "client/ui/shell/action_registry.h"

namespace myspike::ui {

int matchScore(const QString& text, const QString& candidate)
{
    const QString wanted = text.simplified();
    if (wanted.isEmpty()) {
        return 1;
    }
    int score = 1;
    for (const QString& word : wanted.split(QLatin1Char(' '))) {
        const qsizetype at = candidate.indexOf(word, 0, Qt::CaseInsensitive);
        if (at < 0) {
            return 0;
        }
        score += at == 0 ? 20 : candidate[at - 1].isLetterOrNumber() ? 2 : 10;
    }
    return score + (candidate.size() < 2 * wanted.size() ? 5 : 0);
}

QFuture<QList<PaletteHit>> ActionSource::find(const QString& text, int limit)
{
    QList<PaletteHit> hits;
    for (QAction* action : m_actions()) {
        const int score = matchScore(text, action->text());
        if (score == 0 || !action->isVisible()) {
            continue;
        }
        PaletteHit hit;
        hit.id = action->objectName();
        hit.title = action->text();
        hit.detail = translated(msg("shell", "Action"));
        hit.iconName = QStringLiteral("arrow_right");
        hit.shortcut = action->shortcut();
        hit.whyDisabled = whyDisabled(action);
        hit.score = score;
        hit.activate = [action = QPointer<QAction>(action)] {
            if (action) {
                action->trigger();
            }
        };
        hits.append(hit);
    }
    std::stable_sort(hits.begin(), hits.end(),
                     [](const PaletteHit& a, const PaletteHit& b) { return a.score > b.score; });
    return QtFuture::makeReadyFuture(hits.mid(0, limit));
}

} // namespace myspike::ui
