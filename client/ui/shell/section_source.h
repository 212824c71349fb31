// The sections of the navigation as hits of the search box.
#pragma once

#include "client/ui/shell/palette_source.h"

namespace myspike::ui {

class NavigationBar;

class SectionSource final : public PaletteSource
{
public:
    /// The bar is not owned.
    SectionSource(const NavigationBar& bar, std::function<void(const QString&)> show)
        : m_bar(bar), m_show(std::move(show))
    {
    }
    QFuture<QList<PaletteHit>> find(const QString& text, int limit) override;

private:
    const NavigationBar& m_bar;
    std::function<void(const QString&)> m_show;
};

} // namespace myspike::ui
