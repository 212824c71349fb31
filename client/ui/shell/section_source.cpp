#include "client/ui/shell/section_source.h"

#include <algorithm>

#include "client/ui/language.h"
#include "client/ui/shell/navigation_bar.h"

namespace myspike::ui {

QFuture<QList<PaletteHit>> SectionSource::find(const QString& text, int limit)
{
    QList<PaletteHit> hits;
    for (const SectionSpec& section : m_bar.sections()) {
        const QString title = translated(section.title);
        if (const int score = matchScore(text, title); score > 0) {
            PaletteHit hit;
            hit.id = section.id;
            hit.title = title;
            hit.detail = translated(msg("shell", "Page"));
            hit.iconName = section.iconName;
            hit.score = score;
            hit.activate = [show = m_show, id = section.id] { show(id); };
            hits.append(hit);
        }
    }
    std::stable_sort(hits.begin(), hits.end(),
                     [](const PaletteHit& a, const PaletteHit& b) { return a.score > b.score; });
    return QtFuture::makeReadyFuture(hits.mid(0, limit));
}

} // namespace myspike::ui
