// Breaks a document into pages, the same way for paper, preview and pictures. GUI thread (fonts).
#pragma once

#include <QSizeF>
#include <memory>

#include "client/ui/print/document.h"
#include "shared/base/result.h"

class QPainter;

namespace myspike::print {

/// Layout is computed once in tenths of a point, never in the dots of a device, so that every
/// device shows the same pages. Rows are not divided unless one is taller than a page; a heading
/// stays with what follows; a table's header stands on each of its pages.
class PageLayout
{
public:
    /// Faults: Invalid where a QR code's text is too long.
    static Result<PageLayout> of(const PrintDocument& document);

    int pageCount() const;
    /// In points of 1/72 inch.
    QSizeF pageSize() const;
    /// Paints a page from the painter's origin on a device of `dotsPerInch`.
    void paint(QPainter& painter, int page, double dotsPerInch) const;

private:
    struct Pages;
    explicit PageLayout(std::shared_ptr<const Pages> pages) : m_pages(std::move(pages)) {}
    std::shared_ptr<const Pages> m_pages;
};

} // namespace myspike::print
